//! The compiled price book: texts are symbols, decimals exact ratios, offers in the order in which they are tried.

mod effects;
mod filter;
mod lists;
mod money;
mod offers;
mod services;
mod taxes;
mod tiers;
mod variants;
mod window;

pub(crate) use effects::{CompiledBuyGet, CompiledEffect, CompiledOff};
pub(crate) use lists::{Buyer, Changes, ListTables, Listed};
pub(crate) use money::{UnitPrice, steps};
pub(crate) use offers::{CompiledCap, CompiledLane, CompiledOffer, CompiledTarget};
pub(crate) use services::{CompiledPayment, Services};
pub(crate) use taxes::{Rate, TaxSlot, TaxTable};
pub(crate) use tiers::{CompiledTable, CompiledTier, Tables};
pub(crate) use variants::Priced;

use crate::digest::Digest;
use crate::id::{OfferId, PriceListId};
use crate::money::{Currency, RoundingMode, RoundingScope};
use crate::pricing::{CouponCode, PriceBook, PricingRefusal};
use crate::rule::{Interner, MoneyScale, Symbol};
use crate::slot::{Names, Registry, Slot, VariantSlot};
use alloc::vec::Vec;

const MAX_VARIANTS: usize = 100_000;
const MAX_TAGS: usize = 64;
const MAX_LISTS: usize = 10_000;
const MAX_PRICES: usize = 1_000_000;
const MAX_TABLES: usize = 100_000;
const MAX_TIERS: usize = 100;
const MAX_LANES: usize = 100;
const MAX_OFFERS: usize = 10_000;
const MAX_RATES: usize = 1000;
const MAX_METHODS: usize = 100;

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
    /// How steps round to the scale.
    pub(crate) step_mode: RoundingMode,
    /// The texts that rules and audiences name; what no rule names has no symbol.
    pub(crate) texts: Interner,
    pub(crate) variants: Names<crate::id::VariantId, VariantSlot>,
    /// By variant slot.
    pub(crate) priced: Vec<Priced>,
    /// The tags of all variants; a variant's tags are a stretch of it.
    pub(crate) tags: Vec<Symbol>,
    pub(crate) tables: Tables,
    pub(crate) lists: ListTables,
    /// Whether any list or tier table is for a single customer.
    pub(crate) has_agreements: bool,
    pub(crate) list_ids: Vec<PriceListId>,
    pub(crate) lanes: Vec<CompiledLane>,
    pub(crate) offers: Vec<CompiledOffer>,
    pub(crate) offer_ids: Registry<OfferId, OfferSlot>,
    /// Which offer a code belongs to: the index is one into [`Self::coded`].
    pub(crate) codes: Names<CouponCode, OfferSlot>,
    pub(crate) coded: Vec<OfferSlot>,
    /// The offers with a cap for the customer or a budget.
    pub(crate) remembered: Vec<OfferSlot>,
    pub(crate) taxes: TaxTable,
    pub(crate) services: Services,
}

impl Compiled {
    pub(crate) fn new(book: PriceBook) -> Result<Self, PricingRefusal> {
        let scale = MoneyScale::of(book.currency, book.rounding.scope);
        let mut texts = Interner::new(SEED);
        let mut lanes = offers::compile(&book, &mut texts)?;
        let taxes = TaxTable::new(&book.taxes, &mut texts)?;
        let services = services::compile(&book, &mut texts, &taxes)?;
        // After the rules, so that it knows what they name.
        let (variants, mut priced, tags) = variants::compile(&book, &texts, &taxes, scale)?;
        filter::decide(&mut lanes.offers, &mut priced, &tags);
        let gifts = lanes.offers.iter().map(|offer| (offer.id.as_str(), &offer.effect));
        effects::check_gifts(gifts, &variants)?;
        let slots = (0..lanes.offers.len()).filter_map(OfferSlot::from_index);
        let remembered = slots.zip(&lanes.offers).filter(|(_, offer)| offer.cap.remembers());
        let remembered = remembered.map(|(slot, _)| slot).collect();
        let mut compiled = Self {
            digest: book.public_of.unwrap_or_else(|| Digest::of_document(&book)),
            scale,
            step_mode: match book.rounding.scope {
                RoundingScope::Order => RoundingMode::HalfEven,
                RoundingScope::Unit | RoundingScope::Line => book.rounding.mode,
            },
            variants,
            priced,
            tags,
            tables: Tables::default(),
            lists: ListTables::default(),
            has_agreements: has_agreements(&book),
            list_ids: book.lists.iter().map(|list| list.id.clone()).collect(),
            lanes: lanes.lanes,
            offers: lanes.offers,
            offer_ids: lanes.ids,
            codes: lanes.codes,
            coded: lanes.coded,
            remembered,
            taxes,
            services,
            texts,
            book,
        };
        tiers::add(&mut compiled)?;
        lists::add(&mut compiled)?;
        Ok(compiled)
    }

    /// The scale of quotes in a currency.
    pub(crate) fn scale_of(&self, currency: Currency) -> MoneyScale {
        if currency == self.book.currency {
            self.scale
        } else {
            MoneyScale::of(currency, self.book.rounding.scope)
        }
    }

    pub(crate) fn offer(&self, slot: OfferSlot) -> Option<&CompiledOffer> {
        self.offers.get(slot.index())
    }

    pub(crate) fn offer_named(&self, id: &str) -> Option<OfferSlot> {
        self.offer_ids.find(id)
    }

    /// The offer of a code as it is kept, and the code.
    pub(crate) fn coupon(&self, code: &str) -> Option<(OfferSlot, &CouponCode)> {
        let nth = self.codes.find(code)?;
        Some((*self.coded.get(nth.index())?, self.codes.id(nth)?))
    }

    pub(crate) fn coupon_offer(&self, code: &str) -> Option<OfferSlot> {
        self.coupon(code).map(|(offer, _)| offer)
    }
}

fn has_agreements(book: &PriceBook) -> bool {
    let mut audiences =
        book.lists.iter().map(|list| &list.audience).chain(book.tiers.iter().map(|t| &t.audience));
    audiences.any(|audience| audience.customer.is_some())
}

fn at_most(what: &'static str, count: usize, limit: usize) -> Result<(), PricingRefusal> {
    if count <= limit { Ok(()) } else { Err(PricingRefusal::TooMany { what, count, limit }) }
}

#[cfg(test)]
mod tests;
