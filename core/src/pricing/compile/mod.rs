//! The compiled price book: texts are symbols, decimals exact ratios, offers in the order in which they are tried.

mod lanes;
mod lists;
mod variants;

pub(crate) use lanes::{CompiledEffect, CompiledLane, CompiledOffer};
pub(crate) use lists::ListTables;
pub(crate) use variants::{CompiledTier, Priced, UnitPrice};

use crate::digest::Digest;
use crate::id::PriceListId;
use crate::money::{Exact, MAX_INPUT_MINOR, Ratio, RoundingScope};
use crate::pricing::{CouponCode, PriceBook, PricingRefusal};
use crate::rule::{Interner, MoneyScale, Symbol};
use crate::slot::{Registry, Slot, VariantSlot};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

const MAX_VARIANTS: usize = 100_000;
const MAX_TAGS: usize = 64;
const MAX_LISTS: usize = 1000;
const MAX_PRICES: usize = 1_000_000;
const MAX_TIERS: usize = 100;
const MAX_LANES: usize = 100;
const MAX_OFFERS: usize = 10_000;

/// The hash tables of one book are scattered by this; nothing that shows depends on it.
const SEED: u64 = 0x6b65_7974_696c_6c00;

/// An offer's place in [`Compiled::offers`], which is its place in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct OfferSlot(u32);

impl Slot for OfferSlot {
    fn from_index(index: usize) -> Option<Self> {
        u32::try_from(index).ok().map(Self)
    }
    fn index(self) -> usize {
        self.0 as usize
    }
}

/// Everything that a quote reads.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) book: PriceBook,
    pub(crate) digest: Digest,
    pub(crate) scale: MoneyScale,
    /// The texts that rules and audiences name; what no rule names has no symbol.
    pub(crate) texts: Interner,
    pub(crate) variants: Registry<crate::id::VariantId, VariantSlot>,
    /// By variant slot.
    pub(crate) priced: Vec<Priced>,
    /// The tags of all variants; a variant's tags are a stretch of it.
    pub(crate) tags: Vec<Symbol>,
    /// The tiers of all variants; a variant's tiers are a stretch of it.
    pub(crate) tiers: Vec<CompiledTier>,
    pub(crate) lists: ListTables,
    pub(crate) list_ids: Vec<PriceListId>,
    pub(crate) lanes: Vec<CompiledLane>,
    pub(crate) offers: Vec<CompiledOffer>,
    /// Which offer a code belongs to: the index is one into [`Self::coded`].
    pub(crate) codes: Registry<CouponCode, OfferSlot>,
    pub(crate) coded: Vec<OfferSlot>,
}

impl Compiled {
    pub(crate) fn new(book: PriceBook) -> Result<Self, PricingRefusal> {
        let scale = if book.rounding.scope == RoundingScope::Order {
            MoneyScale::millionths(book.currency)
        } else {
            MoneyScale::minor(book.currency)
        };
        let mut texts = Interner::new(SEED);
        let lanes = lanes::compile(&book, &mut texts, scale)?;
        let (variants, priced, tags) = variants::compile(&book, &texts, scale)?;
        let mut compiled = Self {
            digest: Digest::of_document(&book),
            scale,
            variants,
            priced,
            tags,
            tiers: Vec::new(),
            lists: ListTables::default(),
            list_ids: book.lists.iter().map(|list| list.id.clone()).collect(),
            lanes: lanes.lanes,
            offers: lanes.offers,
            codes: lanes.codes,
            coded: lanes.coded,
            texts,
            book,
        };
        variants::add_tiers(&mut compiled)?;
        lists::add(&mut compiled)?;
        Ok(compiled)
    }

    pub(crate) fn offer(&self, slot: OfferSlot) -> Option<&CompiledOffer> {
        self.offers.get(slot.index())
    }

    pub(crate) fn coupon_offer(&self, code: &str) -> Option<OfferSlot> {
        self.codes.find(code).and_then(|nth| self.coded.get(nth.index())).copied()
    }
}

fn at_most(what: &'static str, count: usize, limit: usize) -> Result<(), PricingRefusal> {
    if count <= limit { Ok(()) } else { Err(PricingRefusal::TooMany { what, count, limit }) }
}

/// Which amounts a field takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Least {
    Zero,
    AboveZero,
}

/// A unit price in steps of the scale. May be finer than the currency.
fn unit_price(
    field: &'static str,
    of: &str,
    value: Exact,
    least: Least,
    scale: MoneyScale,
) -> Result<Ratio, PricingRefusal> {
    let refused =
        |rule| PricingRefusal::BadAmount { field, of: String::from(of), value: value.to_string(), rule };
    check_least(value, least).map_err(refused)?;
    let too_large = "must lie within 9007199254740991 minor units and what the rounding scope can count";
    let exponent = scale.currency().exponent();
    let most = Exact::from_parts(MAX_INPUT_MINOR, exponent).ok_or_else(|| refused(too_large))?;
    if value > most {
        return Err(refused(too_large));
    }
    let factor = 10_i64
        .checked_pow(u32::from(exponent))
        .and_then(|factor| factor.checked_mul(scale.per_minor()))
        .ok_or_else(|| refused(too_large))?;
    // Common factors out first, so that the product fits wherever the result does.
    let shared = gcd(factor, value.denominator());
    value
        .mantissa()
        .checked_mul(factor / shared)
        .and_then(|numerator| Ratio::new(numerator, value.denominator() / shared))
        .ok_or_else(|| refused(too_large))
}

/// An amount in steps of the scale. Not finer than the currency.
fn amount(
    field: &'static str,
    of: &str,
    value: Exact,
    least: Least,
    scale: MoneyScale,
) -> Result<i64, PricingRefusal> {
    let refused =
        |rule| PricingRefusal::BadAmount { field, of: String::from(of), value: value.to_string(), rule };
    check_least(value, least).map_err(refused)?;
    scale.from_exact(value).map_err(|_| {
        refused("must not be finer than the currency's minor unit, nor past 9007199254740991 of them")
    })
}

fn check_least(value: Exact, least: Least) -> Result<(), &'static str> {
    match least {
        Least::Zero if value.is_negative() => Err("must not be negative"),
        Least::AboveZero if !value.is_positive() => Err("must be above 0"),
        _ => Ok(()),
    }
}

const fn gcd(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    if a == 0 { 1 } else { a }
}

#[cfg(test)]
mod tests;
