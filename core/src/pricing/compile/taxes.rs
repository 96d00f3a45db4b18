//! Tax rates by category and region.

use super::money::share;
use super::{MAX_RATES, at_most};
use crate::arrange::Arrange;
use crate::id::TaxCategoryId;
use crate::money::{Exact, Ratio};
use crate::pricing::{PricingRefusal, Taxes};
use crate::rule::{Interner, Symbol};
use alloc::string::ToString;
use alloc::vec::Vec;

/// A tax category's place in [`TaxTable::categories`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TaxSlot(u16);

/// The rates of all categories.
#[derive(Debug, Default)]
pub(crate) struct TaxTable {
    categories: Vec<TaxCategoryId>,
    /// Sorted by category; that at home first.
    rates: Vec<Rate>,
    default: Option<TaxSlot>,
    /// By which payment fees are taxed.
    pub(crate) fees: Option<TaxSlot>,
}

/// The rate of a category in a region, or at home.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rate {
    pub(crate) category: TaxSlot,
    region: Option<Symbol>,
    pub(crate) percent: Exact,
    pub(crate) share: Ratio,
}

impl TaxTable {
    pub(super) fn new(taxes: &Taxes, texts: &mut Interner) -> Result<Self, PricingRefusal> {
        at_most("tax rates", taxes.rates.len(), MAX_RATES)?;
        let mut table = Self::default();
        for rate in &taxes.rates {
            let category = table.place(&rate.category);
            let region = rate.region.as_ref().map(|region| texts.intern(region.as_str()));
            let region = region.map(|region| region.ok_or(PricingRefusal::Full {})).transpose()?;
            let share = share(rate.category.as_str(), rate.percent)?;
            table.rates.push(Rate { category, region, percent: rate.percent, share });
        }
        table.rates.arrange_by_key(|rate| (rate.category, rate.region));
        for pair in table.rates.windows(2) {
            if let [a, b] = pair
                && (a.category, a.region) == (b.category, b.region)
            {
                let id = table.category(a.category).map(ToString::to_string).unwrap_or_default();
                return Err(PricingRefusal::Duplicate { what: "tax rate of", id });
            }
        }
        table.default = table.named(taxes.category.as_ref(), "the book's default")?;
        table.fees = table.named(taxes.fees.as_ref(), "payment fees")?;
        Ok(table)
    }

    /// The category that something is taxed by, or the default one.
    pub(super) fn slot_of(
        &self,
        of: &str,
        category: Option<&TaxCategoryId>,
    ) -> Result<Option<TaxSlot>, PricingRefusal> {
        Ok(self.named(category, of)?.or(self.default))
    }

    /// A category that something names.
    pub(super) fn named(
        &self,
        category: Option<&TaxCategoryId>,
        of: &str,
    ) -> Result<Option<TaxSlot>, PricingRefusal> {
        let Some(category) = category else { return Ok(None) };
        let nth = self.categories.iter().position(|known| known == category);
        // INVARIANT: at most 1000 rates, so at most as many categories.
        nth.map(|nth| Some(TaxSlot(nth as u16)))
            .ok_or_else(|| PricingRefusal::UnknownTax { of: of.to_string(), category: category.to_string() })
    }

    /// The name of a category.
    pub(crate) fn category(&self, slot: TaxSlot) -> Option<&TaxCategoryId> {
        self.categories.get(usize::from(slot.0))
    }

    /// Whether nothing is taxed.
    pub(crate) fn is_empty(&self) -> bool {
        self.rates.is_empty()
    }

    /// The rate of a category at home; none where it has rates for regions only.
    pub(crate) fn at_home(&self, category: TaxSlot) -> Option<&Rate> {
        self.of(category).find(|rate| rate.region.is_none())
    }

    /// The rate of a category in a region: its own, else that at home.
    pub(crate) fn rate(&self, category: TaxSlot, region: Option<Symbol>) -> Option<&Rate> {
        let own = region.and_then(|region| self.of(category).find(|rate| rate.region == Some(region)));
        own.or_else(|| self.at_home(category))
    }

    fn of(&self, category: TaxSlot) -> impl Iterator<Item = &Rate> {
        let first = self.rates.partition_point(|rate| rate.category < category);
        let rest = self.rates.get(first..).unwrap_or_default();
        rest.iter().take_while(move |rate| rate.category == category)
    }

    fn place(&mut self, category: &TaxCategoryId) -> TaxSlot {
        let nth = self.categories.iter().position(|known| known == category).unwrap_or_else(|| {
            self.categories.push(category.clone());
            self.categories.len() - 1
        });
        TaxSlot(nth as u16)
    }
}
