//! What goods cost the shop, for plans that pay of the margin.

use crate::id::VariantId;
use crate::money::{Amount, Ratio, RoundingMode};
use crate::pricing::Pricer;
use crate::shop::Shop;
use crate::slot::BookSlot;
use crate::slot::Slot;

impl Shop {
    /// Whether the plan in force must be told what goods cost.
    pub(super) fn plan_needs_cost(&self) -> bool {
        self.current_plan().is_some_and(|(_, plan)| plan.compiled.needs_cost())
    }

    /// What units of a variant cost by the price book that priced them; `None` where it does not say. Looks through the
    /// book, which only plans with a margin ask for.
    pub(super) fn cost_of(&self, book: BookSlot, variant: &VariantId, units: u32) -> Option<Amount> {
        cost_by(self.books.get(book.index())?, variant, units)
    }
}

fn cost_by(book: &Pricer, variant: &VariantId, units: u32) -> Option<Amount> {
    let row = book.book().variants.iter().find(|row| row.variant == *variant)?;
    let minor = 10_i64.checked_pow(u32::from(book.currency().exponent()))?;
    let unit = Ratio::exact(row.cost?).ok()?.times(Ratio::new(minor, 1)?).ok()?;
    unit.of(i64::from(units), RoundingMode::HalfUp).ok().map(Amount::from_minor)
}
