//! The lines of an order that is being placed: what is bought and what is given along, each with its stock. A bundle
//! becomes one line for each part, all of them or none.

use crate::catalog::{BundlePart, Fulfilment, FulfilmentKind, Sold};
use crate::id::{OfferId, VariantId};
use crate::money::{AllocationRule, Amount, Exact, allocate};
use crate::order::{DeliveryRefusal, LineFulfilment, OrderFulfilment, PartOf, Units};
use crate::pricing::{Quote, QuoteLine, QuotedGift};
use crate::shop::answers::Asked;
use crate::shop::basket::Basket;
use crate::shop::choosing::Chooser;
use crate::shop::chosen::Chosen;
use crate::shop::event::{OrderPlaced, PlacedLine, PlacedPart, PlacedTerms};
use crate::shop::{Rejection, Shop};
use crate::slot::{Named, VariantSlot};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

/// The largest weight of a part: 20 of them add up.
const MOST_WEIGHT: u64 = u64::MAX / 32;

/// The lines in the making.
pub(super) struct Placing<'a> {
    shop: &'a Shop,
    chooser: Chooser<'a>,
    /// The keys that were picked, for the lines that pick some, in their order.
    picked: vec::IntoIter<Units>,
    asked: Asked<'a>,
    /// What the buyer holds already.
    basket: Option<Basket>,
    rule: AllocationRule,
    /// The lines so far.
    pub(super) lines: Vec<PlacedLine>,
    /// Whether none of them needs a person.
    pub(super) automatic: bool,
}

/// What a line costs.
#[derive(Clone, Copy, Default)]
struct Costs {
    list: Amount,
    total: Amount,
    tax: Amount,
}

/// What a line is for.
#[derive(Clone)]
struct Place<'a> {
    /// The cart's line; none for a gift.
    cart_line: Option<u32>,
    /// The keys that the buyer picked.
    picked: Option<Units>,
    /// The offer that gives it along.
    gift_of: Option<&'a OfferId>,
    /// The bundle that it is a part of.
    part: Option<PlacedPart>,
}

impl<'a> Placing<'a> {
    pub(super) fn new(
        shop: &'a Shop,
        chooser: Chooser<'a>,
        picked: Vec<Units>,
        asked: Asked<'a>,
        quote: &Quote,
        basket: Option<Basket>,
    ) -> Self {
        let rule = shop.book_of(quote.digest()).map(|(_, book)| book.book().allocation).unwrap_or_default();
        let lines = Vec::with_capacity(quote.lines.len());
        Self { shop, chooser, picked: picked.into_iter(), asked, basket, rule, lines, automatic: true }
    }

    /// A line of the cart.
    pub(super) fn buy(&mut self, number: u32, line: &QuoteLine) -> Result<(), Rejection> {
        let shop = self.shop;
        let (slot, sold) = shop.catalog.find(&line.variant)?;
        sold.check_quantity(&line.variant, line.quantity)?;
        shop.check_open(sold.product, self.chooser.buyer())?;
        let (list, total) = (line.list.amount(), line.payable().amount());
        let costs = Costs { list, total, tax: line.tax.amount() };
        let picked = line.picks.as_ref().and_then(|_| self.picked.next());
        let place = Place { cart_line: Some(number), picked, gift_of: None, part: None };
        self.take(&line.variant, slot, sold, line.quantity, costs, place)
    }

    /// Something that is given along.
    pub(super) fn give(&mut self, gift: &QuotedGift) -> Result<(), Rejection> {
        let (slot, sold) = self.shop.catalog.find(&gift.variant)?;
        let place = Place { cart_line: None, picked: None, gift_of: Some(&gift.offer), part: None };
        self.take(&gift.variant, slot, sold, gift.quantity, Costs::default(), place)
    }

    /// The lines, once every answer of the buyer has found its line.
    pub(super) fn done(self) -> Result<(Vec<PlacedLine>, bool), Rejection> {
        self.asked.done()?;
        let short = |line: &PlacedLine| line.terms.as_ref().is_some_and(|terms| terms.short_units > 0);
        let whole = !self.lines.iter().any(short);
        Ok((self.lines, self.automatic && whole))
    }

    fn take(
        &mut self,
        id: &VariantId,
        slot: VariantSlot,
        sold: &Sold,
        quantity: u32,
        costs: Costs,
        place: Place<'_>,
    ) -> Result<(), Rejection> {
        if sold.kind == FulfilmentKind::Bundle {
            return self.bundle(id, slot, sold, quantity, costs, &place);
        }
        self.automatic &= !sold.manual;
        let gift_after = place.gift_of.map(|_| {
            let before = self.lines.iter().filter(|line| line.variant.id() == id);
            before.map(|line| line.quantity).fold(0_u32, u32::saturating_add)
        });
        let (chosen, short) = match &place.picked {
            Some(units) => (self.shop.told(units)?, 0),
            None => self.choose(id, slot, sold, quantity, gift_after)?,
        };
        let terms = self.terms(id, slot, sold, &place, short)?;
        self.lines.push(PlacedLine {
            variant: Named::known(id.clone(), slot),
            quantity,
            list: costs.list,
            total: costs.total,
            keys: chosen.keys,
            tax: Some(costs.tax).filter(|tax| !tax.is_zero()),
            gift_of: place.gift_of.cloned(),
            parts: chosen.parts,
            terms,
        });
        Ok(())
    }

    /// Chooses units: first those that the buyer holds already, then what is free.
    fn choose(
        &mut self,
        id: &VariantId,
        slot: VariantSlot,
        sold: &Sold,
        quantity: u32,
        gift_after: Option<u32>,
    ) -> Result<(Chosen, u32), Rejection> {
        let Some(basket) = &mut self.basket else {
            return self.chooser.choose_some(sold, slot, id, quantity, gift_after, false);
        };
        // What was held for the lines before is not taken from what is free.
        let gift_after = gift_after.map(|after| after.saturating_sub(basket.taken(slot)));
        let (held, keys) = basket.take(slot, quantity);
        let more = quantity.saturating_sub(held);
        let (chosen, short) = match more {
            0 => (Chosen::default(), 0),
            more => self.chooser.choose_some(sold, slot, id, more, gift_after, false)?,
        };
        Ok((self.shop.joined(sold.source, keys, chosen)?, short))
    }

    /// How a line is made good beyond handing over its stock; `None` where nothing is to be said.
    fn terms(
        &mut self,
        id: &VariantId,
        slot: VariantSlot,
        sold: &Sold,
        place: &Place<'_>,
        short_units: u32,
    ) -> Result<Option<Box<PlacedTerms>>, Rejection> {
        let part = place.part.as_ref();
        let answers = match place.gift_of {
            // Nobody asked for it.
            Some(_) => Vec::new(),
            None => self.asked.answers(self.shop, id, slot, sold, part.map(|of| of.bundle.id()))?,
        };
        if sold.kind == FulfilmentKind::Membership && self.chooser.buyer().is_none() {
            return Err(DeliveryRefusal::NeedsBuyer { variant: id.clone() }.into());
        }
        if part.is_none() && answers.is_empty() && short_units == 0 && !sold.kind.has_terms() {
            return Ok(None);
        }
        let part_of = part.cloned();
        Ok(Some(Box::new(PlacedTerms { kind: sold.kind, part_of, answers, short_units })))
    }

    /// One line for each part, which shares in what the bundle costs.
    fn bundle(
        &mut self,
        id: &VariantId,
        slot: VariantSlot,
        sold: &Sold,
        quantity: u32,
        costs: Costs,
        place: &Place<'_>,
    ) -> Result<(), Rejection> {
        let shop = self.shop;
        let parts = shop.bundle_parts(slot, sold.version).ok_or_else(|| Rejection::inconsistent("bundle"))?;
        let bundle = Named::known(id.clone(), slot);
        // Gifts have no line of the cart: they count on after it.
        let cart_line =
            place.cart_line.unwrap_or_else(|| u32::try_from(self.lines.len()).unwrap_or(u32::MAX));
        let of = PlacedPart { bundle, cart_line, bundles: quantity };
        let shares = self.shares(parts, costs)?;
        for (part, costs) in parts.iter().zip(shares) {
            let (part_slot, part_sold) = shop.catalog.find(&part.variant)?;
            let units = part.units.checked_mul(quantity);
            let units =
                units.ok_or_else(|| DeliveryRefusal::BundleTooLarge { bundle: id.clone(), quantity })?;
            let place = Place { part: Some(of.clone()), ..place.clone() };
            self.take(&part.variant, part_slot, part_sold, units, costs, place)?;
        }
        Ok(())
    }

    /// What each part costs: by the bundle's weights, else by list price, else by units. The parts add up.
    fn shares(&self, parts: &[BundlePart], costs: Costs) -> Result<Vec<Costs>, Rejection> {
        let weights = self.weights(parts);
        // Apart, so that no part's tax is more than its price.
        let net = allocate(costs.total.minus(costs.tax)?, &weights, self.rule)?;
        let tax = allocate(costs.tax, &weights, self.rule)?;
        let list = allocate(costs.list, &weights, self.rule)?;
        let all = net.into_iter().zip(tax).zip(list);
        all.map(|((net, tax), list)| Ok(Costs { list, total: net.plus(tax)?, tax })).collect()
    }

    fn weights(&self, parts: &[BundlePart]) -> Vec<u64> {
        if parts.iter().all(|part| part.share.is_some()) {
            return parts.iter().filter_map(|part| part.share.map(u64::from)).collect();
        }
        let units = || parts.iter().map(|part| u64::from(part.units)).collect::<Vec<_>>();
        let Some((_, book)) = self.shop.current_book() else { return units() };
        let prices: Option<Vec<Exact>> = parts.iter().map(|part| book.list_price(&part.variant)).collect();
        let Some(prices) = prices else { return units() };
        let finest = prices.iter().map(|price| price.scale()).max().unwrap_or_default();
        let weight = |(price, part): (&Exact, &BundlePart)| {
            let steps = 10_u64.checked_pow(u32::from(finest.saturating_sub(price.scale())))?;
            let price = u64::try_from(price.mantissa()).ok()?.checked_mul(steps)?;
            price.checked_mul(u64::from(part.units)).filter(|weight| *weight <= MOST_WEIGHT)
        };
        let weights: Option<Vec<u64>> = prices.iter().zip(parts).map(weight).collect();
        weights.filter(|weights| weights.iter().any(|weight| *weight > 0)).unwrap_or_else(units)
    }
}

impl Shop {
    /// How an order that was placed is made good, beyond handing over its stock.
    pub(super) fn placed_fulfilment(&self, event: &OrderPlaced) -> Option<Option<Box<OrderFulfilment>>> {
        let mut lines = Vec::new();
        for (n, line) in (0_u32..).zip(&event.lines) {
            let Some(terms) = &line.terms else { continue };
            let part = |part: &PlacedPart| {
                let bundle = part.bundle.slot(self.catalog.variants())?;
                let version = self.catalog.sold(bundle)?.version;
                Some(PartOf { bundle, version, cart_line: part.cart_line, bundles: part.bundles })
            };
            let part_of = match &terms.part_of {
                Some(of) => Some(part(of)?),
                None => None,
            };
            let (answers, short_units) = (terms.answers.clone(), terms.short_units);
            lines.push(LineFulfilment {
                part_of,
                answers,
                short_units,
                ..LineFulfilment::new(n, terms.kind)
            });
        }
        let some = || Box::new(OrderFulfilment { lines, ..OrderFulfilment::default() });
        Some(event.lines.iter().any(|line| line.terms.is_some()).then(some))
    }

    /// What a bundle is made of, as its product described it under a number.
    pub(super) fn bundle_parts(&self, bundle: VariantSlot, version: u32) -> Option<&[BundlePart]> {
        match self.catalog.variant(bundle, version)?.fulfilment.as_deref()? {
            Fulfilment::Bundle { parts } => Some(parts),
            _ => None,
        }
    }

    /// How many of a bundle can be sold: as many as its scarcest part allows; `None` where there is always one more.
    pub(super) fn available_bundles(&self, bundle: VariantSlot, at: Time) -> Result<Option<u64>, Rejection> {
        let sold = self.catalog.sold(bundle).ok_or_else(|| Rejection::inconsistent("bundle"))?;
        let parts =
            self.bundle_parts(bundle, sold.version).ok_or_else(|| Rejection::inconsistent("bundle"))?;
        let mut least = None;
        for part in parts {
            // A part that is not sold any more is not there.
            let available = self.stock(&part.variant, at).map_or(Some(0), |stock| stock.available);
            let bundles = available.map(|units| units / u64::from(part.units.max(1)));
            least = [least, bundles].into_iter().flatten().min();
        }
        Ok(least)
    }
}
