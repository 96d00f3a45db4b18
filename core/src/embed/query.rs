//! Every read of a shop, as a document.

use crate::commission::Plan;
use crate::contact::ContactHash;
use crate::document;
use crate::embed::plan_views::SimulatedView;
use crate::embed::views::{
    AwaitedRefundView, ExplainedOrder, ExplainedPeriod, NoticeView, Page, PoolView, ShopView, what_if_rows,
};
use crate::embed::{EmbeddedShop, Rejected};
use crate::id::{
    BatchId, BonusId, ChannelId, CustomerId, OrderId, OutsideId, PaymentId, PlacementTreeId, PoolId,
    ProductId, RefundId, VariantId,
};
use crate::language::Language;
use crate::notice::Output;
use crate::people::AttributionModel;
use crate::pricing::{Cart, CouponCode, LintSettings, PriceBook};
use crate::shop::command::{ArchivedBytes, StockName};
use crate::shop::{PreviewView, WhichOrders};
use crate::time::Time;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Deserialize;

/// How many rows a page has where a query does not say.
const PAGE: usize = 100;

/// Declares the queries and what answers each: a new read of the shop is one more entry.
macro_rules! queries {
    (
        |$embedded:ident, $shop:ident|
        $( $(#[$doc:meta])* $name:ident { $( $field:ident: $ty:ty ),* $(,)? } => $answer:expr; )*
    ) => {
        /// A question to a shop. In JSON an object with one member, the question's name, whose value has the fields:
        /// `{"stock": {"variant": "gift-card-50"}}`, `{"balances": {}}`.
        ///
        /// `at` is the moment that is asked about; the shop's clock where it is left out. `limit` is the length of a page,
        /// 100 where it is left out.
        #[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Query {
            $( $(#[$doc])* $name {
                $( #[doc = concat!("The `", stringify!($field), "` that is asked about.")] $field: $ty ),*
            }, )*
        }

        impl Query {
            /// The name of every query.
            pub const NAMES: &'static [&'static str] = &[ $( stringify!($name) ),* ];

            /// The answer, as JSON.
            ///
            /// # Errors
            /// [`Rejected`] where it asks for what is not known.
            pub fn answer(self, $embedded: &EmbeddedShop) -> Result<String, Rejected> {
                let $shop = $embedded.shop();
                Ok(match self {
                    $( Self::$name { $($field),* } => document::print("answer", &$answer)?, )*
                })
            }
        }
    };
}

queries! {
    |embedded, shop|

    /// The shop as a whole: id, clock, number of the last record, end of the journal, what is due when.
    Shop {} => ShopView::of(embedded);
    /// What the shop was set up with.
    Settings {} => shop.settings();
    /// When to send a tick; null while nothing is due ever.
    NextDeadline {} => shop.next_deadline();
    /// The digest of the state. Costs a pass over it.
    Digest {} => shop.digest();
    /// Whether every invariant holds: null, or the first that does not. Costs several passes over the state.
    Check {} => shop.check().err();
    /// The shop's own balances.
    Balances {} => shop.balances();
    /// The sum of all balances in minor units, as text: always "0".
    TrialBalance {} => shop.trial_balance().to_string();
    /// What is to be told of the last command or batch, and to whom; in words where a language is named.
    Notices { language: Option<String>, output: Option<Output> } =>
        NoticeView::of_last(embedded, language.as_deref(), output.unwrap_or_default())?;

    /// A cart by the price book in force.
    Quote { cart: Cart } => shop.quote(&cart)?;
    /// The best of the coupons that a buyer holds.
    BestCoupons { cart: Cart, held: Vec<CouponCode> } => shop.best_coupons(&cart, &held)?;
    /// A cart that takes the place of what an unpaid order buys.
    QuoteResized { order: OrderId, cart: Cart } => shop.quote_resized(&order, &cart)?;
    /// The price book in force, whole; null where none is.
    PriceBook {} => shop.price_book();
    /// What a device may know of the price book in force; null where none is.
    PublicPriceBook { buyer: Option<CustomerId> } => shop.public_price_book(buyer.as_ref());
    /// What lets a device use a coupon's code.
    Grant { code: CouponCode, buyer: Option<CustomerId> } => shop.grant(&code, buyer.as_ref())?;
    /// What is wrong with a price book, given what the shop knows.
    Lint { book: PriceBook, settings: Option<LintSettings> } =>
        shop.lint(book, &settings.unwrap_or_default())?;
    /// What the shop's orders would have cost by another price book; with `rows` for each order too.
    WhatIf { book: PriceBook, which: Option<WhichOrders>, rows: Option<bool> } =>
        what_if_rows(shop, book, which.unwrap_or_default(), rows.unwrap_or_default())?;

    /// The stock of a variant.
    Stock { variant: VariantId, at: Option<Time> } => shop.stock(&variant, at.unwrap_or(shop.clock()))?;
    /// How many units of several variants can be sold in all; null where there is always one more.
    StockTogether { variants: Vec<VariantId>, at: Option<Time> } =>
        shop.stock_together(&variants, at.unwrap_or(shop.clock()))?;
    /// How many units of a variant a channel may take; null where there is always one more.
    StockFor { variant: VariantId, channel: ChannelId, at: Option<Time> } =>
        shop.stock_for(&variant, &channel, at.unwrap_or(shop.clock()))?;
    /// The version of a variant's stock, for `expected_version`.
    StockVersion { variant: VariantId } => shop.stock_version(&variant)?;
    /// The version of a pool, for `expected_version`.
    PoolVersion { pool: PoolId } => shop.pool_version(&pool)?;
    /// How many keys of a pool are in each state.
    PoolCounts { pool: PoolId } => shop.pool_counts(&pool)?;
    /// Every pool with its counts, in the order of opening.
    Pools {} => PoolView::all(shop);
    /// A batch of a pool.
    Batch { pool: PoolId, batch: BatchId } => shop.batch(&pool, &batch)?;
    /// The orders that have keys of a batch, from where the page before ended.
    Affected { pool: PoolId, batch: BatchId, after: Option<u32>, limit: Option<usize> } =>
        shop.affected(&pool, &batch, after, limit.unwrap_or(PAGE))?;
    /// The quotas on a stock.
    Quotas { of: StockName, at: Option<Time> } => shop.quotas(&of, at.unwrap_or(shop.clock()))?;
    /// How a watched stock stands and how long it lasts; null where it is not watched.
    Outlook { of: StockName, at: Option<Time> } => shop.outlook(&of, at.unwrap_or(shop.clock()))?;
    /// What buyers can pick of a variant, after the last of the page before.
    Previews { variant: VariantId, after: Option<PreviewView>, limit: Option<usize>, at: Option<Time> } =>
        shop.previews(&variant, after.as_ref(), limit.unwrap_or(PAGE), at.unwrap_or(shop.clock()))?;
    /// How many subscribers wait for a variant.
    RestockSubscribers { variant: VariantId } => shop.restock_subscribers(&variant)?;
    /// What the shop owes its suppliers.
    SupplierBalances {} => shop.supplier_balances();
    /// The limits of a variant's sale, and what a buyer has of them; null where nothing limits it.
    Sale { variant: VariantId, buyer: Option<CustomerId>, at: Option<Time> } =>
        shop.sale(&variant, buyer.as_ref(), at.unwrap_or(shop.clock()))?;
    /// What is other about a product on a channel; null where nothing is.
    Listing { channel: ChannelId, product: ProductId } => shop.listing(&channel, &product)?;
    /// Where the review of a product stands.
    Review { product: ProductId } => shop.review(&product)?;
    /// What keeps products from being sold or buyers from choosing.
    LintCatalog { at: Option<Time> } => shop.lint_catalog(at.unwrap_or(shop.clock()));

    /// An order in memory.
    Order { order: OrderId } => shop.order(&order)?;
    /// The ids of the orders in memory, in the order of placing: a page after so many.
    OrderIds { after: Option<usize>, limit: Option<usize> } =>
        Page::of(shop.order_ids(), after.unwrap_or_default(), limit.unwrap_or(PAGE));
    /// The version of an order, for `expected_version`.
    OrderVersion { order: OrderId } => shop.order_version(&order)?;
    /// The orders in memory of a buyer, the newest first.
    OrdersOf { buyer: CustomerId, after: Option<OrderId>, limit: Option<usize> } =>
        shop.orders_of(&buyer, after.as_ref(), limit.unwrap_or(PAGE))?;
    /// The orders in memory that name a contact and a secret, the newest first.
    OrdersOfContact { contact: ContactHash } => shop.orders_of_contact(contact)?;
    /// The sealed keys that an order's buyer owns.
    KeysOf { order: OrderId } => shop.keys_of(&order)?;
    /// What the buyer of an order answered.
    AnswersOf { order: OrderId } => shop.answers_of(&order)?;
    /// Why an order cost what it cost and paid whom it paid.
    Explain { order: OrderId, language: Option<Language> } =>
        ExplainedOrder::of(&shop.explain(&order)?, language.unwrap_or_default());
    /// The gift that an order is; null where it is none.
    Gift { order: OrderId } => shop.gift(&order);
    /// An archived order, from the bytes that it left with.
    ArchivedOrder { order: OrderId, bytes: ArchivedBytes } => shop.archived_order(&order, &bytes)?;
    /// How many orders are in the archive.
    ArchivedOrders {} => shop.archived_orders();
    /// Whether an order is in the archive.
    IsArchived { order: OrderId } => shop.is_archived(&order);
    /// The paid orders that wait for a person, the most urgent first.
    FulfilmentQueue { at: Option<Time>, limit: Option<usize> } =>
        shop.fulfilment_queue(at.unwrap_or(shop.clock()), limit.unwrap_or(PAGE));
    /// How many orders wait for a person.
    FulfilmentQueueLen {} => shop.fulfilment_queue_len();
    /// The orders that paid for a variant whose stock has not come.
    WaitingFor { variant: VariantId, limit: Option<usize> } =>
        shop.waiting_for(&variant, limit.unwrap_or(PAGE))?;

    /// A payment.
    Payment { payment: PaymentId } => shop.payment(&payment)?;
    /// The payments of an order.
    PaymentsOf { order: OrderId } => shop.payments_of(&order)?;
    /// The payments of which money waits for going back.
    SparePayments {} => shop.spare_payments();
    /// A refund.
    Refund { refund: RefundId } => shop.refund(&refund)?;
    /// The refunds that the gateway has not confirmed yet.
    AwaitedRefunds {} => AwaitedRefundView::all(shop);

    /// A customer.
    Customer { customer: CustomerId } => shop.customer(&customer)?;
    /// The ids of the customers, in the order of registering: a page after so many.
    CustomerIds { after: Option<usize>, limit: Option<usize> } =>
        Page::of(shop.customer_ids(), after.unwrap_or_default(), limit.unwrap_or(PAGE));
    /// Whom a channel knows by an identity; null for nobody.
    CustomerByIdentity { channel: ChannelId, outside: OutsideId } =>
        shop.customer_by_identity(&channel, &outside);
    /// A customer's place among people, with figures and standing.
    Network { customer: CustomerId } => shop.network(&customer)?;
    /// The customers above one, nearest first.
    Upline { customer: CustomerId } => shop.upline(&customer)?;
    /// Those whom a customer invited: a page from a position on.
    Directs { customer: CustomerId, from: Option<usize>, limit: Option<usize> } =>
        Page::from(shop.directs(&customer, from.unwrap_or_default(), limit.unwrap_or(PAGE))?);
    /// A customer's seat in a placement tree; null for one without.
    Seat { tree: PlacementTreeId, customer: CustomerId } => shop.seat(&tree, &customer)?;
    /// Whose share it is that a customer came.
    Attribution { customer: CustomerId, model: Option<AttributionModel>, at: Option<Time> } =>
        shop.attribution(&customer, model.unwrap_or_default(), at.unwrap_or(shop.clock()))?;
    /// The number of the period that the shop's clock is in.
    CurrentPeriod {} => shop.current_period();

    /// The periods that were closed.
    Periods {} => shop.periods();
    /// What a period pays somebody and why; what closing it now would come to, where it is not closed.
    ExplainPeriod { period: u16, customer: CustomerId, language: Option<Language> } =>
        ExplainedPeriod::of(&shop.explain_period(period, &customer)?, language.unwrap_or_default());

    /// The commission of an order.
    Commission { order: OrderId } => shop.commission(&order)?;
    /// What suppliers and the platform have of an order.
    PartnerShares { order: OrderId } => shop.partner_shares(&order)?;
    /// Where a customer stands in the chain of a bonus.
    Chain { bonus: BonusId, customer: CustomerId } => shop.chain(&bonus, &customer)?;
    /// The sub-shop that sells on a channel; null where there is none.
    SubShop { channel: ChannelId } => shop.sub_shop(&channel);
    /// The policy that plans are measured by.
    Policy {} => shop.settings().plans.policy();
    /// What the shop's policy says of a plan.
    LintPlan { plan: Plan } => shop.lint_plan(&plan)?;
    /// What a plan would have paid for the shop's orders.
    WhatIfPlan { plan: Plan, which: Option<WhichOrders> } =>
        SimulatedView::of_shop(shop, &shop.what_if_plan(&plan, which.unwrap_or_default())?);
    /// The plan in force and another one on the same orders.
    ComparePlans { plan: Plan, which: Option<WhichOrders> } =>
        SimulatedView::compared(shop, &shop.compare_plans(&plan, which.unwrap_or_default())?);
}
