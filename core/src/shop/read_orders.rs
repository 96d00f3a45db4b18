//! Reading orders. Nothing here changes the shop.

use crate::catalog::Fulfilment;
use crate::codec::is_nothing;
use crate::id::{
    ChannelId, ContentId, CustomerId, OfferId, OrderId, ProductId, RegionId, ShippingMethodId, VariantId,
};
use crate::money::{Amount, Money, MoneyRefusal};
use crate::order::{Extras, Line, Order, Parcel, Stage, Units};
use crate::shop::{Rejection, Shop};
use crate::stock::SealedKey;
use crate::text::LocalText;
use crate::time::Time;
use alloc::vec::Vec;
use serde::Serialize;

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

impl Shop {
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
}
