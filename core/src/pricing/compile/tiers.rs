//! Tier tables, checked strictly: a table that is not in order is refused, never repaired.

use super::lists::{Buyer, Who};
use super::money::{Least, UnitPrice, amount};
use super::variants::Stretch;
use super::window::Opening;
use super::{Compiled, MAX_TABLES, MAX_TIERS, at_most};
use crate::arrange::Arrange;
use crate::money::{Currency, Exact};
use crate::pricing::{
    Dearer, PricedVariant, PricingRefusal, Tier, TierKind, TierPlace, TierTable, TieredGoods,
};
use crate::rule::MoneyScale;
use crate::slot::{Slot, VariantSlot};
use crate::time::Time;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Reverse;

/// One quantity step.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CompiledTier {
    pub(crate) from: u32,
    pub(crate) price: UnitPrice,
    /// Once for the tier, in steps of the scale.
    pub(crate) flat: i64,
    /// How many units make one package.
    pub(crate) package: u32,
}

/// A tier table with what decides whether it holds.
#[derive(Debug)]
pub(crate) struct CompiledTable {
    pub(crate) tiers: Vec<CompiledTier>,
    pub(crate) kind: TierKind,
    pub(crate) together: bool,
    pub(crate) dearer: Dearer,
    place: TierPlace,
    currency: Currency,
    who: Who,
    opening: Opening,
}

/// Every table, and which of them price a variant.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    all: Vec<CompiledTable>,
    /// The tables of all variants, the most specific first; a variant's are a stretch of it.
    of_variants: Vec<u32>,
}

impl Tables {
    /// The most specific table that prices one of the variants of a stretch.
    #[inline]
    pub(crate) fn pick(
        &self,
        of: Stretch,
        place: TierPlace,
        currency: Currency,
        buyer: Buyer,
        at: Time,
    ) -> Option<(u32, &CompiledTable)> {
        of.slice(&self.of_variants).iter().find_map(|nth| {
            let table = self.all.get(*nth as usize)?;
            let holds = table.place == place
                && table.currency == currency
                && table.opening.is_at(at)
                && table.who.is(buyer);
            holds.then_some((*nth, table))
        })
    }
}

pub(super) fn add(compiled: &mut Compiled) -> Result<(), PricingRefusal> {
    let Compiled { book, texts, variants, priced, tables, .. } = compiled;
    at_most("tier tables", book.tiers.len(), MAX_TABLES)?;
    let products = by_product(&book.variants);
    // Of each variant: its tables, with what they are ordered by.
    let mut refs: Vec<(VariantSlot, Reverse<u8>, bool, u8, u32)> = Vec::new();
    for (n, table) in book.tiers.iter().enumerate() {
        let nth = u32::try_from(n).map_err(|_| PricingRefusal::Full {})?;
        let (name, goods_kind, goods) = goods_of(table, &products, |name| {
            variants.find(name).ok_or_else(|| PricingRefusal::UnknownVariant {
                what: "tier table",
                id: name.to_string(),
                variant: name.to_string(),
            })
        })?;
        let currency = table.currency.unwrap_or(book.currency);
        let scale = MoneyScale::of(currency, book.rounding.scope);
        let who = Who::of(&table.audience, texts)?;
        let opening = Opening::of("tier table", &name, table.window.as_ref())?;
        for slot in &goods {
            refs.push((*slot, Reverse(who.specificity()), !opening.is_bounded(), goods_kind, nth));
        }
        let own = |slot: &VariantSlot| book.variants.get(slot.index()).map(|row| row.price);
        let least_own = if currency == book.currency { goods.iter().filter_map(own).min() } else { None };
        tables.all.push(CompiledTable {
            tiers: steps(table, &name, least_own, scale)?,
            kind: table.kind,
            together: table.together,
            dearer: table.dearer,
            place: table.place,
            currency,
            who,
            opening,
        });
    }
    refs.arrange();
    for pair in refs.windows(2) {
        if let [(one, .., a), (two, .., b)] = pair
            && one == two
            && clash(tables, &book.tiers, *a, *b)
        {
            let variant = variants.id(*one).map(ToString::to_string).unwrap_or_default();
            return Err(PricingRefusal::TieredTwice { variant });
        }
    }
    for of_one in refs.chunk_by(|(a, ..), (b, ..)| a == b) {
        let start = tables.of_variants.len();
        tables.of_variants.extend(of_one.iter().map(|(.., nth)| *nth));
        let end = tables.of_variants.len();
        if let Some((slot, ..)) = of_one.first()
            && let Some(priced) = priced.get_mut(slot.index())
        {
            priced.tables = Stretch::of(start, end).ok_or(PricingRefusal::Full {})?;
        }
    }
    Ok(())
}

/// Whether two tables of one variant may hold at once with nothing to choose between them.
fn clash(tables: &Tables, documents: &[TierTable], a: u32, b: u32) -> bool {
    let compiled = tables.all.get(a as usize).zip(tables.all.get(b as usize));
    let written = documents.get(a as usize).zip(documents.get(b as usize));
    let (Some((one, two)), Some((x, y))) = (compiled, written) else { return false };
    let same_goods = core::mem::discriminant(&x.goods) == core::mem::discriminant(&y.goods);
    same_goods
        && one.who == two.who
        && one.currency == two.currency
        && one.place == two.place
        && one.opening.clashes(two.opening)
}

/// The slots of the variants of each product, sorted by product.
fn by_product(variants: &[PricedVariant]) -> Vec<(&str, VariantSlot)> {
    let mut products = Vec::with_capacity(variants.len());
    for (n, row) in variants.iter().enumerate() {
        products.extend(VariantSlot::from_index(n).map(|slot| (row.product.as_str(), slot)));
    }
    products.arrange();
    products
}

/// What a table is called in refusals, how specific it is, and what it prices.
fn goods_of(
    table: &TierTable,
    products: &[(&str, VariantSlot)],
    find: impl Fn(&str) -> Result<VariantSlot, PricingRefusal>,
) -> Result<(String, u8, Vec<VariantSlot>), PricingRefusal> {
    match &table.goods {
        TieredGoods::Variant(id) => Ok((id.to_string(), 0, Vec::from([find(id.as_str())?]))),
        TieredGoods::Variants(ids) => {
            let name = ids.first().map(ToString::to_string).unwrap_or_default();
            let mut goods = ids.iter().map(|id| find(id.as_str())).collect::<Result<Vec<_>, _>>()?;
            goods.arrange();
            if goods.is_empty() {
                return Err(bad(&name, 0, "names no variant"));
            }
            if goods.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
                return Err(PricingRefusal::TieredTwice { variant: name });
            }
            Ok((name, 1, goods))
        }
        TieredGoods::Product(id) => {
            let first = products.partition_point(|(product, _)| *product < id.as_str());
            let of_it = products.get(first..).unwrap_or_default().iter();
            let goods: Vec<_> =
                of_it.take_while(|(product, _)| *product == id.as_str()).map(|(_, slot)| *slot).collect();
            if goods.is_empty() {
                return Err(PricingRefusal::UnknownProduct { product: id.to_string() });
            }
            Ok((id.to_string(), 2, goods))
        }
    }
}

fn bad(variant: &str, value: u32, rule: &'static str) -> PricingRefusal {
    PricingRefusal::BadTiers { variant: variant.to_string(), value, rule }
}

fn steps(
    table: &TierTable,
    name: &str,
    own: Option<Exact>,
    scale: MoneyScale,
) -> Result<Vec<CompiledTier>, PricingRefusal> {
    at_most("tiers in one table", table.tiers.len(), MAX_TIERS)?;
    if table.tiers.is_empty() {
        return Err(bad(name, 0, "is missing: a table needs at least one"));
    }
    let mut steps = Vec::with_capacity(table.tiers.len());
    let mut before: Option<&Tier> = None;
    for tier in &table.tiers {
        if tier.from == 0 {
            return Err(bad(name, 0, "must begin at 1 or more"));
        }
        if before.is_some_and(|before| tier.from <= before.from) {
            return Err(bad(name, tier.from, "must begin above the tier before it"));
        }
        if tier.package == Some(0) {
            return Err(bad(name, tier.from, "must have packages of 1 unit or more"));
        }
        check_falling(table, name, before, tier, own)?;
        before = Some(tier);
        let free = tier.flat.is_some() || tier.package.is_some() || table.dearer == Dearer::Apply;
        let least = if free { Least::Zero } else { Least::AboveZero };
        let flat = tier.flat.map_or(Ok(0), |flat| amount("flat fee", name, flat, Least::Zero, scale))?;
        steps.push(CompiledTier {
            from: tier.from,
            price: UnitPrice::new("tier price", name, tier.price, least, scale)?,
            flat,
            package: tier.package.unwrap_or(1),
        });
    }
    Ok(steps)
}

/// Plain unit prices of a volume table fall from tier to tier, unless the table is the price whatever it says.
fn check_falling(
    table: &TierTable,
    name: &str,
    before: Option<&Tier>,
    tier: &Tier,
    own: Option<Exact>,
) -> Result<(), PricingRefusal> {
    let is_plain = |tier: &Tier| tier.flat.is_none() && tier.package.is_none();
    if table.dearer == Dearer::Apply || !is_plain(tier) {
        return Ok(());
    }
    if table.kind == TierKind::Volume
        && before.is_some_and(|before| is_plain(before) && tier.price >= before.price)
    {
        return Err(bad(name, tier.from, "must be cheaper than the tier before it"));
    }
    if table.dearer == Dearer::Refuse && own.is_some_and(|own| tier.price >= own) {
        return Err(bad(name, tier.from, "must be cheaper than the variant's own price"));
    }
    Ok(())
}
