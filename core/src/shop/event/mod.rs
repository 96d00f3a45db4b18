//! Events (事件): what happened. An event holds results (the price, the key's handle, the share), so that history does not
//! change when code does. Amounts are minor units of the shop's currency.

mod network;
mod parts;

pub use network::{ErasedName, LevelChange, MoveReason, MovedBalances};
pub use parts::{
    AccruedLine, BatchMore, CarriedLegs, DeliveredUnits, Follows, ImportedPreview, LineKeys, LookedAt,
    PartnerBack, PartnerPaid, Parts, PaymentPart, PeriodLine, PlacedExtras, PlacedLine, PlacedPart,
    PlacedTerms, PlacedUse, PoolKeys, RefundNotes, RefundSources, RefundedLine, ReservedUnits, ReversedLine,
    Seller, Share, ShortUnits, SupplierShare, ToldKeys,
};

use crate::catalog::Product;
use crate::channel::Channel;
use crate::codec::{Out, Put, put_derived, put_fields};
use crate::commission::{Exclusion, Plan};
use crate::contact::ContactHash;
use crate::digest::Digest;
use crate::few::Few;
use crate::gift::GiftTerms;
use crate::handle::Handles;
use crate::id::{
    BatchId, BonusId, ChannelId, ClientId, CustomerId, DeviceId, LevelId, OfferId, OrderId, OutsideId,
    PaymentId, PaymentMethodId, PlacementTreeId, PlanId, PoolId, ProductId, PurposeId, RefundId,
    ReservationId, SettlementId, ShopId, SupplierId, VariantId, WithdrawalId,
};
use crate::listing::{Listing, ReviewState};
use crate::lookup::FoundBy;
use crate::money::{Amount, Exact};
use crate::notice::Templates;
use crate::order::{Apart, ParcelLine, Worth};
use crate::people::{Level, PeriodNumber};
use crate::pricing::PriceBook;
use crate::reservation::ReservationEnd;
use crate::restock::Subscriber;
use crate::sale::Sale;
use crate::shop::Settings;
use crate::shop::command::{
    ArchivedBytes, ChannelQuota, PolicyOverride, RefundTo, Resolution, ReturnFrom, Settlement, StockName,
};
use crate::slot::{
    ChannelSlot, CouponSlot, CustomerSlot, LevelSlot, Named, OrderSlot, PoolSlot, ProductSlot, Registry,
    VariantSlot,
};
use crate::stock::{AlertLevels, AlertState, KeyFormat, PoolTerms, RejectedKey, ReusableLimits, SealedKey};
use crate::time::{Span, Time};
use crate::unpaid::Origin;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A customer as events name one.
pub type NamedCustomer = Named<CustomerId, CustomerSlot>;
/// An order as events name one.
pub type NamedOrder = Named<OrderId, OrderSlot>;

put_derived!(
    Exact,
    Exclusion,
    Subscriber,
    ReviewState,
    CarriedLegs,
    FoundBy,
    PeriodLine,
    Origin,
    ReservationEnd,
    ArchivedBytes,
    LookedAt,
    Worth,
    ParcelLine,
    SealedKey,
    RejectedKey,
    ReusableLimits,
    RefundTo,
    ReturnFrom,
    Settlement,
    PoolTerms,
    StockName,
    ChannelQuota,
    AlertLevels,
    AlertState,
    Resolution
);

/// Declares the events: each a struct of its own, numbered for CBOR; its fields stand in the order of their numbers.
macro_rules! events {
    ($(
        $n:literal $(#[$doc:meta])* $name:ident {
            $( $f:literal $(#[$fdoc:meta])* $field:ident : $ty:ty ),* $(,)?
        }
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
            pub struct $name {
                $( $(#[$fdoc])* #[n($f)] pub $field: $ty ),*
            }

            put_fields!($name { $( $field ),* });

            impl From<$name> for Event {
                fn from(event: $name) -> Self {
                    Self::$name(event)
                }
            }
        )*

        /// What happened, one variant per fact.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
        #[serde(rename_all = "snake_case")]
        #[cbor(flat)]
        #[non_exhaustive]
        pub enum Event {
            $( $(#[$doc])* #[n($n)] $name(#[n(0)] $name) ),*
        }

        /// A list of the fact's number and the fact.
        impl Put for Event {
            fn put(&self, out: &mut Out<'_>) {
                out.list(2);
                match self {
                    $( Self::$name(event) => {
                        out.number($n);
                        event.put(out);
                    } )*
                }
            }
        }

        impl Event {
            /// The order that the fact is about, where it is about one.
            pub(crate) fn order(&self) -> Option<OrderName<'_>> {
                match self { $( Self::$name(event) => order_of!(event; $($field)*) ),* }
            }

            /// The name of every fact.
            pub const NAMES: &'static [&'static str] = &[ $( stringify!($name) ),* ];

            /// The name of the fact.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self { $( Self::$name(_) => stringify!($name) ),* }
            }
        }
    };
}

/// The field of an event that names its order.
macro_rules! order_of {
    ($event:ident;) => {{
        let _ = $event;
        None
    }};
    ($event:ident; order $($rest:ident)*) => { AboutOrder::about(&$event.order) };
    ($event:ident; $other:ident $($rest:ident)*) => { order_of!($event; $($rest)*) };
}

/// An order as an event names it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum OrderName<'a> {
    /// One that is new.
    New(&'a OrderId),
    /// One that was placed before.
    Known(&'a NamedOrder),
}

impl OrderName<'_> {
    /// The order's slot.
    pub(crate) fn slot(&self, registry: &Registry<OrderId, OrderSlot>) -> Option<OrderSlot> {
        match self {
            Self::New(id) => registry.slot(id),
            Self::Known(named) => named.slot(registry),
        }
    }
}

/// A field that names the order that an event is about.
trait AboutOrder {
    fn about(&self) -> Option<OrderName<'_>>;
}

impl AboutOrder for OrderId {
    fn about(&self) -> Option<OrderName<'_>> {
        Some(OrderName::New(self))
    }
}

impl AboutOrder for NamedOrder {
    fn about(&self) -> Option<OrderName<'_>> {
        Some(OrderName::Known(self))
    }
}

impl<T: AboutOrder> AboutOrder for Option<T> {
    fn about(&self) -> Option<OrderName<'_>> {
        self.as_ref().and_then(AboutOrder::about)
    }
}

events! {
    0 /// A shop began. The first event of every journal.
    ShopOpened {
        0 /// The shop.
        shop: ShopId,
        1 /// Its settings.
        settings: Box<Settings>,
    }
    1 /// A client's session is open.
    SessionOpened {
        0 /// The client.
        client: ClientId,
    }
    2 /// A client's session is closed.
    SessionClosed {
        0 /// The client.
        client: ClientId,
    }
    3 /// A channel was added or replaced.
    ChannelPut {
        0 /// The channel.
        channel: Box<Channel>,
    }
    4 /// A level was added or replaced.
    LevelPut {
        0 /// The level.
        level: Box<Level>,
    }
    5 /// A pool is open.
    PoolOpened {
        0 /// The pool.
        pool: PoolId,
        1 /// The format of its key files.
        format: Box<KeyFormat>,
    }
    6 /// A product was added or replaced.
    ProductPut {
        0 /// The product.
        product: Box<Product>,
    }
    7 /// A batch of keys is in a pool.
    KeysImported {
        0 /// The pool.
        pool: Named<PoolId, PoolSlot>,
        1 /// The batch.
        batch: BatchId,
        2 /// Who supplied it.
        supplier: Option<SupplierId>,
        3 /// What one key cost.
        unit_cost: Option<Amount>,
        4 /// From when its keys are not sold any more.
        expires: Option<Time>,
        5 /// The keys that were taken in, in the order of their handles.
        keys: Vec<SealedKey>,
        6 /// The keys that were not, by position in the command.
        rejected: Vec<RejectedKey>,
        7 /// Its priority, its note and what buyers see of its keys, where it has any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        more: Option<Box<BatchMore>>,
    }
    8 /// A counted stock changed by hand.
    StockAdjusted {
        0 /// The variant.
        variant: Named<VariantId, VariantSlot>,
        1 /// How many more, or with a minus fewer.
        by: i64,
        2 /// How many there are now, reserved ones among them.
        on_hand: u64,
    }
    9 /// The reusable key of a variant is set.
    ReusableKeyPut {
        0 /// The variant.
        variant: Named<VariantId, VariantSlot>,
        1 /// The key, sealed.
        key: SealedKey,
        2 /// How often it may be sold.
        limits: ReusableLimits,
    }
    10 /// A price book makes the prices from now on.
    PriceBookPublished {
        0 /// The price book.
        book: Box<PriceBook>,
        1 /// Its digest.
        digest: Digest,
    }
    11 /// A plan pays commission from now on.
    PlanPublished {
        0 /// The plan.
        plan: Box<Plan>,
        1 /// Who published it although the shop's policy refuses it, and why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        overridden: Option<Box<PolicyOverride>>,
    }
    12 /// A customer is registered.
    CustomerRegistered {
        0 /// The customer.
        customer: CustomerId,
        1 /// Who invited.
        inviter: Option<NamedCustomer>,
        2 /// The membership level.
        level: Option<Named<LevelId, LevelSlot>>,
        3 /// Whether the customer can earn commission.
        promoter: bool,
    }
    13 /// A customer has an inviter now.
    InviterBound {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// Who invited.
        inviter: NamedCustomer,
    }
    14 /// A customer has another level.
    LevelSet {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// The level.
        level: Option<Named<LevelId, LevelSlot>>,
    }
    15 /// An order is placed; its stock and coupons are reserved.
    OrderPlaced {
        0 /// The order.
        order: OrderId,
        1 /// The channel.
        channel: Named<ChannelId, ChannelSlot>,
        2 /// The buyer; absent for a guest.
        buyer: Option<NamedCustomer>,
        3 /// The buyer's level.
        level: Option<Named<LevelId, LevelSlot>>,
        4 /// Whether it was priced as the buyer's first order.
        first_order: bool,
        5 /// The digest of the price book.
        book: Digest,
        6 /// The moment that the price was made for.
        quoted_at: Time,
        7 /// The lines.
        lines: Vec<PlacedLine>,
        8 /// The coupons that it uses.
        coupons: Few<Named<OfferId, CouponSlot>, 1>,
        9 /// The price of everything.
        total: Amount,
        10 /// How long it waits for its payment, in milliseconds.
        wait: Span,
        11 /// How it will be paid, where the price depends on it.
        payment_method: Option<PaymentMethodId>,
        12 /// What it has beside its lines, and where any line is taxed or given along.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        extras: Option<Box<PlacedExtras>>,
    }
    16 /// An unpaid order's time is over; its stock and coupons are free.
    OrderExpired {
        0 /// The order.
        order: NamedOrder,
    }
    17 /// An unpaid order was given up; its stock and coupons are free.
    OrderCancelled {
        0 /// The order.
        order: NamedOrder,
    }
    18 /// An order is paid.
    OrderPaid {
        0 /// The order.
        order: NamedOrder,
        1 /// The payment; absent where nothing was to be paid.
        payment: Option<PaymentId>,
        2 /// How much.
        amount: Amount,
    }
    19 /// A late payment's order has its stock and coupons again.
    StockReservedAgain {
        0 /// The order.
        order: NamedOrder,
        1 /// The keys of each line.
        keys: Vec<LineKeys>,
    }
    20 /// A payment came too late and its order waits for a person.
    OrderHeld {
        0 /// The order.
        order: NamedOrder,
        1 /// The payment.
        payment: PaymentId,
        2 /// How much.
        amount: Amount,
    }
    21 /// A payment came too late and is in the buyer's wallet.
    LatePaymentCredited {
        0 /// The order.
        order: NamedOrder,
        1 /// The payment.
        payment: PaymentId,
        2 /// How much.
        amount: Amount,
    }
    22 /// A person let a held order go on.
    HoldReleased {
        0 /// The order.
        order: NamedOrder,
    }
    23 /// All of an order is delivered: the keys are those of the units that were still owed.
    OrderDelivered {
        0 /// The order.
        order: NamedOrder,
        1 /// The keys of each line, by handle.
        keys: Few<LineKeys, 1>,
        2 /// What the shop earned by it.
        revenue: Amount,
        3 /// What of its money is no revenue, and the buyer's cashback.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        apart: Option<Box<Apart>>,
    }
    24 /// Commission is accrued.
    CommissionAccrued {
        0 /// The order.
        order: NamedOrder,
        1 /// The plan.
        plan: PlanId,
        2 /// The lines of commission.
        lines: Few<AccruedLine, 3>,
    }
    25 /// An order is completed.
    OrderCompleted {
        0 /// The order.
        order: NamedOrder,
    }
    26 /// An order's commission is vested: what is left of each line may be withdrawn.
    CommissionVested {
        0 /// The order.
        order: NamedOrder,
        1 /// How much for whom.
        shares: Vec<Share>,
    }
    27 /// Units of an order are refunded.
    OrderRefunded {
        0 /// The order.
        order: NamedOrder,
        1 /// The refund.
        refund: RefundId,
        2 /// The units and what they were worth.
        lines: Vec<RefundedLine>,
        3 /// How much in all.
        amount: Amount,
        4 /// Where the money went.
        to: RefundTo,
        5 /// Whether nothing is left to refund.
        whole: bool,
        6 /// What of the amount was no revenue, and the cashback that is taken back; of delivered orders.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        apart: Option<Box<Apart>>,
        7 /// What is not so with most refunds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        notes: Option<Box<RefundNotes>>,
    }
    28 /// Commission of refunded units is taken back.
    CommissionReversed {
        0 /// The order.
        order: NamedOrder,
        1 /// How much of which line.
        lines: Vec<ReversedLine>,
    }
    29 /// Delivered keys were shown again.
    KeysRevealed {
        0 /// The order.
        order: NamedOrder,
        1 /// Who asked.
        by: String,
        2 /// Why.
        reason: String,
    }
    30 /// Commission is on its way out.
    WithdrawalRequested {
        0 /// The withdrawal.
        withdrawal: WithdrawalId,
        1 /// Whose commission.
        promoter: NamedCustomer,
        2 /// How much, the fee included.
        amount: Amount,
        3 /// The fee.
        fee: Amount,
        4 /// Whether somebody must approve it before it is paid; absent where nobody must.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        approval: Option<bool>,
    }
    100 /// A period is closed: what its bonuses pay is settled.
    PeriodClosed {
        0 /// The period.
        period: u16,
        1 /// The plan.
        plan: PlanId,
        2 /// When it began.
        from: Time,
        3 /// When it was over.
        until: Time,
        4 /// What everybody bought in it.
        volume: Amount,
        5 /// Who earns what: by bonus, then by customer.
        lines: Vec<PeriodLine>,
        6 /// What legs keep for the next period.
        carries: Vec<CarriedLegs>,
        7 /// The digest of the batch: of period, plan, volume and lines.
        digest: Digest,
    }
    101 /// So many more lines of a closed period are paid.
    PeriodPaid {
        0 /// The period.
        period: u16,
        1 /// How many lines.
        lines: u32,
    }
    103 /// Suppliers and the platform have their shares of an order.
    PartnersPaid {
        0 /// The order.
        order: NamedOrder,
        1 /// By which plan.
        plan: PlanId,
        2 /// What they have, by line, then bonus.
        lines: Vec<PartnerPaid>,
    }
    104 /// A refund took back what suppliers and the platform had of it.
    PartnersReversed {
        0 /// The order.
        order: NamedOrder,
        1 /// How much of which share.
        lines: Vec<PartnerBack>,
    }
    105 /// A supplier was paid.
    SupplierSettled {
        0 /// The supplier.
        supplier: SupplierId,
        1 /// The settlement.
        settlement: SettlementId,
        2 /// How much.
        amount: Amount,
    }
    106 /// A plan or a price book was published that can leave less of a variant's price than the plan asks for.
    MarginWarned {
        0 /// The first such variant.
        variant: VariantId,
        1 /// Its lowest price.
        price: Amount,
        2 /// What it costs the shop.
        cost: Amount,
        3 /// The most that the plan can pay of it.
        most: Amount,
        4 /// How many percent of the price must be left.
        least: Exact,
    }
    107 /// An order changed who follows whom in the chain of a bonus.
    ChainMoved {
        0 /// The order.
        order: NamedOrder,
        1 /// The bonus.
        bonus: BonusId,
        2 /// Who bought.
        buyer: NamedCustomer,
        3 /// Who brought a buyer who is new to the chain.
        inviter: Option<NamedCustomer>,
        4 /// Whose recruits are one more.
        counted: Option<NamedCustomer>,
        5 /// Who is a partner from now on; what was frozen of theirs vests as everything else.
        promoted: Option<NamedCustomer>,
        6 /// Who follows whom.
        moves: Vec<Follows>,
    }
    108 /// The buyer of an order is too close to the own inviter: the order counts for nobody's volume.
    BrushingFound {
        0 /// The order.
        order: NamedOrder,
        1 /// The inviter.
        promoter: NamedCustomer,
        2 /// In what way they are close.
        why: Exclusion,
    }
    109 /// A channel is a sub-shop.
    SubShopPut {
        0 /// The channel.
        channel: Named<ChannelId, ChannelSlot>,
        1 /// Its owner.
        owner: NamedCustomer,
        2 /// The sub-shop at whose price it buys; the shop itself where absent.
        upstream: Option<Named<ChannelId, ChannelSlot>>,
        3 /// What it adds to that price, in percent.
        markup: Exact,
    }
    113 /// An order is sold through sub-shops.
    SoldThrough {
        0 /// The order.
        order: NamedOrder,
        1 /// Through which, from the uppermost down.
        sellers: Vec<Seller>,
    }
    102 /// A withdrawal may be paid.
    WithdrawalApproved {
        0 /// The withdrawal.
        withdrawal: WithdrawalId,
        1 /// Who approved it.
        by: String,
    }
    31 /// A withdrawal ended.
    WithdrawalSettled {
        0 /// The withdrawal.
        withdrawal: WithdrawalId,
        1 /// How.
        settlement: Settlement,
    }
    40 /// A pool sells its keys in another way.
    PoolConfigured {
        0 /// The pool.
        pool: PoolId,
        1 /// How.
        terms: PoolTerms,
    }
    41 /// A batch is in quarantine: none of its keys is sold.
    BatchQuarantined {
        0 /// The pool.
        pool: PoolId,
        1 /// The batch.
        batch: BatchId,
        2 /// How many of its available keys were taken out now.
        keys: u32,
        3 /// Who asked.
        by: String,
        4 /// Why.
        reason: String,
        5 /// Where the list of its orders in the reply begins, if not with the first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<u32>,
    }
    42 /// A batch is in quarantine no longer.
    BatchReleased {
        0 /// The pool.
        pool: PoolId,
        1 /// The batch.
        batch: BatchId,
        2 /// How many of its keys went back now.
        keys: u32,
        3 /// Who asked.
        by: String,
        4 /// Why.
        reason: String,
    }
    43 /// Keys left the shop.
    KeysExported {
        0 /// The pool.
        pool: PoolId,
        1 /// The batch that they were asked of.
        batch: Option<BatchId>,
        2 /// Their handles.
        keys: Handles,
        3 /// Who asked.
        by: String,
        4 /// Why.
        reason: String,
    }
    44 /// A stock is shared out among channels.
    QuotasPut {
        0 /// The stock.
        of: StockName,
        1 /// The shares.
        quotas: Vec<ChannelQuota>,
        2 /// Whether all counts begin at nothing.
        afresh: bool,
    }
    45 /// A stock is watched, or no longer.
    StockAlertPut {
        0 /// The stock.
        of: StockName,
        1 /// When an alert is raised and cleared.
        levels: Option<AlertLevels>,
    }
    46 /// A watched stock is low, out, or well again.
    StockAlerted {
        0 /// The stock.
        of: StockName,
        1 /// How it stands now.
        state: AlertState,
        2 /// How many units are available.
        available: u64,
    }
    32 /// Keys of a batch are past their validity and not sold any more.
    KeysExpired {
        0 /// The pool.
        pool: Named<PoolId, PoolSlot>,
        1 /// The batch.
        batch: BatchId,
        2 /// How many.
        keys: u32,
    }
    50 /// Some units of an order are handed over; others are still owed.
    UnitsDelivered {
        0 /// The order.
        order: NamedOrder,
        1 /// The units of each line.
        lines: Few<DeliveredUnits, 1>,
    }
    70 /// Orders left memory for the archive, or were looked at and stay.
    OrdersArchived {
        0 /// The orders, those first that came to an end first.
        orders: Vec<LookedAt>,
        1 /// What those that left are worth in the books.
        worth: Worth,
    }
    71 /// An order is back from the archive.
    OrderRestored {
        0 /// The order.
        order: OrderId,
        1 /// The bytes that it was archived as.
        bytes: ArchivedBytes,
    }
    72 /// An order is found by its contact and a secret.
    OrderMadeFindable {
        0 /// The order.
        order: NamedOrder,
        1 /// The contact and the secret, hashed.
        found_by: FoundBy,
    }
    73 /// A lookup found nothing, which counts.
    LookupFailed {
        0 /// The contact.
        contact: ContactHash,
        1 /// The device that asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        device: Option<DeviceId>,
    }
    51 /// A parcel with units of an order is on its way.
    ParcelSent {
        0 /// The order.
        order: NamedOrder,
        1 /// Its position among the order's parcels, from 0.
        parcel: u32,
        2 /// Who carries it.
        carrier: String,
        3 /// The carrier's number for it.
        tracking: String,
        4 /// What is in it.
        lines: Vec<ParcelLine>,
    }
    52 /// A parcel arrived.
    ParcelArrived {
        0 /// The order.
        order: NamedOrder,
        1 /// Its position among the order's parcels, from 0.
        parcel: u32,
    }
    53 /// Delivered content was downloaded.
    ContentDownloaded {
        0 /// The order.
        order: NamedOrder,
        1 /// The line's position in the order, from 0.
        line: u32,
        2 /// How often by now.
        count: u32,
    }
    54 /// Delivered content is given out anew: its downloads are counted from nothing.
    ContentReissued {
        0 /// The order.
        order: NamedOrder,
        1 /// The line's position in the order, from 0.
        line: u32,
        2 /// Until when it may be downloaded; absent for ever.
        until: Option<Time>,
    }
    55 /// A customer has a level that was bought.
    MembershipGranted {
        0 /// The order.
        order: NamedOrder,
        1 /// The line's position in the order, from 0.
        line: u32,
        2 /// The customer.
        customer: NamedCustomer,
        3 /// The level.
        level: Named<LevelId, LevelSlot>,
        4 /// When what is granted begins: now, or when what was bought before ends.
        from: Time,
        5 /// When all that was bought of it ends; absent where only units without an end were.
        until: Option<Time>,
        6 /// How many units without an end the customer has.
        endless: u32,
    }
    56 /// A refund took back a level that was bought, or a part of its time.
    MembershipTakenBack {
        0 /// The order.
        order: NamedOrder,
        1 /// The line's position in the order, from 0.
        line: u32,
        2 /// The customer.
        customer: NamedCustomer,
        3 /// The level.
        level: Named<LevelId, LevelSlot>,
        4 /// When what is left of it ends; it may be over.
        until: Option<Time>,
        5 /// How many units without an end are left.
        endless: u32,
    }
    57 /// The time of a level that was bought is over.
    MembershipEnded {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// The level.
        level: Named<LevelId, LevelSlot>,
    }
    58 /// What the buyer answered is forgotten.
    AnswersErased {
        0 /// The order.
        order: NamedOrder,
    }
    59 /// Units of a line that had no stock have some now.
    StockAllotted {
        0 /// The order.
        order: NamedOrder,
        1 /// The line's position in the order, from 0.
        line: u32,
        2 /// How many units.
        units: u32,
        3 /// The handles of their keys; empty where the stock has no keys.
        keys: Handles,
        4 /// Their keys where the variant has several pools.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parts: Option<Box<Parts>>,
    }
    130 /// Units of an order have no stock: they wait for it in the order of payments.
    UnitsShort {
        0 /// The order.
        order: NamedOrder,
        1 /// The units, of all lines.
        lines: Vec<ShortUnits>,
    }
    131 /// A delivery failed: nothing was handed over.
    DeliveryFailed {
        0 /// The order.
        order: NamedOrder,
        1 /// Which lines, from 0; empty for all.
        lines: Vec<u32>,
        2 /// Why.
        reason: String,
        3 /// How often by now.
        failures: u32,
        4 /// When it is tried again; absent where a person must look at it.
        retry_at: Option<Time>,
    }
    132 /// A delivery that failed is to be tried again.
    DeliveryRetryDue {
        0 /// The order.
        order: NamedOrder,
    }
    133 /// Stock that was promised did not come in time.
    BackorderOverdue {
        0 /// The order.
        order: NamedOrder,
        1 /// The line's position in the order, from 0.
        line: u32,
    }
    80 /// An unpaid order is counted for the device and the contact that it comes from.
    OriginNoted {
        0 /// The order.
        order: NamedOrder,
        1 /// Where it comes from.
        origin: Box<Origin>,
    }
    81 /// Stock is held without an order.
    StockHeld {
        0 /// The reservation.
        reservation: ReservationId,
        1 /// The channel.
        channel: Named<ChannelId, ChannelSlot>,
        2 /// For whom; absent for a guest.
        buyer: Option<NamedCustomer>,
        3 /// For how long, in milliseconds.
        wait: Span,
        4 /// What is held.
        lines: Vec<ReservedUnits>,
        5 /// Where it comes from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        origin: Option<Box<Origin>>,
    }
    82 /// A reservation holds other units.
    ReservationResized {
        0 /// The reservation.
        reservation: ReservationId,
        1 /// All that it holds now.
        lines: Vec<ReservedUnits>,
    }
    83 /// A reservation's end is put off.
    ReservationExtended {
        0 /// The reservation.
        reservation: ReservationId,
        1 /// When it ends now.
        expires: Time,
    }
    84 /// A reservation is over; what it held is free.
    ReservationEnded {
        0 /// The reservation.
        reservation: ReservationId,
        1 /// Why.
        end: ReservationEnd,
    }
    85 /// An order takes units over from a reservation.
    ReservationDrawn {
        0 /// The reservation.
        reservation: ReservationId,
        1 /// What it keeps; it is over where it keeps nothing.
        left: Vec<ReservedUnits>,
    }
    86 /// An unpaid order buys something else.
    OrderResized {
        0 /// The order.
        order: NamedOrder,
        1 /// The order as it is now; its deadline stays.
        placed: Box<OrderPlaced>,
    }
    87 /// An unpaid order's deadline is put off.
    OrderExtended {
        0 /// The order.
        order: NamedOrder,
        1 /// How long it waits from now on, in milliseconds.
        wait: Span,
    }
    88 /// A variant's sale is limited.
    SalePut {
        0 /// The variant.
        variant: Named<VariantId, VariantSlot>,
        1 /// The limits.
        sale: Box<Sale>,
    }
    89 /// Notices have these texts.
    TemplatesPut {
        0 /// The texts.
        templates: Box<Templates>,
    }
    170 /// An order is a gift.
    GiftPrepared {
        0 /// The order.
        order: NamedOrder,
        1 /// How it is claimed.
        terms: Box<GiftTerms>,
    }
    171 /// Somebody tried a wrong code.
    GiftMissed {
        0 /// The order.
        order: NamedOrder,
    }
    172 /// A gift is claimed.
    GiftClaimed {
        0 /// The order.
        order: NamedOrder,
        1 /// Who receives it.
        recipient: NamedCustomer,
    }
    173 /// Nobody claimed a gift in time.
    GiftLapsed {
        0 /// The order.
        order: NamedOrder,
    }
    174 /// Somebody waits for a variant.
    RestockSubscribed {
        0 /// The variant.
        variant: Named<VariantId, VariantSlot>,
        1 /// Who.
        subscriber: Box<Subscriber>,
    }
    175 /// Somebody waits no more.
    RestockUnsubscribed {
        0 /// The variant.
        variant: Named<VariantId, VariantSlot>,
        1 /// Who.
        subscriber: Box<Subscriber>,
    }
    176 /// Those who waited first are told that a variant is available; they wait no more.
    RestockTold {
        0 /// The variant.
        variant: Named<VariantId, VariantSlot>,
        1 /// Who; nobody where it is gone again.
        subscribers: Vec<Subscriber>,
        2 /// Whether others are told next.
        more: bool,
    }
    177 /// A channel shows a product otherwise.
    ListingPut {
        0 /// What is other.
        listing: Box<Listing>,
    }
    178 /// A product is reviewed.
    ProductReviewed {
        0 /// The product.
        product: Named<ProductId, ProductSlot>,
        1 /// Where it stands.
        state: ReviewState,
        2 /// Who says so.
        by: String,
        3 /// Why.
        reason: Option<String>,
    }
    90 /// A customer has another inviter, or none; everybody below moved along.
    CustomerMoved {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// The inviter since.
        inviter: Option<NamedCustomer>,
        2 /// Why.
        why: MoveReason,
    }
    92 /// A customer goes on as another.
    CustomersMerged {
        0 /// Who was merged.
        customer: NamedCustomer,
        1 /// Who goes on.
        into: NamedCustomer,
        2 /// The inviter of who goes on.
        inviter: Option<NamedCustomer>,
        3 /// The level of who goes on.
        level: Option<Named<LevelId, LevelSlot>>,
        4 /// What moved from one to the other.
        moved: MovedBalances,
    }
    93 /// A merge was undone.
    CustomersUnmerged {
        0 /// Who had been merged.
        customer: NamedCustomer,
        1 /// Who had gone on as both.
        from: NamedCustomer,
        2 /// The inviter of who had been merged.
        inviter: Option<NamedCustomer>,
        3 /// The inviter of who had gone on.
        survivors: Option<NamedCustomer>,
        4 /// The level of who had gone on.
        level: Option<Named<LevelId, LevelSlot>>,
        5 /// What moved back.
        moved: MovedBalances,
    }
    60 /// A part of what is to be paid for an order has come.
    PartPaid {
        0 /// The order.
        order: NamedOrder,
        1 /// The payment.
        payment: PaymentId,
        2 /// How much.
        amount: Amount,
    }
    61 /// Money came that buys nothing: paid too much, paid again, paid for nothing that the shop knows.
    MoneySpared {
        0 /// The payment; it may have paid for its order beside this.
        payment: PaymentId,
        1 /// The order that it was made for.
        order: Option<NamedOrder>,
        2 /// How much.
        amount: Amount,
        3 /// In whose wallet it is; absent where it waits for going back.
        wallet: Option<NamedCustomer>,
    }
    62 /// What was paid in part for an order that came to nothing buys nothing.
    PartsSpared {
        0 /// The order.
        order: NamedOrder,
        1 /// What goes back into the buyer's wallet, from where it came.
        from_wallet: Amount,
        2 /// What came by payments, and how much of each.
        parts: Vec<PaymentPart>,
        3 /// Whether that is in the buyer's wallet; otherwise it waits for going back.
        credited: bool,
    }
    63 /// An order was paid from its buyer's wallet, whole or in part.
    PaidFromWallet {
        0 /// The order.
        order: NamedOrder,
        1 /// How much.
        amount: Amount,
    }
    64 /// A wallet was topped up.
    WalletToppedUp {
        0 /// Whose.
        customer: NamedCustomer,
        1 /// The payment.
        payment: PaymentId,
        2 /// How much.
        amount: Amount,
    }
    65 /// A person changed a wallet.
    WalletAdjusted {
        0 /// Whose.
        customer: NamedCustomer,
        1 /// How much more, or with a minus less.
        by: Amount,
        2 /// Who did it.
        who: String,
        3 /// Why.
        reason: String,
    }
    66 /// Money of a payment that buys nothing goes back.
    PaymentReturned {
        0 /// The payment.
        payment: PaymentId,
        1 /// The refund.
        refund: RefundId,
        2 /// How much.
        amount: Amount,
        3 /// From where.
        from: ReturnFrom,
        4 /// Where to.
        to: RefundTo,
        5 /// Whose wallet it comes from or goes to.
        wallet: Option<NamedCustomer>,
        6 /// Whether the gateway has still to confirm it.
        awaited: bool,
    }
    67 /// A refund to the source ended.
    RefundSettled {
        0 /// The refund.
        refund: RefundId,
        1 /// How.
        settlement: Settlement,
    }
    91 /// An identity has a customer, or none any more.
    IdentityLinked {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// The channel.
        channel: Named<ChannelId, ChannelSlot>,
        2 /// What the channel calls the customer.
        outside: OutsideId,
        3 /// Whether it is the customer's now.
        linked: bool,
    }
    95 /// A customer said something about a use of data.
    ConsentSet {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// The use.
        purpose: PurposeId,
        2 /// Whether it is allowed.
        granted: bool,
        3 /// The version of the text that was agreed to.
        version: u32,
    }
    96 /// A person was forgotten.
    CustomerErased {
        0 /// The customer, and those who were merged into them.
        erased: Vec<ErasedName>,
    }
    97 /// What a customer may be, and whether they may earn.
    StandingSet {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// Whether they can earn commission.
        promoter: bool,
        2 /// Whether they own a sub-shop.
        sub_shop: bool,
        3 /// Whether they speak for a supplier.
        supplier: bool,
        4 /// Why they are blocked; absent where they are not.
        blocked: Option<String>,
    }
    112 /// A customer has a level for a time.
    LevelGiven {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// The level.
        level: Named<LevelId, LevelSlot>,
        2 /// Until when.
        until: Time,
    }
    110 /// Levels were reviewed.
    LevelsReviewed {
        0 /// How many whose figures had changed were looked at.
        looked: u32,
        1 /// The period whose end was reviewed.
        period: Option<PeriodNumber>,
        2 /// Up to whom; absent where it was finished.
        upto: Option<NamedCustomer>,
        3 /// What was found.
        changes: Vec<LevelChange>,
        4 /// Up to whom everybody was looked at because what a level asks for had changed.
        swept: Option<NamedCustomer>,
    }
    98 /// A customer has a seat in a placement tree.
    CustomerPlaced {
        0 /// The tree.
        tree: PlacementTreeId,
        1 /// The customer.
        customer: NamedCustomer,
        2 /// Who brought them; absent for the first.
        sponsor: Option<NamedCustomer>,
        3 /// Under whom; absent for the first.
        above: Option<NamedCustomer>,
        4 /// In which leg, from 0.
        leg: Option<u8>,
    }
    99 /// A placement tree is open.
    PlacementTreeOpened {
        0 /// The tree.
        tree: PlacementTreeId,
        1 /// How many legs a seat has.
        width: u8,
        2 /// How many levels below the sponsor somebody sits at the most; 0 for any.
        depth: u16,
    }
    68 /// A payer's bank took money of a payment back. What of it was in an order is told by the refund that follows.
    ChargedBack {
        0 /// The payment.
        payment: PaymentId,
        1 /// The gateway's id of the chargeback.
        chargeback: RefundId,
        2 /// The order that the payment was made for.
        order: Option<NamedOrder>,
        3 /// How much in all.
        amount: Amount,
        4 /// What of it waited for going back.
        spare: Amount,
        5 /// What of it was kept for the order, which awaits the rest.
        unpaid: Amount,
        6 /// What of it is taken out of the payer's wallet.
        of_wallet: Amount,
        7 /// Whose wallet that is.
        wallet: Option<NamedCustomer>,
        8 /// What of it was not there any more: the shop's loss.
        lost: Amount,
    }
    69 /// A paid order waits for a person; it keeps its stock.
    OrderInReview {
        0 /// The order.
        order: NamedOrder,
        1 /// Why.
        reason: String,
    }
    120 /// What keys cost that were handed over, less what faulty ones cost that came back.
    CostIncurred {
        0 /// The order.
        order: NamedOrder,
        1 /// How much is owed to whom.
        shares: Vec<SupplierShare>,
    }
    121 /// Units of an order are exchanged for others.
    UnitsReplaced {
        0 /// The order.
        order: NamedOrder,
        1 /// The line's position in the order, from 0.
        line: u32,
        2 /// Which units, from 0.
        units: Vec<u32>,
        3 /// The keys that they were, unit by unit.
        old: Vec<ToldKeys>,
        4 /// The keys that they are from now on.
        new: ToldKeys,
        5 /// Why.
        reason: String,
        6 /// Whether they were faulty.
        faulty: bool,
        7 /// Why it was done although no warranty covers it.
        despite: Option<String>,
    }
    122 /// A buyer complains: the order does not complete meanwhile, and its suppliers are not paid.
    ComplaintOpened {
        0 /// The order.
        order: NamedOrder,
        1 /// What is wrong.
        reason: String,
    }
    134 /// A complaint was not answered in time.
    ComplaintOverdue {
        0 /// The order.
        order: NamedOrder,
    }
    123 /// A complaint ended.
    ComplaintResolved {
        0 /// The order.
        order: NamedOrder,
        1 /// How.
        resolution: Resolution,
    }
    111 /// Something brought a customer.
    TouchRecorded {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// In which channel.
        channel: Named<ChannelId, ChannelSlot>,
        2 /// By whom, where it was somebody.
        promoter: Option<NamedCustomer>,
    }
}
