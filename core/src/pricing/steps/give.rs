use super::list::{Wanted, find};
use super::{OrderFacts, Silent};
use crate::money::MoneyRefusal;
use crate::pricing::PricingRefusal;
use crate::pricing::compile::{Changes, Compiled};
use crate::slot::{Slot, VariantSlot};

/// Units that an offer gives along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gifted {
    pub(crate) variant: VariantSlot,
    pub(crate) units: u32,
    /// All of them by list price, in steps of the scale.
    pub(crate) worth: i64,
}

/// What some units of a gift cost by list; `None` where the gift has no price in the cart's currency.
pub(super) fn gift(
    book: &Compiled,
    facts: &OrderFacts,
    variant: &str,
    units: u32,
) -> Result<Option<Gifted>, MoneyRefusal> {
    // INVARIANT: a book names no gift that it does not have.
    let Some(variant) = book.variants.find(variant) else { return Ok(None) };
    let Some(priced) = book.priced.get(variant.index()) else { return Ok(None) };
    let listed = book.lists.listed(facts.currency, facts.buyer, facts.at);
    let wanted = Wanted { variant, quantity: units, in_cart: 0 };
    match find(book, facts, &listed, priced, &wanted, &mut Changes::new(), &mut Silent) {
        Ok(found) => Ok(Some(Gifted { variant, units, worth: found.amount })),
        Err(PricingRefusal::Money { reason }) => Err(reason),
        Err(_) => Ok(None),
    }
}
