//! Commission in a snapshot. Look-up tables and the queue of vesting are made anew when it is read.

use crate::commission::accruals::{Cell, FROZEN, NONE, OfOrder, VESTED};
use crate::commission::{Accruals, Accrued, Withdrawal, Withdrawals};
use crate::id::WithdrawalId;
use crate::money::Amount;
use crate::slot::{CustomerSlot, OrderSlot, PlanSlot, Registry, Slot};
use crate::time::Time;
use alloc::vec::Vec;
use minicbor::decode::{Decoder, Error};
use minicbor::encode::{self, Encoder, Write};
use minicbor::{Decode, Encode};

/// `[[order, commission], …]` by slot, those alone that have lines.
impl<C> Encode<C> for Accruals {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, ctx: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.array(self.with_lines().count() as u64)?;
        for order in self.with_lines() {
            e.array(2)?.encode_with(order, ctx)?.encode_with(self.commission_of(order), ctx)?;
        }
        Ok(())
    }
}

impl Accruals {
    /// Reads a snapshot's commission lines of a shop that has the orders that are `known`.
    ///
    /// # Errors
    /// When the bytes hold no commission lines, name an order that there is not, or what they hold breaks a rule of
    /// [`Accruals::check`].
    pub fn decode(d: &mut Decoder<'_>, known: impl Fn(OrderSlot) -> bool) -> Result<Self, Error> {
        let at = d.position();
        let wrong = |reason: &'static str| Error::message(reason).at(at);
        let rows: Vec<(OrderSlot, OrderCommission)> = d.decode()?;
        if rows.windows(2).any(|pair| matches!(pair, [one, other] if one.0 >= other.0)) {
            return Err(wrong("orders with commission must ascend"));
        }
        let mut accruals = Self::new();
        for (order, commission) in rows {
            // The column of orders is as long as its last slot says, so that is checked before it grows.
            if !known(order) {
                return Err(wrong("commission of an order that there is not"));
            }
            if !accruals.take_in(order, &commission) {
                return Err(wrong("commission that no plan pays"));
            }
        }
        accruals.check().map_err(wrong)?;
        Ok(accruals)
    }
}

/// `[[id, …], [withdrawal, …]]` in slot order.
impl<C> Encode<C> for Withdrawals {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, ctx: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.array(2)?;
        self.registry.encode(e, ctx)?;
        self.withdrawals.encode(e, ctx)
    }
}

impl Withdrawals {
    /// Reads a snapshot's withdrawals; `seed` scatters the registry's table.
    ///
    /// # Errors
    /// When the bytes hold no withdrawals, or what they hold breaks a rule of [`Withdrawals::check`].
    pub fn decode(d: &mut Decoder<'_>, seed: u64) -> Result<Self, Error> {
        let at = d.position();
        let wrong = |reason: &'static str| Error::message(reason).at(at);
        let (ids, withdrawals): (Vec<WithdrawalId>, Vec<Withdrawal>) = d.decode()?;
        let registry =
            Registry::from_ids(ids, seed).ok_or_else(|| wrong("a withdrawal stands there twice"))?;
        let read = Self::of(registry, withdrawals);
        read.check().map_err(wrong)?;
        Ok(read)
    }
}

/// The commission of one order, apart from all others: how it stands in snapshots, and how it leaves for the archive.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct OrderCommission {
    #[n(0)]
    plan: Option<PlanSlot>,
    #[n(1)]
    due: Option<Time>,
    #[n(2)]
    lines: Vec<CommissionLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct CommissionLine {
    #[n(0)]
    promoter: CustomerSlot,
    #[n(1)]
    amount: Amount,
    #[n(2)]
    reversed: Amount,
    #[n(3)]
    line: u16,
    #[n(4)]
    bonus: u8,
    #[n(5)]
    tier: u8,
    #[n(6)]
    vested: bool,
    #[n(7)]
    frozen: Option<bool>,
}

/// Leaving for the archive, and coming back.
impl Accruals {
    /// Whether nothing of an order's commission waits for anything.
    #[must_use]
    pub fn is_settled(&self, order: OrderSlot) -> bool {
        let due = self.orders.get(order.index()).and_then(|of| of.due);
        due.is_none() && self.plan_vesting(order).is_empty() && !self.is_frozen(order)
    }

    /// The commission of an order, to be kept elsewhere. Without lines where none accrued.
    #[must_use]
    pub fn commission_of(&self, order: OrderSlot) -> OrderCommission {
        let of = self.orders.get(order.index()).copied().unwrap_or(OfOrder::EMPTY);
        let line = |accrued: Accrued| CommissionLine {
            promoter: accrued.promoter,
            amount: accrued.amount,
            reversed: accrued.reversed,
            line: accrued.line,
            bonus: accrued.bonus,
            tier: accrued.tier,
            frozen: accrued.frozen.then_some(true),
            vested: self.cell(accrued.slot.0).is_some_and(|(_, cell)| cell.tier & VESTED != 0),
        };
        OrderCommission { plan: of.plan, due: of.due, lines: self.of_order(order).map(line).collect() }
    }

    /// Forgets the commission of an order.
    pub fn let_go(&mut self, order: OrderSlot) {
        let Some(of) = self.orders.get(order.index()).copied() else { return };
        self.schedule(order, None);
        self.put_order(order, OfOrder::EMPTY);
        let mut here = of.first;
        while let Some((n, cell)) = self.cell(here) {
            here = cell.next;
            let promoter = cell.promoter;
            self.frozen.remove(&(promoter, order));
            self.free.push(n);
        }
        if self.free.len() == self.cells.len() {
            (self.cells, self.free) = Default::default();
        }
    }

    /// Puts the commission of an order that has none back. `false` when it is none that was kept.
    pub fn take_in(&mut self, order: OrderSlot, commission: &OrderCommission) -> bool {
        let mut of = OfOrder { plan: commission.plan, due: commission.due, ..OfOrder::EMPTY };
        if commission.lines.is_empty() {
            return true;
        }
        if self.of_order(order).next().is_some()
            || commission.lines.iter().any(|line| line.tier & VESTED != 0 || line.bonus & FROZEN != 0)
        {
            return false;
        }
        for line in &commission.lines {
            if line.frozen == Some(true) {
                self.frozen.insert((line.promoter, order));
            }
            let cell = Cell {
                promoter: line.promoter,
                next: NONE,
                amount: line.amount.minor(),
                reversed: line.reversed.minor(),
                line: line.line,
                bonus: if line.frozen == Some(true) { line.bonus | FROZEN } else { line.bonus },
                tier: if line.vested { line.tier | VESTED } else { line.tier },
            };
            if !self.chain(&mut of, cell) {
                return false;
            }
        }
        self.due.extend(of.due.map(|at| (at, order)));
        self.put_order(order, of);
        true
    }

    fn with_lines(&self) -> impl Iterator<Item = OrderSlot> {
        let orders = self.orders.iter().enumerate().filter(|(_, of)| of.first != NONE);
        orders.filter_map(|(n, _)| OrderSlot::from_index(n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commission::{Payout, WithdrawalRequest};
    use alloc::format;

    fn slot<S: Slot>(n: usize) -> S {
        S::from_index(n).unwrap()
    }

    fn accruals() -> Accruals {
        let mut accruals = Accruals::new();
        for (order, line) in [(3, 0), (0, 0), (3, 1), (7, 0)] {
            let payout = |promoter, tier| Payout {
                promoter: slot::<CustomerSlot>(promoter),
                line,
                bonus: 0,
                tier,
                amount: Amount::from_minor(10),
                cut: Amount::ZERO,
                frozen: false,
            };
            assert!(accruals.accrue(slot(order), slot::<PlanSlot>(0), &[payout(5, 1), payout(2, 2)]));
        }
        accruals.schedule(slot(7), Some(Time::from_millis(40)));
        let vestings = accruals.plan_vesting(slot(0));
        accruals.vest(slot(0), &vestings);
        let back = accruals.plan_full_reversal(slot(3));
        accruals.reverse(&back[..1]);
        accruals
    }

    fn read(bytes: &[u8]) -> Result<Accruals, Error> {
        Accruals::decode(&mut Decoder::new(bytes), |order| order.index() < 8)
    }

    #[test]
    fn accruals_round_trip_to_the_same_bytes() {
        let accruals = accruals();
        let bytes = minicbor::to_vec(&accruals).unwrap();
        let mut again = read(&bytes).unwrap();
        assert_eq!(minicbor::to_vec(&again).unwrap(), bytes);
        assert_eq!(again.next_vesting(), Some(Time::from_millis(40)));
        let order: OrderSlot = slot(3);
        // Where a line lies is not kept.
        let lines = |of: &Accruals| {
            of.of_order(order).map(|a| (a.promoter, a.amount, a.reversed, a.tier)).collect::<Vec<_>>()
        };
        assert_eq!(lines(&again), lines(&accruals));
        // The chain goes on where it ended.
        let more = Payout {
            promoter: slot(1),
            line: 9,
            bonus: 0,
            tier: 1,
            amount: Amount::from_minor(1),
            cut: Amount::ZERO,
            frozen: false,
        };
        assert!(again.accrue(order, slot(0), &[more]));
        assert_eq!(again.of_order(order).last().unwrap().line, 9);
        again.check().unwrap();
    }

    #[test]
    fn what_leaves_and_comes_back_is_the_same() {
        let mut accruals = accruals();
        let bytes = minicbor::to_vec(&accruals).unwrap();
        let gone: Vec<_> = [3, 0].map(|n| (slot(n), accruals.commission_of(slot(n)))).into();
        gone.iter().for_each(|(order, _)| accruals.let_go(*order));
        assert_eq!((accruals.len(), accruals.of_order(slot(3)).count()), (2, 0));
        accruals.check().unwrap();
        for (order, commission) in gone.iter().rev() {
            assert!(accruals.take_in(*order, commission) && !accruals.take_in(*order, commission));
        }
        accruals.check().unwrap();
        assert_eq!(minicbor::to_vec(&accruals).unwrap(), bytes, "where lines lie shows nowhere");
        assert!(
            !accruals.is_settled(slot(7)) && accruals.is_settled(slot(0)) && accruals.is_settled(slot(1))
        );
        [0, 3, 7].iter().for_each(|n| accruals.let_go(slot(*n)));
        assert!(accruals.is_empty() && accruals.cells.len() == 0 && accruals.next_vesting().is_none());
        accruals.check().unwrap();
    }

    #[test]
    fn damaged_accruals_are_refused() {
        let bytes = minicbor::to_vec(accruals()).unwrap();
        for cut in 0..bytes.len() {
            assert!(read(&bytes[..cut]).is_err(), "cut at {cut}");
        }
        for n in 0..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[n] ^= 1 << bit;
                // Whatever is accepted is sound.
                if let Ok(accepted) = read(&flipped) {
                    accepted.check().unwrap();
                }
            }
        }
    }

    #[test]
    fn withdrawals_round_trip_to_the_same_bytes() {
        let mut withdrawals = Withdrawals::new(1);
        for n in 0..3 {
            let id = WithdrawalId::new(format!("w{n}")).unwrap();
            let request = WithdrawalRequest {
                amount: Amount::from_minor(10),
                fee: Amount::from_minor(n),
                approval: false,
            };
            withdrawals.request(&id, slot(4), request, Time::from_millis(1)).unwrap();
        }
        withdrawals.pay(slot(0));
        withdrawals.fail(slot(1));
        let bytes = minicbor::to_vec(&withdrawals).unwrap();
        let again = Withdrawals::decode(&mut Decoder::new(&bytes), 77).unwrap();
        assert_eq!(minicbor::to_vec(&again).unwrap(), bytes);
        for cut in 0..bytes.len() {
            assert!(Withdrawals::decode(&mut Decoder::new(&bytes[..cut]), 1).is_err(), "cut at {cut}");
        }
    }
}
