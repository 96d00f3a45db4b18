use crate::handle::Handles;
use crate::id::{OrderId, PaymentMethodId};
use crate::money::{AllocationRule, Amount};
use crate::order::{Dealings, Extras, Move, OrderFulfilment, OrderRefusal, PoolHandles, Stage};
use crate::slot::{
    BookSlot, ChannelSlot, CouponSlot, CustomerSlot, LevelSlot, PaymentSlot, PoolSlot, ProductSlot,
    VariantSlot,
};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use smallvec::SmallVec;

/// An order in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Where it stands.
    pub stage: Stage,
    /// The channel it came from.
    pub channel: ChannelSlot,
    /// Who bought; absent for a guest.
    pub buyer: Option<CustomerSlot>,
    /// The buyer's level when it was placed.
    pub level: Option<LevelSlot>,
    /// Whether it was priced as the buyer's first order.
    pub first_order: bool,
    /// The price book that priced it.
    pub book: BookSlot,
    /// The moment that the price was made for.
    pub quoted_at: Time,
    /// How it was to be paid, where the price depended on it.
    pub payment_method: Option<PaymentMethodId>,
    /// When it was placed.
    pub placed_at: Time,
    /// When its expiry or completion is due; which of them follows from the stage.
    pub due: Option<Time>,
    /// The price of everything.
    pub total: Amount,
    /// What was paid.
    pub paid: Amount,
    /// What went back.
    pub refunded: Amount,
    /// The coupons it uses. Up to two need no memory of their own.
    pub coupons: SmallVec<[CouponSlot; 2]>,
    /// What was bought. An order of one line needs no memory of its own for it.
    pub lines: SmallVec<[Line; 1]>,
    /// What it has beside its lines, where it has anything.
    pub extras: Option<Box<Extras>>,
    /// How it is made good, where that is more than handing over its stock.
    pub fulfilment: Option<Box<OrderFulfilment>>,
    /// The last payment of a gateway for it; that one knows the one before.
    pub payment: Option<PaymentSlot>,
    /// What was done about it that is not done about most orders.
    pub dealings: Option<Box<Dealings>>,
    /// When the last of its units was handed over; zero before.
    pub delivered_at: Time,
}

/// One line of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What was bought.
    pub variant: VariantSlot,
    /// The product by which commission is paid: the one it belongs to, or that of the bundle that it is a part of.
    pub product: ProductSlot,
    /// The number of the description of its own product by which it was bought.
    pub version: u32,
    /// Whether a person must deliver it.
    pub manual: bool,
    /// How it is stocked and how its units are tracked.
    pub units: Units,
    /// How many were bought.
    pub quantity: u32,
    /// How many of them were refunded.
    pub refunded_units: u32,
    /// How many of these were refunded before the order was fulfilled: they earned nobody anything.
    pub unearned_units: u32,
    /// How many units were handed over, those among them that came back since.
    pub delivered_units: u32,
    /// The line at list price.
    pub list: Amount,
    /// What is to be paid for the line, with its tax.
    pub total: Amount,
    /// What of it was refunded.
    pub refunded: Amount,
}

/// The stock behind the units of a line, as it was when the order was placed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Units {
    /// Keys of a pool, by handle: one per unit, in the order of the units.
    #[n(0)]
    Keys {
        /// The pool.
        #[n(0)]
        pool: PoolSlot,
        /// The keys: first those handed over, then those held for units that are owed. Units refunded before they were
        /// handed over gave theirs back; those refunded after it are still listed.
        #[n(1)]
        handles: Handles,
    },
    /// Uses of a reusable key.
    #[n(1)]
    Reusable {
        /// The number of the secret that was handed over; zero before the delivery.
        #[n(0)]
        secret: u32,
    },
    /// A count.
    #[n(2)]
    Counted,
    /// No stock.
    #[n(3)]
    Unlimited,
    /// Keys of several pools, in the order of the units.
    #[n(10)]
    Pools {
        /// The keys of each pool; none stands twice in a row.
        #[n(0)]
        parts: Vec<PoolHandles>,
    },
}

impl Order {
    /// Refuses a move that its stage does not allow; `id` is its own.
    ///
    /// # Errors
    /// [`OrderRefusal::IllegalMove`]
    pub fn check_allows(&self, id: &OrderId, wanted: Move) -> Result<(), OrderRefusal> {
        if self.stage.allows(wanted) {
            return Ok(());
        }
        Err(OrderRefusal::IllegalMove { order: id.clone(), stage: self.stage.name(), wanted: wanted.name() })
    }

    /// Whether it awaits a payment that should have come before `now`. At the deadline itself it is too late.
    #[must_use]
    pub fn is_overdue(&self, now: Time) -> bool {
        self.stage == Stage::Placed && self.due.is_some_and(|due| due <= now)
    }
}

impl Line {
    /// How many units are paid for and not handed over yet.
    ///
    /// A refund takes these first, then those that were handed over.
    #[must_use]
    pub const fn owed_units(&self) -> u32 {
        self.quantity.saturating_sub(self.delivered_units.saturating_add(self.refunded_units))
    }

    /// How many units came back after they were handed over.
    #[must_use]
    pub const fn returned_units(&self) -> u32 {
        self.delivered_units.saturating_add(self.refunded_units).saturating_sub(self.quantity)
    }

    /// How many units the buyer has: handed over and not come back.
    #[must_use]
    pub const fn owned_units(&self) -> u32 {
        self.delivered_units.saturating_sub(self.returned_units())
    }

    /// How many units were not refunded before the order was fulfilled: they earned the shop its money, and commission.
    #[must_use]
    pub const fn earned_units(&self) -> u32 {
        self.quantity.saturating_sub(self.unearned_units)
    }

    /// The list price of the units that were not refunded before the order was fulfilled: their share of the line's, rounded down.
    #[must_use]
    pub fn list_of_earned(&self) -> Amount {
        let earned = i128::from(self.earned_units());
        let share = i128::from(self.list.minor()).saturating_mul(earned) / i128::from(self.quantity.max(1));
        Amount::from_minor(i64::try_from(share).unwrap_or_default())
    }

    /// What the first `units` units of the line cost together. The parts of any slicing add up to the line: each is a
    /// difference of two such sums.
    #[must_use]
    pub fn worth_of_first(&self, units: u32, rule: AllocationRule) -> Amount {
        worth_of_first(self.total, self.quantity, units, rule)
    }
}

/// `units` of `quantity` equal parts of `total`, the odd minor units placed by `rule`.
pub(super) fn worth_of_first(total: Amount, quantity: u32, units: u32, rule: AllocationRule) -> Amount {
    let (total, quantity, units) =
        (total.minor(), i64::from(quantity.max(1)), i64::from(units.min(quantity)));
    let (each, odd) = (total / quantity, total % quantity);
    // Whether a half is reached, and passed, so that rounding to the nearest rounds up.
    let (half, past_half) = (odd > 0 && odd >= quantity - odd, odd > quantity - odd);
    let placed = match rule {
        AllocationRule::HalfUpThenLast if half => {
            return Amount::from_minor(each.saturating_add(1).saturating_mul(units).min(total));
        }
        AllocationRule::LastAbsorbs | AllocationRule::HalfUpThenLast if units == quantity => odd,
        AllocationRule::LastAbsorbs | AllocationRule::HalfUpThenLast => 0,
        // Every unit was rounded up, and the first gave back.
        AllocationRule::HalfDownThenFirst if past_half => (units - (quantity - odd)).max(0),
        AllocationRule::HalfDownThenFirst
        | AllocationRule::LargestRemainder
        | AllocationRule::FloorThenFirst
        | AllocationRule::FromLast
        | AllocationRule::LowerThenLargest
        | AllocationRule::LowerThenFirst => units.min(odd),
    };
    // INVARIANT: totals are not negative, so this is at most the total.
    Amount::from_minor(each.saturating_mul(units).saturating_add(placed))
}

impl<C> Encode<C> for Line {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(12)?.encode_with(self.variant, ctx)?.encode_with(self.product, ctx)?;
        e.encode_with(&self.units, ctx)?.u32(self.quantity)?.u32(self.refunded_units)?;
        e.u32(self.unearned_units)?.u32(self.delivered_units)?;
        e.encode_with(self.list, ctx)?.encode_with(self.total, ctx)?.encode_with(self.refunded, ctx)?;
        e.u32(self.version)?.bool(self.manual)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Line {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        if d.array()? != Some(12) {
            return Err(minicbor::decode::Error::message("not a line of an order").at(at));
        }
        Ok(Self {
            variant: d.decode_with(ctx)?,
            product: d.decode_with(ctx)?,
            units: d.decode_with(ctx)?,
            quantity: d.u32()?,
            refunded_units: d.u32()?,
            unearned_units: d.u32()?,
            delivered_units: d.u32()?,
            list: d.decode_with(ctx)?,
            total: d.decode_with(ctx)?,
            refunded: d.decode_with(ctx)?,
            version: d.u32()?,
            manual: d.bool()?,
        })
    }
}

impl<C> Encode<C> for Order {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(20)?.encode_with(self.stage, ctx)?.encode_with(self.channel, ctx)?;
        e.encode_with(self.buyer, ctx)?.encode_with(self.level, ctx)?.bool(self.first_order)?;
        e.encode_with(self.book, ctx)?.encode_with(self.quoted_at, ctx)?.encode_with(self.placed_at, ctx)?;
        e.encode_with(self.due, ctx)?.encode_with(self.total, ctx)?.encode_with(self.paid, ctx)?;
        e.encode_with(self.refunded, ctx)?.encode_with(self.coupons.as_slice(), ctx)?;
        e.encode_with(&self.payment_method, ctx)?;
        e.encode_with(self.lines.as_slice(), ctx)?.encode_with(&self.extras, ctx)?;
        e.encode_with(&self.fulfilment, ctx)?;
        e.encode_with(self.payment, ctx)?.encode_with(&self.dealings, ctx)?;
        e.encode_with(self.delivered_at, ctx)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Order {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        if d.array()? != Some(20) {
            return Err(minicbor::decode::Error::message("not an order").at(at));
        }
        Ok(Self {
            stage: d.decode_with(ctx)?,
            channel: d.decode_with(ctx)?,
            buyer: d.decode_with(ctx)?,
            level: d.decode_with(ctx)?,
            first_order: d.bool()?,
            book: d.decode_with(ctx)?,
            quoted_at: d.decode_with(ctx)?,
            placed_at: d.decode_with(ctx)?,
            due: d.decode_with(ctx)?,
            total: d.decode_with(ctx)?,
            paid: d.decode_with(ctx)?,
            refunded: d.decode_with(ctx)?,
            coupons: d.array_iter_with(ctx)?.collect::<Result<_, _>>()?,
            payment_method: d.decode_with(ctx)?,
            lines: d.array_iter_with(ctx)?.collect::<Result<_, _>>()?,
            extras: d.decode_with(ctx)?,
            fulfilment: d.decode_with(ctx)?,
            payment: d.decode_with(ctx)?,
            dealings: d.decode_with(ctx)?,
            delivered_at: d.decode_with(ctx)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::allocate;
    use AllocationRule::{LargestRemainder, LastAbsorbs};

    #[test]
    fn slices_of_a_line_add_up_in_every_convention() {
        for rule in AllocationRule::ALL {
            for total in [0, 1, 2, 5, 100, 101, 9_999_999] {
                for quantity in [1, 2, 3, 4, 7] {
                    let worth = |n| worth_of_first(Amount::from_minor(total), quantity, n, rule).minor();
                    assert_eq!(worth(0), 0);
                    assert_eq!(worth(quantity), total);
                    let weights = alloc::vec![1; quantity as usize];
                    let parts = allocate(Amount::from_minor(total), &weights, rule).unwrap();
                    for (n, part) in (0..quantity).zip(parts) {
                        assert_eq!(worth(n + 1) - worth(n), part.minor(), "{rule:?} {total}/{quantity}");
                    }
                }
            }
        }
        assert_eq!(worth_of_first(Amount::from_minor(100), 3, 1, LargestRemainder).minor(), 34);
        assert_eq!(worth_of_first(Amount::from_minor(100), 3, 2, LastAbsorbs).minor(), 66);
    }
}
