//! Reading a shop. Nothing here changes it.

use crate::catalog::{Fulfilment, FulfilmentKind, Source};
use crate::commission::{Accrued, Stage as CommissionStage};
use crate::id::{
    BonusId, ChannelId, ContentId, CustomerId, LevelId, OfferId, OrderId, PoolId, ProductId, RegionId,
    ShippingMethodId, VariantId,
};
use crate::ledger::{Account, CustomerAccount, ShopAccount};
use crate::money::{Amount, Money, MoneyRefusal};
use crate::order::{Extras, Line, Order, Parcel, Stage, Units};
use crate::pricing::{
    BestCoupons, BuyerFacts, Cart, CouponCode, PriceBook, Pricer, PricingRefusal, Quote, WorkLimit,
};
use crate::shop::stock_read::PoolStock;
use crate::shop::{Rejection, Shop, ShopRefusal};
use crate::slot::{CustomerSlot, Slot};
use crate::stock::{KeyCounts, KeyPool, SealedKey};
use crate::text::LocalText;
use crate::time::Time;
use alloc::string::ToString;
use alloc::vec::Vec;
use serde::Serialize;

/// The stock of a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StockView {
    /// The variant.
    pub variant: VariantId,
    /// How many can be sold now; absent where there is always one more.
    pub available: Option<u64>,
    /// How many are held for unpaid or undelivered orders.
    pub reserved: u64,
    /// How many are sold ahead of the stock: they are held as soon as they come.
    #[serde(skip_serializing_if = "is_nothing")]
    pub promised: u64,
    /// How many more may be sold ahead of the stock; absent where none may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backorder_left: Option<u64>,
    /// When stock is expected that is sold ahead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Time>,
    /// The pools that its keys come from, in the order of sale. Other variants may draw from the same pools:
    /// [`Shop::stock_together`] counts each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pools: Vec<PoolStock>,
}

fn is_nothing<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// An order as the outside sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderView {
    /// The order.
    pub order: OrderId,
    /// Where it stands.
    pub stage: Stage,
    /// The channel.
    pub channel: Option<ChannelId>,
    /// The buyer; absent for a guest.
    pub buyer: Option<CustomerId>,
    /// When it was placed.
    pub placed_at: Time,
    /// When its expiry or completion is due.
    pub due: Option<Time>,
    /// The price of everything.
    pub total: Money,
    /// What was paid.
    pub paid: Money,
    /// What went back.
    pub refunded: Money,
    /// The lines.
    pub lines: Vec<OrderLineView>,
    /// The parcels that were sent, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parcels: Vec<Parcel>,
    /// What it has beside its lines, where it has anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extras: Option<OrderExtrasView>,
}

/// What an order has beside its lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderExtrasView {
    /// Where it is taxed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionId>,
    /// How it is shipped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_method: Option<ShippingMethodId>,
    /// What shipping costs, with its tax.
    pub shipping: Money,
    /// What the buyer pays for the way to pay, with its tax.
    pub fee: Money,
    /// The tax within everything.
    pub tax: Money,
    /// What made the total a round sum.
    pub rounding: Money,
    /// What the buyer gets back with the delivery.
    pub cashback: Money,
}

/// A line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderLineView {
    /// What was bought.
    pub variant: VariantId,
    /// The product that it belongs to.
    pub product: ProductId,
    /// The product's name by language, as it was when the order was placed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub product_names: Vec<LocalText>,
    /// The variant's name by language, as it was when the order was placed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<LocalText>,
    /// The bundle that it is a part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<VariantId>,
    /// What may be downloaded, once it was handed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<ContentView>,
    /// How many.
    pub quantity: u32,
    /// What was to be paid for the line, with its tax.
    pub total: Money,
    /// The tax within it, where there is any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax: Option<Money>,
    /// The offer that gave it along, where it was not bought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gift_of: Option<OfferId>,
    /// How many units were handed over, those among them that came back since.
    pub delivered_units: u32,
    /// How many units are owed for which no stock has come yet.
    #[serde(skip_serializing_if = "is_nothing")]
    pub short_units: u32,
    /// How many units were refunded.
    pub refunded_units: u32,
    /// What of it was refunded.
    pub refunded: Money,
}

/// What may be downloaded for a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentView {
    /// What is downloaded.
    pub content: ContentId,
    /// How often it was downloaded.
    pub downloads: u32,
    /// How often it may be in all; absent for no limit.
    pub limit: Option<u64>,
    /// Until when; absent for ever.
    pub until: Option<Time>,
}

/// A customer as the outside sees one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CustomerView {
    /// The customer.
    pub customer: CustomerId,
    /// Who invited.
    pub inviter: Option<CustomerId>,
    /// The membership level.
    pub level: Option<LevelId>,
    /// Whether the customer can earn commission.
    pub promoter: bool,
    /// How many customers this one invited.
    pub directs: u32,
    /// How many orders are paid and not fully refunded.
    pub orders_paid: u32,
    /// What the shop owes.
    pub balances: BalancesView,
}

/// What the shop owes a customer. A negative amount is a debt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BalancesView {
    /// In the wallet.
    pub wallet: Money,
    /// Commission that is not vested yet.
    pub pending: Money,
    /// Commission that may be withdrawn.
    pub available: Money,
    /// Commission on its way out.
    pub withdrawing: Money,
}

/// The shop's own balances, as people read them: what it has or spent, and what it owes or earned, both positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ShopBalances {
    /// Money with the gateways.
    pub gateway: Money,
    /// Money of undelivered orders.
    pub held: Money,
    /// Sales.
    pub revenue: Money,
    /// Commission spent.
    pub commission: Money,
    /// Fees earned.
    pub fees: Money,
    /// Tax owed.
    pub tax: Money,
    /// What round sums brought; negative where they cost.
    pub rounding: Money,
    /// What offers gave back to buyers.
    pub promotion: Money,
    /// Money that bought nothing and waits for going back.
    pub spare: Money,
    /// Refunds that the gateway has not confirmed yet.
    pub refunding: Money,
    /// What people took from wallets by hand, less what they gave.
    pub adjustments: Money,
    /// What payers' banks took back.
    pub chargebacks: Money,
    /// What delivered keys cost at their suppliers.
    pub cost: Money,
}

/// A line of commission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommissionView {
    /// Who earns.
    pub promoter: CustomerId,
    /// The order's line, from 0.
    pub line: u16,
    /// The bonus.
    pub bonus: BonusId,
    /// The tier, from 1.
    pub tier: u8,
    /// How much was earned.
    pub amount: Money,
    /// How much of it was taken back.
    pub reversed: Money,
    /// Whether it may be withdrawn.
    pub vested: bool,
}

impl Shop {
    /// Quotes a cart by the price book in force, with a trace. What the shop knows of the buyer counts, not what the cart
    /// says. A cart without a moment is quoted for the shop's clock.
    ///
    /// # Errors
    /// A [`Rejection`]: no price book, an unknown buyer, or a cart that cannot be priced.
    pub fn quote(&self, cart: &Cart) -> Result<Quote, Rejection> {
        let (book, facts) = self.book_and_facts(cart)?;
        if cart.at != Time::default() {
            return Ok(book.quote_for(cart, &facts)?);
        }
        Ok(book.quote_for(&Cart { at: self.clock(), ..cart.clone() }, &facts)?)
    }

    /// The best of the coupons that a buyer holds, by the price book in force, as [`Pricer::best_coupons`] finds it;
    /// coupons whose uses are all taken, in all or by this buyer, are left out. What the shop knows of the buyer counts,
    /// and a cart without a moment is quoted for the shop's clock.
    ///
    /// # Errors
    /// A [`Rejection`]: no price book, an unknown buyer or coupon, or a cart that cannot be priced.
    pub fn best_coupons(&self, cart: &Cart, held: &[CouponCode]) -> Result<BestCoupons, Rejection> {
        let (book, facts) = self.book_and_facts(cart)?;
        let buyer = self.buyer_of(cart)?;
        let mut free = Vec::with_capacity(held.len());
        for code in held {
            let (offer, coupon) =
                book.coupon(code).ok_or_else(|| PricingRefusal::UnknownCoupon { code: code.to_string() })?;
            if self.coupon_uses.check_person(offer, coupon, &self.names_of(buyer)).is_ok() {
                free.push(code.clone());
            }
        }
        let at = if cart.at == Time::default() { self.clock() } else { cart.at };
        let cart = Cart { at, ..cart.clone() };
        Ok(book.best_coupons_for(&cart, &facts, &free, WorkLimit::default())?)
    }

    fn book_and_facts(&self, cart: &Cart) -> Result<(&Pricer, BuyerFacts), Rejection> {
        let (_, book) = self.current_book().ok_or(ShopRefusal::NoPriceBook {})?;
        Ok((book, self.facts_on(cart, self.buyer_of(cart)?, book, None)))
    }

    /// The price book in force.
    #[must_use]
    pub fn price_book(&self) -> Option<&PriceBook> {
        self.current_book().map(|(_, book)| book.book())
    }

    /// The stock of a variant at a moment.
    ///
    /// # Errors
    /// When the variant is not in the catalogue.
    pub fn stock(&self, variant: &VariantId, at: Time) -> Result<StockView, Rejection> {
        let (slot, sold) = self.catalog.find(variant)?;
        if sold.kind == FulfilmentKind::Bundle {
            let available = self.available_bundles(slot, at)?;
            return Ok(StockView {
                variant: variant.clone(),
                available,
                reserved: 0,
                promised: 0,
                backorder_left: None,
                due: None,
                pools: Vec::new(),
            });
        }
        let (available, reserved) = match sold.source {
            Source::Keys(pool) => {
                let pool = self.pools.pool(pool).ok_or_else(|| Rejection::inconsistent("pool"))?;
                (Some(u64::from(pool.available_at(at))), u64::from(pool.counts().reserved))
            }
            Source::Pools => {
                let pools = self.catalog.feeds(slot).iter().filter_map(|pool| self.pools.pool(*pool));
                let sum = |(available, reserved): (u64, u64), pool: &KeyPool| {
                    let available = available.saturating_add(u64::from(pool.available_at(at)));
                    (available, reserved.saturating_add(u64::from(pool.counts().reserved)))
                };
                let (available, reserved) = pools.fold((0, 0), sum);
                (Some(available), reserved)
            }
            Source::Reusable => match self.reusable.get(slot) {
                Some(key) => (key.available().map(u64::from), u64::from(key.uses().reserved)),
                None => (Some(0), 0),
            },
            Source::Counted => {
                let row = self.counted.get(slot).unwrap_or_default();
                (Some(row.available()), row.reserved)
            }
            Source::Unlimited => (None, 0),
        };
        let pools = self.pool_stocks(slot, sold.source, at).ok_or_else(|| Rejection::inconsistent("pool"))?;
        // What came in and is owed to those who paid is not for sale.
        let owed = self.place_of(slot).map_or(0, |place| self.waits.owed(place));
        let available = available.map(|units| units.saturating_sub(owed));
        let promised = self.waits.promised(slot);
        let terms = self.backorder_of(slot, sold.version).filter(|_| sold.backorder);
        Ok(StockView {
            variant: variant.clone(),
            available,
            reserved,
            promised,
            backorder_left: terms.map(|terms| u64::from(terms.cap).saturating_sub(promised)),
            due: terms.and_then(|terms| terms.due),
            pools,
        })
    }

    /// How many keys of a pool are in each state.
    ///
    /// # Errors
    /// When the pool is not open.
    pub fn pool_counts(&self, pool: &PoolId) -> Result<KeyCounts, Rejection> {
        let slot = self.pools.slot(pool)?;
        Ok(self.pools.pool(slot).ok_or_else(|| Rejection::inconsistent("pool"))?.counts())
    }

    /// All pools in the order they were opened.
    pub fn pools(&self) -> impl Iterator<Item = (&PoolId, &KeyPool)> {
        self.pools.iter().map(|(_, id, pool)| (id, pool))
    }

    /// An order.
    ///
    /// # Errors
    /// When it is not known.
    pub fn order(&self, id: &OrderId) -> Result<OrderView, Rejection> {
        let (_, order) = self.orders.find(id)?;
        self.view_order(id, order)
    }

    pub(super) fn view_order(&self, id: &OrderId, order: &Order) -> Result<OrderView, Rejection> {
        let money = |amount| self.money(amount);
        let extras = order.extras.as_deref();
        let line = |(n, line): (usize, &Line)| {
            let tax = extras.map_or(Amount::ZERO, |extras| extras.tax_of(n));
            let gift = n.checked_sub(order.bought()).and_then(|nth| extras?.gifts.get(nth));
            let product = self.catalog.version(self.catalog.sold(line.variant)?.product, line.version)?;
            let described = self.catalog.variant(line.variant, line.version);
            let part_of = order.part_of(n).and_then(|part| self.catalog.variants().id(part.bundle));
            Some(OrderLineView {
                variant: self.catalog.variants().id(line.variant)?.clone(),
                product: product.id.clone(),
                product_names: product.names.clone(),
                names: described.map(|variant| variant.names.clone()).unwrap_or_default(),
                part_of: part_of.cloned(),
                content: self.view_content(order, n).filter(|_| line.delivered_units > 0),
                quantity: line.quantity,
                total: money(line.total),
                tax: (!tax.is_zero()).then(|| money(tax)),
                gift_of: gift.cloned(),
                delivered_units: line.delivered_units,
                short_units: order.short_units(n),
                refunded_units: line.refunded_units,
                refunded: money(line.refunded),
            })
        };
        Ok(OrderView {
            order: id.clone(),
            stage: order.stage,
            channel: self.channels.registry().id(order.channel).cloned(),
            buyer: order.buyer.and_then(|slot| self.customers.id(self.customers.resolve(slot))).cloned(),
            placed_at: order.placed_at,
            due: order.due,
            total: money(order.total),
            paid: money(order.paid),
            refunded: money(order.refunded),
            lines: order
                .lines
                .iter()
                .enumerate()
                .map(line)
                .collect::<Option<_>>()
                .ok_or_else(|| Rejection::inconsistent("line"))?,
            extras: extras.map(|extras| self.view_extras(extras)).transpose()?,
            parcels: order.fulfilment.as_ref().map(|of| of.parcels.clone()).unwrap_or_default(),
        })
    }

    fn view_content(&self, order: &Order, n: usize) -> Option<ContentView> {
        let download = self.download(order, n)?;
        let Fulfilment::Content { content, .. } = download.terms else { return None };
        let (downloads, until) = (download.of.downloads, download.of.until);
        Some(ContentView { content: content.clone(), downloads, limit: download.limit, until })
    }

    fn view_extras(&self, extras: &Extras) -> Result<OrderExtrasView, MoneyRefusal> {
        Ok(OrderExtrasView {
            region: extras.region.clone(),
            shipping_method: extras.shipping_method.clone(),
            shipping: self.money(extras.shipping.total),
            fee: self.money(extras.fee.total),
            tax: self.money(extras.apart()?.tax),
            rounding: self.money(extras.rounding),
            cashback: self.money(extras.cashback),
        })
    }

    /// The ids of all orders in memory, in the order they were placed.
    pub fn order_ids(&self) -> impl Iterator<Item = &OrderId> {
        self.orders.in_order().into_iter().filter_map(|(slot, _)| self.orders.registry().id(slot))
    }

    /// The sealed keys that an order's buyer owns now, line by line; those of refunded units are not among them. A
    /// reusable key stands once for all units of its line.
    ///
    /// # Errors
    /// When the order is not known.
    pub fn keys_of(&self, id: &OrderId) -> Result<Vec<SealedKey>, Rejection> {
        let (_, order) = self.orders.find(id)?;
        let mut keys = Vec::new();
        if !matches!(order.stage, Stage::Fulfilling | Stage::Fulfilled | Stage::Completed) {
            return Ok(keys);
        }
        for line in &order.lines {
            let owned = line.owned_units() as usize;
            match &line.units {
                Units::Keys { .. } | Units::Pools { .. } => {
                    for (pool, handle) in line.units.keys().take(owned) {
                        let pool = self.pools.pool(pool).ok_or_else(|| Rejection::inconsistent("pool"))?;
                        keys.extend(pool.sealed(handle));
                    }
                }
                Units::Reusable { secret } if owned > 0 => {
                    let key = self.reusable.get(line.variant).and_then(|key| key.secret(*secret));
                    keys.push(key.ok_or_else(|| Rejection::inconsistent("reusable key"))?.clone());
                }
                Units::Reusable { .. } | Units::Counted | Units::Unlimited => {}
            }
        }
        Ok(keys)
    }

    /// A customer.
    ///
    /// # Errors
    /// When nobody of this id is registered.
    pub fn customer(&self, id: &CustomerId) -> Result<CustomerView, Rejection> {
        let slot = self.customers.slot(id)?;
        Ok(CustomerView {
            customer: id.clone(),
            inviter: self.customers.inviter(slot).and_then(|inviter| self.customers.id(inviter)).cloned(),
            level: self.customers.level(slot).and_then(|level| self.levels.registry().id(level)).cloned(),
            promoter: self.customers.is_promoter(slot),
            directs: self.customers.directs(slot),
            orders_paid: self.customers.orders_paid(slot),
            balances: self.balances_of(slot),
        })
    }

    /// The ids of all customers, in the order they were registered.
    pub fn customer_ids(&self) -> impl Iterator<Item = &CustomerId> {
        self.customers.iter().map(|(_, id)| id)
    }

    /// The shop's own balances.
    #[must_use]
    pub fn balances(&self) -> ShopBalances {
        let debit = |account| self.money(self.ledger.balance(Account::Shop(account)));
        // INVARIANT: the ledger keeps every balance above the smallest integer.
        let credit = |account: ShopAccount| {
            self.money(self.ledger.balance(Account::Shop(account)).negated().unwrap_or_default())
        };
        ShopBalances {
            gateway: debit(ShopAccount::Gateway),
            held: credit(ShopAccount::Held),
            revenue: credit(ShopAccount::Revenue),
            commission: debit(ShopAccount::Commission),
            fees: credit(ShopAccount::Fees),
            tax: credit(ShopAccount::Tax),
            rounding: credit(ShopAccount::Rounding),
            promotion: debit(ShopAccount::Promotion),
            spare: credit(ShopAccount::Spare),
            refunding: credit(ShopAccount::Refunding),
            adjustments: credit(ShopAccount::Adjustments),
            chargebacks: debit(ShopAccount::Chargebacks),
            cost: debit(ShopAccount::Cost),
        }
    }

    /// The sum of all balances: zero, always. Costs one pass over the accounts.
    #[must_use]
    pub fn trial_balance(&self) -> i128 {
        self.ledger.trial_balance()
    }

    /// The commission of an order.
    ///
    /// # Errors
    /// When the order is not known.
    pub fn commission(&self, id: &OrderId) -> Result<Vec<CommissionView>, Rejection> {
        let (slot, _) = self.orders.find(id)?;
        let Some(plan) = self.accruals.plan(slot).and_then(|plan| self.plans.get(plan.index())) else {
            return Ok(Vec::new());
        };
        let view = |line: Accrued| {
            Some(CommissionView {
                promoter: self.customers.id(self.customers.resolve(line.promoter))?.clone(),
                line: line.line,
                bonus: plan.document.bonuses.get(usize::from(line.bonus))?.id.clone(),
                tier: line.tier,
                amount: self.money(line.amount),
                reversed: self.money(line.reversed),
                vested: line.stage == CommissionStage::Vested,
            })
        };
        let lines = self.accruals.of_order(slot).map(view).collect::<Option<_>>();
        lines.ok_or_else(|| Rejection::inconsistent("commission"))
    }

    pub(super) fn money(&self, amount: Amount) -> Money {
        amount.in_currency(self.settings.currency)
    }

    fn balances_of(&self, customer: CustomerSlot) -> BalancesView {
        let owed = |account| self.money(self.ledger.owed(customer, account));
        BalancesView {
            wallet: owed(CustomerAccount::Wallet),
            pending: owed(CustomerAccount::Pending),
            available: owed(CustomerAccount::Available),
            withdrawing: owed(CustomerAccount::Withdrawing),
        }
    }
}
