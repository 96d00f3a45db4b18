use crate::id::{OfferId, RegionId, ShippingMethodId};
use crate::money::{AllocationRule, Amount, MoneyRefusal};
use crate::order::{Given, LineBack, Order};
use crate::slot::BudgetSlot;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

/// What an order has beside its lines. Most orders have nothing of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extras {
    /// Where it is taxed.
    pub region: Option<RegionId>,
    /// How it is shipped.
    pub shipping_method: Option<ShippingMethodId>,
    /// What shipping costs.
    pub shipping: Charge,
    /// What the buyer pays for the way to pay.
    pub fee: Charge,
    /// What makes the total a round sum; negative where something was taken off.
    pub rounding: Amount,
    /// What the buyer gets back with the delivery.
    pub cashback: Amount,
    /// The tax within each line; none where nothing is taxed.
    pub taxes: SmallVec<[Amount; 1]>,
    /// The offers that gave the last lines: one for each, which cost nothing.
    pub gifts: SmallVec<[OfferId; 1]>,
    /// What offers with a cap for the customer or a budget gave.
    pub uses: SmallVec<[OfferUsed; 1]>,
    /// The lines whose keys the buyer picked, and what these cost on top in all.
    pub picked: SmallVec<[PickedLine; 1]>,
}

/// A line whose keys the buyer picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PickedLine {
    /// The line's position in the order, from 0.
    #[n(0)]
    pub line: u32,
    /// What its keys cost on top of the variant's price, before offers.
    #[n(1)]
    pub premium: Amount,
}

/// What something costs beside the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
pub struct Charge {
    /// What is to be paid for it.
    #[n(0)]
    pub total: Amount,
    /// The tax within it.
    #[n(1)]
    pub tax: Amount,
}

/// What an offer whose amounts are remembered gave to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct OfferUsed {
    /// The offer.
    #[n(0)]
    pub offer: BudgetSlot,
    /// What it had given to the buyer before.
    #[n(1)]
    pub by_buyer: Amount,
    /// What it had given to all buyers before.
    #[n(2)]
    pub in_all: Amount,
    /// What it gave to this order; nothing where it was used up.
    #[n(3)]
    pub taken: Amount,
}

/// What of an order's money is no revenue of the shop, and what the buyer gets back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
pub struct Apart {
    /// Tax of lines, shipping and fee.
    #[n(0)]
    pub tax: Amount,
    /// The buyer's fee for the way to pay, without its tax.
    #[n(1)]
    pub fee: Amount,
    /// What made the total a round sum.
    #[n(2)]
    pub rounding: Amount,
    /// What the buyer gets back in the wallet.
    #[n(3)]
    pub cashback: Amount,
}

/// What is given back once some units are refunded: everything up to then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GivenBack {
    /// Money of the buyer.
    pub amount: Amount,
    /// What of it was no revenue, and what cashback is taken back.
    pub apart: Apart,
}

impl Apart {
    /// The parts less those of another.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`]
    pub fn less(self, other: Self) -> Result<Self, MoneyRefusal> {
        Ok(Self {
            tax: self.tax.minus(other.tax)?,
            fee: self.fee.minus(other.fee)?,
            rounding: self.rounding.minus(other.rounding)?,
            cashback: self.cashback.minus(other.cashback)?,
        })
    }

    /// What of an amount is revenue.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`]
    pub fn revenue_of(self, amount: Amount) -> Result<Amount, MoneyRefusal> {
        amount.minus(self.tax)?.minus(self.fee)?.minus(self.rounding)
    }
}

impl Extras {
    /// The tax within a line.
    #[must_use]
    pub fn tax_of(&self, line: usize) -> Amount {
        self.taxes.get(line).copied().unwrap_or_default()
    }

    /// Everything of it that is no revenue.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`]
    pub fn apart(&self) -> Result<Apart, MoneyRefusal> {
        let of_lines = Amount::sum(self.taxes.iter().copied())?;
        Ok(Apart {
            tax: of_lines.plus(self.shipping.tax)?.plus(self.fee.tax)?,
            fee: self.fee.total.minus(self.fee.tax)?,
            rounding: self.rounding,
            cashback: self.cashback,
        })
    }
}

impl Order {
    /// How many of its first lines were bought; the others are gifts.
    #[must_use]
    pub fn bought(&self) -> usize {
        self.lines.len().saturating_sub(self.extras.as_ref().map_or(0, |extras| extras.gifts.len()))
    }

    /// Where a line is a gift: how many units of its variant the lines before it take.
    #[must_use]
    pub fn gift_after(&self, line: usize) -> Option<u32> {
        let gift = self.lines.get(line).filter(|_| line >= self.bought())?;
        let before = self.lines.iter().take(line).filter(|other| other.variant == gift.variant);
        let left = before.map(|other| other.quantity.saturating_sub(other.refunded_units));
        Some(left.fold(0_u32, u32::saturating_add))
    }

    /// What the keys of a line cost on top that the buyer picked; `None` where any would do.
    #[must_use]
    pub fn premium_of(&self, line: usize) -> Option<Amount> {
        let picked = self.extras.iter().flat_map(|extras| &extras.picked);
        picked.into_iter().find(|picked| picked.line as usize == line).map(|picked| picked.premium)
    }

    /// The tax within what is left of a line after what is refunded of it.
    #[must_use]
    pub fn tax_after(&self, line: usize, back: LineBack, rule: AllocationRule) -> Amount {
        let tax = self.extras.as_ref().map_or(Amount::ZERO, |extras| extras.tax_of(line));
        // INVARIANT: a part of the tax is no more than the tax.
        tax.minus(self.tax_back(line, back, rule)).unwrap_or_default()
    }

    /// The tax within what is refunded of a line: that of the units, or where money was given without units, the share
    /// of the money, if that is more.
    fn tax_back(&self, n: usize, back: LineBack, rule: AllocationRule) -> Amount {
        let tax = self.extras.as_ref().map_or(Amount::ZERO, |extras| extras.tax_of(n));
        let Some(line) = self.lines.get(n).filter(|_| !tax.is_zero()) else { return Amount::ZERO };
        let of_units = super::record::worth_of_first(tax, line.quantity, back.units, rule);
        if back.amount == line.worth_of_first(back.units, rule) {
            return of_units;
        }
        of_units.max(part(tax, back.amount, line.total))
    }

    /// What of the money of the units that are not refunded is no revenue; `None` where all is.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`]
    pub fn apart_of_units_left(&self, rule: AllocationRule) -> Result<Option<Apart>, MoneyRefusal> {
        let Some(extras) = &self.extras else { return Ok(None) };
        let back = self.given_back(rule, |n| self.line_back(n), self.given(), self.kept())?;
        extras.apart()?.less(back.apart).map(Some)
    }

    /// What is given back once `back` says what of each line is refunded, and `given` what was given without units, all
    /// that was given back before among it. The parts of any slicing add up: each is a difference of two such sums.
    ///
    /// Units give back what they cost, with the tax within. The cash rounding comes back, and the cashback is taken
    /// back, in proportion to what the refunded units cost, rounded towards zero; shipping, the buyer's fee and every
    /// rest come back with the last unit, but for shipping that is `kept`. What is given without units is told apart into
    /// tax and revenue, and takes cashback back, but rounds nothing.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`]
    pub fn given_back(
        &self,
        rule: AllocationRule,
        back: impl Fn(usize) -> LineBack,
        given: Given,
        kept: Charge,
    ) -> Result<GivenBack, MoneyRefusal> {
        let (mut worth, mut cost, mut left) = (Amount::ZERO, Amount::ZERO, 0_u64);
        for (n, line) in self.lines.iter().enumerate() {
            let LineBack { units, amount } = back(n);
            worth = worth.plus(amount)?;
            cost = cost.plus(line.total)?;
            left = left.saturating_add(u64::from(line.quantity.saturating_sub(units)));
        }
        let Some(extras) = &self.extras else {
            return Ok(GivenBack { amount: worth, apart: Apart::default() });
        };
        if left == 0 {
            let all = extras.apart()?;
            let apart = Apart { tax: all.tax.minus(kept.tax)?, ..all };
            return Ok(GivenBack { amount: self.total.minus(kept.total)?, apart });
        }
        let mut tax = Amount::ZERO;
        for n in 0..extras.taxes.len() {
            tax = tax.plus(self.tax_back(n, back(n), rule))?;
        }
        // Of everything that was rounded, so that no part of what was taken off is more than the units cost.
        let of_units = worth.minus(given.of_lines)?;
        let rounding = part(extras.rounding, of_units, self.total.minus(extras.rounding)?);
        let cashback = part(extras.cashback, worth, cost);
        let apart = Apart { tax, fee: Amount::ZERO, rounding, cashback };
        // Where much was given and much rounded off, the last slices have less to give.
        let amount = worth.plus(rounding)?.plus(given.beside)?.min(self.total);
        Ok(GivenBack { amount, apart })
    }
}

/// `of` × `worth` / `whole` towards zero; nothing of nothing.
fn part(of: Amount, worth: Amount, whole: Amount) -> Amount {
    if of.is_zero() || !whole.is_positive() {
        return Amount::ZERO;
    }
    let product = i128::from(of.minor()) * i128::from(worth.minor());
    // INVARIANT: the worth is at most the whole, so the part is at most `of`.
    Amount::from_minor(i64::try_from(product / i128::from(whole.minor())).unwrap_or_default())
}

impl<C> Encode<C> for Extras {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(10)?.encode_with(&self.region, ctx)?.encode_with(&self.shipping_method, ctx)?;
        e.encode_with(self.shipping, ctx)?.encode_with(self.fee, ctx)?;
        e.encode_with(self.rounding, ctx)?.encode_with(self.cashback, ctx)?;
        e.encode_with(self.taxes.as_slice(), ctx)?.encode_with(self.gifts.as_slice(), ctx)?;
        e.encode_with(self.uses.as_slice(), ctx)?.encode_with(self.picked.as_slice(), ctx)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Extras {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        if d.array()? != Some(10) {
            return Err(minicbor::decode::Error::message("not the extras of an order").at(at));
        }
        Ok(Self {
            region: d.decode_with(ctx)?,
            shipping_method: d.decode_with(ctx)?,
            shipping: d.decode_with(ctx)?,
            fee: d.decode_with(ctx)?,
            rounding: d.decode_with(ctx)?,
            cashback: d.decode_with(ctx)?,
            taxes: d.array_iter_with(ctx)?.collect::<Result<_, _>>()?,
            gifts: d.array_iter_with(ctx)?.collect::<Result<_, _>>()?,
            uses: d.array_iter_with(ctx)?.collect::<Result<_, _>>()?,
            picked: d.array_iter_with(ctx)?.collect::<Result<_, _>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::{Line, Stage, Units};
    use crate::slot::{BookSlot, ChannelSlot, ProductSlot, Slot, VariantSlot};
    use crate::time::Time;

    fn minor(n: i64) -> Amount {
        Amount::from_minor(n)
    }

    fn order(lines: &[(u32, i64, i64)], extras: Extras) -> Order {
        let line = |(quantity, total, _): &(u32, i64, i64)| Line {
            variant: VariantSlot::from_index(0).unwrap(),
            product: ProductSlot::from_index(0).unwrap(),
            version: 0,
            manual: false,
            units: Units::Unlimited,
            quantity: *quantity,
            refunded_units: 0,
            unearned_units: 0,
            delivered_units: 0,
            list: minor(*total),
            total: minor(*total),
            refunded: Amount::ZERO,
        };
        let extras = Extras { taxes: lines.iter().map(|line| minor(line.2)).collect(), ..extras };
        let cost: i64 = lines.iter().map(|line| line.1).sum();
        let beside = extras.shipping.total.minor() + extras.fee.total.minor() + extras.rounding.minor();
        Order {
            stage: Stage::Paid,
            channel: ChannelSlot::from_index(0).unwrap(),
            buyer: None,
            level: None,
            first_order: false,
            book: BookSlot::from_index(0).unwrap(),
            quoted_at: Time::default(),
            payment_method: None,
            placed_at: Time::default(),
            due: None,
            total: minor(cost + beside),
            paid: minor(cost + beside),
            refunded: Amount::ZERO,
            coupons: SmallVec::new(),
            lines: lines.iter().map(line).collect(),
            extras: Some(alloc::boxed::Box::new(extras)),
            fulfilment: None,
            payment: None,
            dealings: None,
            delivered_at: Time::default(),
        }
    }

    #[test]
    fn shipping_and_fee_come_back_with_the_last_unit() {
        let (shipping, fee) =
            (Charge { total: minor(1100), tax: minor(100) }, Charge { total: minor(55), tax: minor(5) });
        let order =
            order(&[(2, 2200, 200)], Extras { shipping, fee, cashback: minor(101), ..Extras::default() });
        let rule = AllocationRule::LargestRemainder;
        let of = |units| LineBack { units, amount: order.lines[0].worth_of_first(units, rule) };
        let back =
            |units| order.given_back(rule, |_| of(units), Given::default(), Charge::default()).unwrap();
        assert_eq!(back(0), GivenBack::default());
        let one = Apart { tax: minor(100), cashback: minor(50), ..Apart::default() };
        assert_eq!(back(1), GivenBack { amount: minor(1100), apart: one });
        let all = Apart { tax: minor(305), fee: minor(50), rounding: minor(0), cashback: minor(101) };
        assert_eq!(back(2), GivenBack { amount: order.total, apart: all });
        assert_eq!(all.revenue_of(order.total), Ok(minor(3000)));
        assert_eq!(order.tax_after(0, of(1), rule), minor(100));
    }

    #[test]
    fn no_slice_gives_back_less_than_nothing_whatever_was_rounded_off() {
        use AllocationRule::{FloorThenFirst, LargestRemainder, LastAbsorbs};
        for rule in [LargestRemainder, FloorThenFirst, LastAbsorbs] {
            for (total, shipping, rounding) in
                [(199, 0, -99), (10, 50, -60), (7, 3, 5), (0, 5, -5), (1, 0, -1)]
            {
                let shipping = Charge { total: minor(shipping), tax: minor(0) };
                let order = order(
                    &[(7, total, 0)],
                    Extras { shipping, rounding: minor(rounding), ..Extras::default() },
                );
                let of = |units| LineBack { units, amount: order.lines[0].worth_of_first(units, rule) };
                let (given, kept) = (Given::default(), Charge::default());
                let back = |units| order.given_back(rule, |_| of(units), given, kept).unwrap().amount;
                assert!((0..7).all(|units| back(units) <= back(units + 1)), "{total} {rounding} {rule:?}");
                assert_eq!((back(0), back(7)), (Amount::ZERO, order.total));
            }
        }
    }
}
