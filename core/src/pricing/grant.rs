//! Grants (授予): offers with a code, handed to a client after the code was checked.

use crate::arrange::Arrange;
use crate::digest::Digest;
use crate::id::LaneId;
use crate::pricing::{Coupon, CouponCode, Lane, Offer, Pricer, PricingRefusal};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// An offer with a code in its checked form, for a client that has the public form of the price book.
///
/// With it the client's quotes are those of the whole book. It says what the coupon does, not how often it may be used:
/// its uses are counted when the order is placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Grant {
    /// The digest of the price book that the offer stands in.
    #[n(0)]
    pub book: Digest,
    /// Its lane.
    #[n(1)]
    pub lane: LaneId,
    /// How many open offers of the lane stand before it.
    #[n(2)]
    pub after: u32,
    /// How many offers with a code stand between the last of these and it.
    #[n(3)]
    pub then: u32,
    /// The offer; its coupon without limits.
    #[n(4)]
    pub offer: Offer,
}

impl Pricer {
    /// The grant of a code. Whether the coupon may still be used is for the caller to check: see
    /// [`CouponUses::check`](crate::pricing::CouponUses::check) and [`Shop::grant`](crate::shop::Shop::grant).
    ///
    /// Costs one pass over the offers.
    ///
    /// # Errors
    /// [`PricingRefusal::UnknownCoupon`]
    ///
    /// # Examples
    /// ```
    /// use keytill::pricing::{Cart, CouponCode, PriceBook, Pricer};
    /// let book: PriceBook = serde_json::from_str(r#"{"id": "b1", "currency": "CNY",
    ///     "variants": [{"variant": "card", "product": "gift", "price": "50.00"}],
    ///     "lanes": [{"id": "coupons", "mode": "best", "offers": [
    ///         {"id": "ten-off", "target": "order", "effect": {"percent": "10"}, "coupon": {"code": "TEN"}}]}]}"#)?;
    /// let device = Pricer::new(book.public())?;
    /// let server = Pricer::new(book)?;
    /// let cart = Cart::on("web").line("card", 1).coupon("TEN");
    /// assert_eq!(device.quote(&cart).unwrap_err().to_string(), "there is no coupon `TEN`");
    ///
    /// let grant = server.grant(&CouponCode::new("ten")?)?;
    /// let device = device.with_grants(&[grant])?;
    /// assert_eq!(device.quote(&cart)?, server.quote(&cart)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn grant(&self, code: &CouponCode) -> Result<Grant, PricingRefusal> {
        let unknown = || PricingRefusal::UnknownCoupon { code: alloc::string::ToString::to_string(code) };
        let (id, _) = self.coupon(code).ok_or_else(unknown)?;
        for lane in &self.book().lanes {
            let (mut after, mut then) = (0_u32, 0_u32);
            for offer in &lane.offers {
                if offer.id == *id {
                    let coupon = Some(Coupon::new(code.clone()));
                    return Ok(Grant {
                        book: self.digest(),
                        lane: lane.id.clone(),
                        after,
                        then,
                        offer: Offer { coupon, ..offer.clone() },
                    });
                }
                // INVARIANT: at most 10 000 offers.
                if offer.coupon.is_none() {
                    (after, then) = (after + 1, 0);
                } else {
                    then += 1;
                }
            }
        }
        Err(unknown())
    }

    /// A pricer of the same public form with these grants: the same cart then has the same amounts and offers as by the
    /// whole book, as far as no floor binds. All grants are given at once.
    ///
    /// Compiles the book anew: for a book of 10 000 variants as long as [`Pricer::new`].
    ///
    /// # Errors
    /// [`PricingRefusal`] with a code `grant.…`: the book is no public form or has grants already; a grant is of another
    /// book, names an unknown lane or a place past its offers, stands twice or has no code. Others where an offer that was
    /// tampered with is not sound.
    pub fn with_grants(&self, grants: &[Grant]) -> Result<Self, PricingRefusal> {
        let mut book = self.book().clone();
        if book.public_of.is_none() {
            return Err(PricingRefusal::GrantNotPublic {});
        }
        if book.lanes.iter().flat_map(|lane| &lane.offers).any(|offer| offer.coupon.is_some()) {
            return Err(PricingRefusal::GrantsGiven {});
        }
        let mut sorted: Vec<&Grant> = grants.iter().collect();
        sorted.arrange_by_key(|grant| (grant.after, grant.then));
        for grant in &sorted {
            self.check_grant(grant)?;
        }
        check_once(&sorted, self)?;
        for lane in &mut book.lanes {
            add_to(lane, &sorted);
        }
        Self::new(book)
    }

    fn check_grant(&self, grant: &Grant) -> Result<(), PricingRefusal> {
        let offer = || grant.offer.id.clone();
        if grant.book != self.digest() {
            return Err(PricingRefusal::GrantOtherBook { offer: offer(), granted: grant.book });
        }
        if grant.offer.coupon.is_none() {
            return Err(PricingRefusal::GrantWithoutCode { offer: offer() });
        }
        let lane = self.book().lanes.iter().find(|lane| lane.id == grant.lane);
        if lane.is_some_and(|lane| grant.after as usize <= lane.offers.len()) {
            Ok(())
        } else {
            Err(PricingRefusal::GrantMisplaced { offer: offer(), lane: grant.lane.clone() })
        }
    }
}

/// No offer stands twice, among the grants or in the book.
fn check_once(grants: &[&Grant], pricer: &Pricer) -> Result<(), PricingRefusal> {
    let open = pricer.book().lanes.iter().flat_map(|lane| &lane.offers).map(|offer| &offer.id);
    let mut ids: Vec<_> = grants.iter().map(|grant| &grant.offer.id).chain(open).collect();
    ids.arrange();
    let twice = ids.windows(2).find_map(|pair| match pair {
        [a, b] if a == b => Some((*a).clone()),
        _ => None,
    });
    twice.map_or(Ok(()), |offer| Err(PricingRefusal::GrantTwice { offer }))
}

/// Puts the grants of a lane between its open offers; `grants` are in the order of their places.
fn add_to(lane: &mut Lane, grants: &[&Grant]) {
    let mut own = grants.iter().filter(|grant| grant.lane == lane.id).peekable();
    let open = core::mem::take(&mut lane.offers);
    for (n, offer) in open.into_iter().enumerate() {
        while let Some(grant) = own.next_if(|grant| grant.after as usize <= n) {
            lane.offers.push(grant.offer.clone());
        }
        lane.offers.push(offer);
    }
    lane.offers.extend(own.map(|grant| grant.offer.clone()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pricing::tests::{across, all_lines, book, coupon, offer, percent, with_lane};
    use crate::pricing::{Cart, Exclusive, LaneMode, PriceBook, Target};
    use crate::refusal::Refusal;
    use alloc::format;
    use alloc::vec;
    use proptest::collection::vec as many;
    use proptest::prelude::*;

    fn code(text: &str) -> CouponCode {
        CouponCode::new(text).unwrap()
    }

    /// Two lanes with open offers and coupons between them.
    fn mixed() -> PriceBook {
        let one = |id: &str| offer(id, Target::Order, across("1"));
        let mut limited = one("c1").coupon(coupon("C1"));
        limited.coupon.as_mut().unwrap().total_limit = Some(3);
        let first = vec![limited, one("o1"), one("c2").coupon(coupon("C2")), one("c3").coupon(coupon("C3"))];
        with_lane(
            with_lane(book(&["10", "20"]), LaneMode::Best, first),
            LaneMode::Sequential,
            vec![one("c4").coupon(coupon("C4"))],
        )
    }

    #[test]
    fn a_grant_knows_its_place_and_no_limits() {
        let pricer = Pricer::new(mixed()).unwrap();
        let place = |text: &str| {
            let grant = pricer.grant(&code(text)).unwrap();
            (grant.lane.as_str().chars().last().unwrap(), grant.after, grant.then)
        };
        assert_eq!([place("C1"), place("C2"), place("C3")], [('0', 0, 0), ('0', 1, 0), ('0', 1, 1)]);
        assert_eq!(place("C4"), ('1', 0, 0));
        let grant = pricer.grant(&code("c1")).unwrap();
        assert_eq!(grant.offer.coupon, Some(coupon("C1")));
        let json = serde_json::to_string(&grant).unwrap();
        assert_eq!(serde_json::from_str::<Grant>(&json).unwrap(), grant);
        let cbor = minicbor::to_vec(&grant).unwrap();
        crate::codec::check_cbor(&cbor).unwrap();
        assert_eq!(minicbor::decode::<Grant>(&cbor).unwrap(), grant);
        assert_eq!(pricer.grant(&code("NONE")).unwrap_err().code(), "coupon.unknown");
    }

    #[test]
    fn all_grants_give_back_the_offers_of_the_whole_book() {
        let whole = Pricer::new(mixed()).unwrap();
        let public = Pricer::new(whole.book().public()).unwrap();
        let grants = ["C3", "C4", "C1", "C2"].map(|text| whole.grant(&code(text)).unwrap());
        let granted = public.with_grants(&grants).unwrap();
        let ids = |pricer: &Pricer| -> Vec<_> {
            pricer.book().lanes.iter().flat_map(|lane| &lane.offers).map(|offer| offer.id.clone()).collect()
        };
        assert_eq!(ids(&granted), ids(&whole));
        assert_eq!(granted.digest(), whole.digest());
        assert!(public.with_grants(&[]).is_ok());
    }

    #[test]
    fn what_is_no_grant_of_this_book_is_refused() {
        let whole = Pricer::new(mixed()).unwrap();
        let public = Pricer::new(whole.book().public()).unwrap();
        let good = whole.grant(&code("C1")).unwrap();
        let refused = |grants: &[Grant]| public.with_grants(grants).unwrap_err().code();
        let with = |change: fn(&mut Grant)| {
            let mut grant = good.clone();
            change(&mut grant);
            refused(&[grant])
        };
        assert_eq!(with(|grant| grant.book = Digest::default()), "grant.other_book");
        assert_eq!(with(|grant| grant.lane = "none".parse().unwrap()), "grant.misplaced");
        assert_eq!(with(|grant| grant.after = 2), "grant.misplaced");
        assert_eq!(with(|grant| grant.offer.coupon = None), "grant.no_code");
        assert_eq!(with(|grant| grant.offer.id = "o1".parse().unwrap()), "grant.duplicate");
        assert_eq!(refused(&[good.clone(), good.clone()]), "grant.duplicate");
        let mut same_code = whole.grant(&code("C2")).unwrap();
        same_code.offer.coupon = Some(coupon("C1"));
        assert_eq!(refused(&[good.clone(), same_code]), "price_book.duplicate");
        assert_eq!(with(|grant| grant.offer.effect = percent("101")), "price_book.percent");
        let refusal = whole.with_grants(core::slice::from_ref(&good)).unwrap_err();
        assert_eq!(refusal.code(), "grant.whole_book");
        let granted = public.with_grants(core::slice::from_ref(&good)).unwrap();
        assert_eq!(granted.with_grants(&[good]).unwrap_err().code(), "grant.given");
    }

    prop_compose! {
        /// Many ties: few amounts, few priorities.
        fn offers()(
            parts in many((0_u32..3, -1_i32..2, any::<bool>(), any::<bool>(), any::<bool>(), 0_u8..8), 0..7),
        ) -> Vec<Offer> {
            let of = |(n, (amount, priority, coded, by_share, lines, exclusive)): (usize, (u32, i32, bool, bool, bool, u8))| {
                let effect = if by_share { percent(&format!("{}", amount * 10)) } else { across(&format!("{amount}")) };
                let target = if lines { all_lines() } else { Target::Order };
                let exclusive = match exclusive { 0 => Exclusive::Lane, 1 => Exclusive::Quote, _ => Exclusive::None };
                let one = offer(&format!("o{n}"), target, effect).priority(priority).exclusive(exclusive);
                if coded { one.coupon(coupon(&format!("CODE{n}"))) } else { one }
            };
            parts.into_iter().enumerate().map(of).collect()
        }
    }

    proptest! {
        #[test]
        fn granted_quotes_are_those_of_the_whole_book(
            offers in many((0_usize..4, offers()), 1..4),
            taken in any::<u32>(),
            order in any::<u64>(),
        ) {
            let modes = [LaneMode::Best, LaneMode::Sequential, LaneMode::Additive, LaneMode::First];
            let mut whole = book(&["10", "20", "30"]);
            for (n, (mode, mut offers)) in offers.into_iter().enumerate() {
                for offer in &mut offers {
                    offer.id = format!("l{n}-{}", offer.id).parse().unwrap();
                    if let Some(coupon) = &mut offer.coupon {
                        coupon.code = code(&format!("L{n}-{}", coupon.code));
                    }
                }
                whole = with_lane(whole, modes[mode], offers);
            }
            let public = Pricer::new(whole.public()).unwrap();
            let whole = Pricer::new(whole).unwrap();
            let codes: Vec<CouponCode> = whole.coupons().map(|(_, coupon)| coupon.code.clone()).collect();
            let mut codes: Vec<_> = codes.into_iter().enumerate().filter(|(n, _)| taken >> n & 1 == 1).map(|(_, code)| code).collect();
            if !codes.is_empty() {
                let by = order as usize % codes.len();
                codes.rotate_left(by);
            }
            let grants: Vec<Grant> = codes.iter().map(|code| whole.grant(code).unwrap()).collect();
            let granted = public.with_grants(&grants).unwrap();
            let cart = Cart::on("h5").line("a", 2).line("b", 1).line("c", 1);
            let cart = codes.iter().fold(cart, |cart, code| cart.coupon(code.as_str()));
            let (wanted, got) = (whole.quote(&cart).unwrap(), granted.quote(&cart).unwrap());
            prop_assert_eq!(got.explain(), wanted.explain());
            prop_assert_eq!(serde_json::to_value(&got).unwrap(), serde_json::to_value(&wanted).unwrap());
        }
    }
}
