use super::money::{self, Least, UnitPrice};
use super::taxes::{TaxSlot, TaxTable};
use super::{MAX_TAGS, MAX_VARIANTS, SEED, at_most};
use crate::id::VariantId;
use crate::money::{Exact, Ratio};
use crate::pricing::{Floors, PriceBook, PricedVariant, PricingRefusal};
use crate::rule::{Interner, MoneyScale, Symbol, SymbolFact};
use crate::slot::{Names, VariantSlot};
use alloc::string::ToString;
use alloc::vec::Vec;

/// What a quote needs of a variant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Priced {
    pub(crate) price: UnitPrice,
    pub(crate) variant: Option<Symbol>,
    pub(crate) product: Option<Symbol>,
    pub(crate) category: Option<Symbol>,
    pub(crate) tags: Stretch,
    /// Which of the book's filters that ask for variants alone it passes, a bit each.
    pub(crate) passes: u64,
    /// Its tier tables.
    pub(crate) tables: Stretch,
    /// The least price of a unit by cost and margin, in steps of the scale of the book's currency.
    pub(crate) cost_floor: Option<Ratio>,
    /// The least price of a unit by the variant's own minimum, likewise.
    pub(crate) minimum: Option<Ratio>,
    pub(crate) tax: Option<TaxSlot>,
}

impl Priced {
    /// Its symbol of a fact that lines differ in.
    #[inline]
    pub(crate) const fn symbol(&self, fact: SymbolFact) -> Option<Symbol> {
        match fact {
            SymbolFact::Variant => self.variant,
            SymbolFact::Product => self.product,
            SymbolFact::Category => self.category,
            _ => None,
        }
    }
}

/// A stretch of a column.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Stretch {
    start: u32,
    len: u32,
}

impl Stretch {
    pub(super) fn of(start: usize, end: usize) -> Option<Self> {
        Some(Self { start: u32::try_from(start).ok()?, len: u32::try_from(end.checked_sub(start)?).ok()? })
    }

    pub(crate) fn slice<T>(self, column: &[T]) -> &[T] {
        let start = self.start as usize;
        column.get(start..start.saturating_add(self.len as usize)).unwrap_or_default()
    }
}

type Variants = (Names<VariantId, VariantSlot>, Vec<Priced>, Vec<Symbol>);

/// Compiles the variants; `texts` must know already what the rules name.
pub(super) fn compile(
    book: &PriceBook,
    texts: &Interner,
    taxes: &TaxTable,
    scale: MoneyScale,
) -> Result<Variants, PricingRefusal> {
    at_most("variants", book.variants.len(), MAX_VARIANTS)?;
    let whole_margin = margin_share(&book.floors)?;
    let mut variants = Names::new(SEED);
    variants.reserve(book.variants.len());
    let mut priced = Vec::with_capacity(book.variants.len());
    let mut tags = Vec::new();
    for (n, row) in book.variants.iter().enumerate() {
        let name = row.variant.as_str();
        variants.register(&row.variant).ok_or(PricingRefusal::Full {})?;
        if variants.len() != n + 1 {
            return Err(PricingRefusal::Duplicate { what: "variant", id: row.variant.to_string() });
        }
        at_most("tags on one variant", row.tags.len(), MAX_TAGS)?;
        let start = tags.len();
        tags.extend(row.tags.iter().filter_map(|tag| texts.find(tag.as_str())));
        let minimum = row.minimum.map(|minimum| money::unit("minimum", name, minimum, Least::Zero, scale));
        priced.push(Priced {
            price: UnitPrice::new("price", name, row.price, Least::Zero, scale)?,
            variant: texts.find(name),
            product: texts.find(row.product.as_str()),
            category: row.category.as_ref().and_then(|category| texts.find(category.as_str())),
            tags: Stretch::of(start, tags.len()).ok_or(PricingRefusal::Full {})?,
            passes: 0,
            tables: Stretch::default(),
            cost_floor: cost_floor(book, row, whole_margin, scale)?,
            minimum: minimum.transpose()?,
            tax: taxes.slot_of(name, row.tax.as_ref())?,
        });
    }
    Ok((variants, priced, tags))
}

/// By what a cost is multiplied to reach the margin: 100 / (100 − margin). A margin of 20 % of the price is 25 % of the
/// cost.
fn margin_share(floors: &Floors) -> Result<Option<Ratio>, PricingRefusal> {
    let Some(margin) = floors.margin else { return Ok(None) };
    let refused = || PricingRefusal::BadMargin { value: margin.to_string() };
    let rest =
        Exact::HUNDRED.plus(margin.negated()).filter(|rest| rest.is_positive() && !margin.is_negative());
    let rest = rest.ok_or_else(refused)?;
    let hundred = 100_i64.checked_mul(rest.denominator()).ok_or_else(refused)?;
    Ok(Some(Ratio::new(hundred, rest.mantissa()).ok_or_else(refused)?))
}

/// The price at which a unit earns the least margin that is asked, or just its cost.
fn cost_floor(
    book: &PriceBook,
    row: &PricedVariant,
    margin: Option<Ratio>,
    scale: MoneyScale,
) -> Result<Option<Ratio>, PricingRefusal> {
    let Some(cost) = row.cost else { return Ok(None) };
    let name = row.variant.as_str();
    let steps = money::unit("cost", name, cost, Least::Zero, scale)?;
    match margin {
        Some(margin) => {
            let floor = steps.times(margin).map_err(PricingRefusal::from)?;
            Ok(Some(floor))
        }
        None => Ok(book.floors.cost.then_some(steps)),
    }
}
