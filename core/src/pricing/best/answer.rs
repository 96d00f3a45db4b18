use super::plan::Plan;
use super::search::{Quotes, Search, bit};
use super::tail::Tail;
use crate::arrange::Arrange;
use crate::pricing::compile::OfferSlot;
use crate::pricing::read;
use crate::pricing::steps::{
    Lines, Silent, add_markups, add_premiums, price_lines, price_shipping, tier_lines,
};
use crate::pricing::{BuyerFacts, Cart, CouponCode, Pricer, PricingRefusal, Quote};
use alloc::string::ToString;
use alloc::vec::Vec;
use serde::Serialize;

/// Most coupons to choose from: as many as a cart may carry.
pub const MAX_HELD: usize = read::MAX_COUPONS;

/// How much work a search may do: how many offers it works out, on carts of up to eight lines; on longer ones each counts
/// once more for every eight lines.
///
/// The first pass, a few times the work of a quote, is done whatever the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkLimit(pub u32);

impl Default for WorkLimit {
    /// A few hundredths of a second.
    fn default() -> Self {
        Self(60_000)
    }
}

/// The coupons with which a cart costs the least.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BestCoupons {
    /// The coupons to put into the cart, in the order of the book; each of them changes what is to be paid.
    pub codes: Vec<CouponCode>,
    /// The cart with them, with a trace.
    pub quote: Quote,
    /// How many offers were worked out, each on what one combination left of the cart.
    pub worked_out: u32,
    /// Whether no other combination costs less, nor as much with better coupons. Where not, the work limit was reached
    /// first, and this is the best that was found.
    pub is_proven: bool,
}

impl Pricer {
    /// The best of all coupons that a buyer holds: of all combinations that the cart may carry, the one with the least
    /// total. Of those that cost the same it is the one with the fewest coupons, then the one whose coupons stand earlier
    /// in the book.
    ///
    /// What the cart itself carries is put aside: to have it considered, name it among those held. Coupons that cannot
    /// apply are not chosen. The order of `held` and that of the lines decide nothing. How often coupons were used is not
    /// known here; a shop leaves out those that are used up.
    ///
    /// # Errors
    /// [`PricingRefusal::TooManyHeld`] for more than [`MAX_HELD`] coupons, [`PricingRefusal::UnknownCoupon`] for one that
    /// the book does not have, [`PricingRefusal::DuplicateCoupon`] for one that is named twice; and as
    /// [`Pricer::quote`] when the cart cannot be quoted with any combination.
    ///
    /// # Examples
    /// A large discount that needs 100.00 and a small one that comes first and would leave less:
    /// ```
    /// use keytill::id::{LaneId, OfferId, PriceBookId, ProductId, VariantId};
    /// use keytill::money::Currency;
    /// use keytill::pricing::{
    ///     Cart, Coupon, CouponCode, Effect, Lane, LaneMode, Offer, PriceBook, PricedVariant, Pricer, Target,
    /// };
    /// use keytill::rule::{Condition, NumberFact};
    ///
    /// let mut book = PriceBook::new(PriceBookId::new("2026-11")?, Currency::CNY);
    /// let (variant, product) = (VariantId::new("gift-card-50")?, ProductId::new("gift-card")?);
    /// book.variants.push(PricedVariant::new(variant, product, "51.00".parse()?));
    /// let (small, large) = (CouponCode::new("MINUS5")?, CouponCode::new("MINUS20")?);
    /// let minus = |amount: &str| Ok::<_, Box<dyn std::error::Error>>(Effect::AmountAcross(amount.parse()?));
    /// let offers = vec![
    ///     Offer::new(OfferId::new("small")?, Target::Order, minus("5")?).coupon(Coupon::new(small.clone())),
    ///     Offer::new(OfferId::new("large")?, Target::Order, minus("20")?)
    ///         .coupon(Coupon::new(large.clone()))
    ///         .when(Condition::at_least(NumberFact::Subtotal, "100".parse()?)),
    /// ];
    /// book.lanes.push(Lane::new(LaneId::new("coupons")?, LaneMode::Sequential, offers));
    ///
    /// let pricer = Pricer::new(book)?;
    /// let cart = Cart::on("h5").line("gift-card-50", 2);
    /// let best = pricer.best_coupons(&cart, &[small, large.clone()])?;
    /// assert_eq!(best.codes, [large]);
    /// assert_eq!(best.quote.total.to_string(), "82.00 CNY");
    /// assert!(best.is_proven);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn best_coupons(&self, cart: &Cart, held: &[CouponCode]) -> Result<BestCoupons, PricingRefusal> {
        self.best_coupons_for(cart, &cart.facts, held, WorkLimit::default())
    }

    /// As [`Pricer::best_coupons`], for a buyer of whom other facts are known than the cart says, and with a work limit.
    ///
    /// # Errors
    /// As [`Pricer::best_coupons`].
    pub fn best_coupons_for(
        &self,
        cart: &Cart,
        facts: &BuyerFacts,
        held: &[CouponCode],
        limit: WorkLimit,
    ) -> Result<BestCoupons, PricingRefusal> {
        let held = self.held(held)?;
        let codes: Vec<CouponCode> = held.iter().map(|(_, code)| code.clone()).collect();
        let bare = Cart { coupons: Vec::new(), ..cart.clone() };
        let (book, buyer) = (self.compiled(), facts);
        let mut lines = Lines::default();
        read::lines(book, &bare, &mut lines.lines)?;
        let ids = read::ids(book, &bare, buyer)?;
        let facts = read::facts(book, &bare, buyer, &ids)?;
        price_lines(book, &facts, &mut lines, &mut Silent)?;
        tier_lines(book, &facts, &mut lines, &mut Silent)?;
        if bare.lines.iter().any(|line| line.picks.is_some()) {
            read::premiums(&bare, facts.scale, &mut lines.lines)?;
            add_premiums(&mut lines, &mut Silent)?;
        }
        if let Some(markups) = buyer.markups.as_deref() {
            add_markups(&mut lines, markups, &mut Silent)?;
        }
        price_shipping(book, &facts, ids.shipping.as_ref(), &mut lines, &mut Silent)?;

        let tail = Tail::new(book, &facts, &lines, ids.payment_method.as_ref());
        let bit_of = |slot: OfferSlot| held.iter().position(|(known, _)| *known == slot).map(bit);
        let plan = Plan::new(book, &facts, &lines, tail, bit_of);
        let quotes = Quotes { pricer: self, facts: buyer, cart: bare, codes: &codes };
        let (outcome, cart) = Search::new(&plan, lines, quotes, limit.0).run();
        // Where no combination can be quoted, this says why.
        let quote = self.quote_for(&cart, buyer)?;
        let chosen = outcome.chosen.unwrap_or_default();
        let is_chosen = |(nth, code): (usize, &CouponCode)| (chosen & bit(nth) != 0).then(|| code.clone());
        Ok(BestCoupons {
            codes: codes.iter().enumerate().filter_map(is_chosen).collect(),
            quote,
            worked_out: outcome.worked_out,
            is_proven: outcome.is_proven,
        })
    }

    /// The coupons held, in the order of the book.
    fn held(&self, held: &[CouponCode]) -> Result<Vec<(OfferSlot, CouponCode)>, PricingRefusal> {
        if held.len() > MAX_HELD {
            return Err(PricingRefusal::TooManyHeld { count: held.len(), limit: MAX_HELD });
        }
        let mut found = Vec::with_capacity(held.len());
        for code in held {
            let slot = self.compiled().coupon_offer(code.as_str());
            let slot = slot.ok_or_else(|| PricingRefusal::UnknownCoupon { code: code.to_string() })?;
            found.push((slot, code.clone()));
        }
        found.arrange_by_key(|(slot, _)| *slot);
        let twice = found.windows(2).find_map(|pair| match pair {
            [(a, _), (b, code)] if a == b => Some(code.to_string()),
            _ => None,
        });
        twice.map_or(Ok(found), |code| Err(PricingRefusal::DuplicateCoupon { code }))
    }
}
