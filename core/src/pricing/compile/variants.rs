use super::{Compiled, Least, MAX_TAGS, MAX_TIERS, MAX_VARIANTS, SEED, at_most, unit_price};
use crate::id::VariantId;
use crate::money::{Exact, Ratio};
use crate::pricing::{PriceBook, PricingRefusal, TierKind};
use crate::rule::{Interner, MoneyScale, Symbol};
use crate::slot::{Registry, Slot, VariantSlot};
use alloc::string::ToString;
use alloc::vec::Vec;

/// A price for one unit: as written, and in steps of the scale.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UnitPrice {
    pub(crate) exact: Exact,
    pub(crate) steps: Ratio,
}

/// What a quote needs of a variant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Priced {
    pub(crate) price: UnitPrice,
    pub(crate) variant: Option<Symbol>,
    pub(crate) product: Option<Symbol>,
    pub(crate) category: Option<Symbol>,
    pub(crate) tags: Stretch,
    pub(crate) tiers: Stretch,
    pub(crate) tier_kind: TierKind,
}

/// A stretch of a column.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Stretch {
    start: u32,
    len: u32,
}

impl Stretch {
    fn of(start: usize, end: usize) -> Option<Self> {
        Some(Self { start: u32::try_from(start).ok()?, len: u32::try_from(end.checked_sub(start)?).ok()? })
    }

    pub(crate) fn slice<T>(self, column: &[T]) -> &[T] {
        let start = self.start as usize;
        column.get(start..start.saturating_add(self.len as usize)).unwrap_or_default()
    }
}

/// One quantity step.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CompiledTier {
    pub(crate) from: u32,
    pub(crate) price: UnitPrice,
}

type Variants = (Registry<VariantId, VariantSlot>, Vec<Priced>, Vec<Symbol>);

/// Compiles the variants; `texts` must know already what the rules name.
pub(super) fn compile(
    book: &PriceBook,
    texts: &Interner,
    scale: MoneyScale,
) -> Result<Variants, PricingRefusal> {
    at_most("variants", book.variants.len(), MAX_VARIANTS)?;
    let mut variants = Registry::new(SEED);
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
        if let Some(cost) = row.cost {
            unit_price("cost", name, cost, Least::Zero, scale)?;
        }
        let start = tags.len();
        tags.extend(row.tags.iter().filter_map(|tag| texts.find(tag.as_str())));
        let steps = unit_price("price", name, row.price, Least::Zero, scale)?;
        priced.push(Priced {
            price: UnitPrice { exact: row.price, steps },
            variant: texts.find(name),
            product: texts.find(row.product.as_str()),
            category: row.category.as_ref().and_then(|category| texts.find(category.as_str())),
            tags: Stretch::of(start, tags.len()).ok_or(PricingRefusal::Full {})?,
            tiers: Stretch::default(),
            tier_kind: TierKind::Volume,
        });
    }
    Ok((variants, priced, tags))
}

/// Adds the tier tables, checked strictly: a table that is not in order is refused, never repaired.
pub(super) fn add_tiers(compiled: &mut Compiled) -> Result<(), PricingRefusal> {
    let Compiled { book, variants, priced, tiers, scale, .. } = compiled;
    let mut seen = Vec::new();
    seen.resize(priced.len(), false);
    for table in &book.tiers {
        let name = table.variant.as_str();
        let slot = variants.find(name).ok_or_else(|| PricingRefusal::UnknownVariant {
            what: "tier table",
            id: name.to_string(),
            variant: name.to_string(),
        })?;
        if let Some(twice) = seen.get_mut(slot.index())
            && core::mem::replace(twice, true)
        {
            return Err(PricingRefusal::Duplicate { what: "tier table", id: name.to_string() });
        }
        at_most("tiers in one table", table.tiers.len(), MAX_TIERS)?;
        let refused = |value, rule| PricingRefusal::BadTiers { variant: name.to_string(), value, rule };
        if table.tiers.is_empty() {
            return Err(refused(0, "is missing: a table needs at least one"));
        }
        let start = tiers.len();
        let mut before = 0;
        for tier in &table.tiers {
            if tier.from == 0 {
                return Err(refused(tier.from, "must begin at 1 or more"));
            }
            if tier.from <= before {
                return Err(refused(tier.from, "must begin above the tier before it"));
            }
            before = tier.from;
            let steps = unit_price("tier price", name, tier.price, Least::AboveZero, *scale)?;
            tiers.push(CompiledTier { from: tier.from, price: UnitPrice { exact: tier.price, steps } });
        }
        if let Some(priced) = priced.get_mut(slot.index()) {
            priced.tiers = Stretch::of(start, tiers.len()).ok_or(PricingRefusal::Full {})?;
            priced.tier_kind = table.kind;
        }
    }
    Ok(())
}
