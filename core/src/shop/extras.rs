//! What an order has beside its lines: from the quote into the event, and from the event into the order.

use crate::id::OfferId;
use crate::money::{Amount, Exact};
use crate::order::{Charge, Extras, OfferUsed};
use crate::pricing::{OfferUse, Pricer, Quote, RawId};
use crate::shop::event::{OrderPlaced, PlacedExtras, PlacedUse};
use crate::shop::{Rejection, Shop};
use crate::slot::{BudgetSlot, CustomerSlot, Named};
use alloc::boxed::Box;
use alloc::vec::Vec;

impl Shop {
    /// What a quote has beside its lines; `None` where it has nothing, which costs next to nothing.
    pub(super) fn extras_of(
        &self,
        quote: &Quote,
        buyer: Option<CustomerSlot>,
    ) -> Result<Option<Box<PlacedExtras>>, Rejection> {
        let fee = quote.fee.as_ref().filter(|fee| fee.payable().minor() != 0);
        let shipping = quote.shipping.as_ref();
        let mut extras = PlacedExtras {
            region: quote.region.clone(),
            shipping_method: shipping.map(|shipping| shipping.method.clone()),
            shipping: shipping.map_or_else(Charge::default, |shipping| Charge {
                total: shipping.payable().amount(),
                tax: shipping.tax.amount(),
            }),
            fee: fee.map_or_else(Charge::default, |fee| Charge {
                total: fee.payable().amount(),
                tax: fee.tax.amount(),
            }),
            rounding: quote.cash_rounding.amount(),
            cashback: Amount::ZERO,
            uses: Vec::new(),
            picked: self.picked_of(quote)?,
        };
        // A guest has no wallet: quotes give cashback to the known alone.
        if buyer.is_some() {
            extras.cashback = Amount::sum(quote.offers.iter().map(|offer| offer.cashback.amount()))?;
        }
        if let Some((_, book)) = self.current_book() {
            for (offer, by_buyer, in_all) in self.given_before(buyer, book) {
                let taken = taken_by(quote, offer.id())?;
                if !(in_all.is_zero() && taken.is_zero()) {
                    extras.uses.push(PlacedUse { offer, by_buyer, in_all, taken });
                }
            }
        }
        let plain = quote.taxes.is_empty() && quote.gifts.is_empty() && extras == PlacedExtras::default();
        Ok((!plain).then(|| Box::new(extras)))
    }

    /// The extras of an order that was placed.
    pub(super) fn placed_extras(&self, event: &OrderPlaced) -> Option<Option<Box<Extras>>> {
        let Some(placed) = event.extras.as_deref() else { return Some(None) };
        let used = |used: &PlacedUse| {
            Some(OfferUsed {
                offer: used.offer.slot(self.offer_uses.registry())?,
                by_buyer: used.by_buyer,
                in_all: used.in_all,
                taken: used.taken,
            })
        };
        let taxed = event.lines.iter().any(|line| line.tax.is_some());
        let taxes = event.lines.iter().filter(|_| taxed).map(|line| line.tax.unwrap_or_default());
        Some(Some(Box::new(Extras {
            region: placed.region.clone(),
            shipping_method: placed.shipping_method.clone(),
            shipping: placed.shipping,
            fee: placed.fee,
            rounding: placed.rounding,
            cashback: placed.cashback,
            taxes: taxes.collect(),
            gifts: event.lines.iter().filter_map(|line| line.gift_of.clone()).collect(),
            uses: placed.uses.iter().map(used).collect::<Option<_>>()?,
            picked: placed.picked.iter().copied().collect(),
        })))
    }

    /// What offers with a cap for the customer or a budget gave before, as a quote wants to know it.
    pub(super) fn used_before(&self, buyer: Option<CustomerSlot>, book: &Pricer) -> Vec<OfferUse> {
        let given = self.given_before(buyer, book).filter(|(.., in_all)| !in_all.is_zero());
        given.filter_map(|(offer, by_buyer, in_all)| self.use_of(offer.id(), by_buyer, in_all)).collect()
    }

    /// What one offer gave, as a quote wants to know it.
    pub(super) fn use_of(&self, offer: &OfferId, by_buyer: Amount, in_all: Amount) -> Option<OfferUse> {
        let exact = |amount: Amount| Exact::from_parts(amount.minor(), self.settings.currency.exponent());
        Some(OfferUse {
            offer: RawId::new(offer.as_str()),
            by_buyer: exact(by_buyer)?,
            in_all: exact(in_all)?,
        })
    }

    /// By offer: what it gave to the buyer and to all.
    fn given_before<'a>(
        &'a self,
        buyer: Option<CustomerSlot>,
        book: &'a Pricer,
    ) -> impl Iterator<Item = (NamedOffer, Amount, Amount)> {
        let uses = &self.offer_uses;
        book.remembered().filter_map(move |offer| {
            let slot = uses.registry().slot(offer)?;
            Some((Named::known(offer.clone(), slot), self.taken_by(slot, buyer), uses.taken(slot)))
        })
    }
}

type NamedOffer = Named<OfferId, BudgetSlot>;

/// What an offer gives by a quote: what it takes off, money back, and what its gifts are worth.
fn taken_by(quote: &Quote, offer: &OfferId) -> Result<Amount, Rejection> {
    let applied = quote.offers.iter().filter(|applied| applied.offer == *offer);
    let gifts = quote.gifts.iter().filter(|gift| gift.offer == *offer).map(|gift| gift.worth.amount());
    let off = applied.flat_map(|applied| [applied.amount.amount(), applied.cashback.amount()]);
    Ok(Amount::sum(off.chain(gifts))?)
}
