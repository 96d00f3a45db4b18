use crate::blocks::Blocks;
use crate::commission::Payout;
use crate::money::Amount;
use crate::slot::{CustomerSlot, OrderSlot, PlanSlot, Slot};
use crate::time::Time;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// Stands for "no line".
pub(super) const NONE: u32 = u32::MAX;
/// The bit of a tier's column that says that the line is vested. Tiers are at most 101.
pub(super) const VESTED: u8 = 0x80;

/// The bit of a bonus's column that says that the line is frozen. Bonuses are at most 32.
pub(super) const FROZEN: u8 = 0x80;

/// Where a commission line lies in [`Accruals`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct AccrualSlot(#[n(0)] pub(super) u32);

/// Where a commission line stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Earned, and not yet to be withdrawn (待结算).
    Pending,
    /// To be withdrawn (可提现).
    Vested,
    /// Taken back whole (已追回).
    Reversed,
}

/// The promoter's balance that holds a commission line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Holding {
    /// What is earned and not yet to be withdrawn.
    #[n(0)]
    Pending,
    /// What can be withdrawn. Taking from it may leave a debt, which later earnings net off.
    #[n(1)]
    Available,
}

/// A commission line as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accrued {
    /// Where it lies.
    pub slot: AccrualSlot,
    /// Who earned it.
    pub promoter: CustomerSlot,
    /// The position of the order's line, from 0.
    pub line: u16,
    /// The position of the bonus in the plan, from 0.
    pub bonus: u8,
    /// The tier, from 1.
    pub tier: u8,
    /// What was earned.
    pub amount: Amount,
    /// What of it was taken back, from 0 to `amount`.
    pub reversed: Amount,
    /// Where it stands.
    pub stage: Stage,
    /// Whether it does not vest before its promoter is a partner of the bonus's chain.
    pub frozen: bool,
}

impl Accrued {
    /// What is left of it.
    #[must_use]
    pub fn left(&self) -> Amount {
        // INVARIANT: what is reversed is at most the amount.
        self.amount.minus(self.reversed).unwrap_or(Amount::ZERO)
    }

    /// The balance that holds it.
    #[must_use]
    pub fn holding(&self) -> Holding {
        if self.stage == Stage::Vested { Holding::Available } else { Holding::Pending }
    }
}

/// A line in 32 bytes, two to a cache line; the lines of an order are a chain.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) promoter: CustomerSlot,
    pub(super) next: u32,
    pub(super) amount: i64,
    pub(super) reversed: i64,
    pub(super) line: u16,
    pub(super) bonus: u8,
    /// The tier, and [`VESTED`].
    pub(super) tier: u8,
}

const _: () = assert!(size_of::<Cell>() == 32);

#[derive(Debug, Clone, Copy)]
pub(super) struct OfOrder {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) plan: Option<PlanSlot>,
    /// When the lines vest, once that is known.
    pub(super) due: Option<Time>,
}

impl OfOrder {
    pub(super) const EMPTY: Self = Self { first: NONE, last: NONE, plan: None, due: None };
}

/// The commission lines of all orders. The lines of an order are found at once; nothing here scans what grows.
///
/// Balances are the ledger's: what is chosen here says what to move, and from which balance.
#[derive(Debug, Clone, Default)]
pub struct Accruals {
    pub(super) cells: Blocks<Cell>,
    pub(super) orders: Blocks<OfOrder>,
    pub(super) due: BTreeSet<(Time, OrderSlot)>,
    /// Cells that are free for other lines. Where a line lies shows nowhere, so which is taken next changes nothing.
    pub(super) free: Vec<u32>,
    /// In which orders promoters have frozen lines; made anew.
    pub(super) frozen: BTreeSet<(CustomerSlot, OrderSlot)>,
}

/// Reads.
impl Accruals {
    /// Nothing earned yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The lines of an order in the order in which they were accrued.
    pub fn of_order(&self, order: OrderSlot) -> impl Iterator<Item = Accrued> {
        let first = self.orders.get(order.index()).map_or(NONE, |of| of.first);
        core::iter::successors(self.cell(first), |(_, cell)| self.cell(cell.next))
            .map(|(n, cell)| cell.accrued(n))
    }

    /// The plan under which an order's lines were accrued. Later deliveries of the order use the same one.
    #[must_use]
    pub fn plan(&self, order: OrderSlot) -> Option<PlanSlot> {
        self.orders.get(order.index())?.plan
    }

    /// The line in a slot.
    #[must_use]
    pub fn get(&self, slot: AccrualSlot) -> Option<Accrued> {
        self.cell(slot.0).map(|(n, cell)| cell.accrued(n))
    }

    /// How many lines there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len().saturating_sub(self.free.len())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// When an order's lines vest; `None` while that is not known, or once they are.
    #[must_use]
    pub fn due_of(&self, order: OrderSlot) -> Option<Time> {
        self.orders.get(order.index()).and_then(|of| of.due)
    }

    /// When the next order's lines vest.
    #[must_use]
    pub fn next_vesting(&self) -> Option<Time> {
        self.due.first().map(|(at, _)| *at)
    }

    /// The orders whose lines vest by now, earliest first.
    pub fn due(&self, now: Time) -> impl Iterator<Item = OrderSlot> {
        self.due.iter().take_while(move |(at, _)| *at <= now).map(|(_, order)| *order)
    }

    pub(super) fn cell(&self, n: u32) -> Option<(u32, &Cell)> {
        self.cells.get(n as usize).map(|cell| (n, cell))
    }
}

impl Cell {
    fn accrued(&self, n: u32) -> Accrued {
        let stage = if self.amount > 0 && self.reversed == self.amount {
            Stage::Reversed
        } else if self.tier & VESTED != 0 {
            Stage::Vested
        } else {
            Stage::Pending
        };
        Accrued {
            slot: AccrualSlot(n),
            promoter: self.promoter,
            line: self.line,
            bonus: self.bonus & !FROZEN,
            tier: self.tier & !VESTED,
            amount: Amount::from_minor(self.amount),
            reversed: Amount::from_minor(self.reversed),
            stage,
            frozen: self.bonus & FROZEN != 0,
        }
    }
}

/// Applications of what was chosen. They answer whether what they were given fits, so that a damaged journal is reported.
impl Accruals {
    /// Applies the payouts of one delivery of a known order; nothing happens and `false` comes back when one is negative or
    /// no room is left.
    pub fn accrue(&mut self, order: OrderSlot, plan: PlanSlot, payouts: &[Payout]) -> bool {
        let fits =
            payouts.iter().all(|p| !p.amount.is_negative() && p.tier & VESTED == 0 && p.bonus & FROZEN == 0)
                && self.len().saturating_add(payouts.len()) < NONE as usize;
        if !fits {
            return false;
        }
        if payouts.is_empty() {
            return true;
        }
        let mut of = self.orders.get(order.index()).copied().unwrap_or(OfOrder::EMPTY);
        of.plan = of.plan.or(Some(plan));
        for payout in payouts {
            let cell = Cell {
                promoter: payout.promoter,
                next: NONE,
                amount: payout.amount.minor(),
                reversed: 0,
                line: payout.line,
                bonus: if payout.frozen { payout.bonus | FROZEN } else { payout.bonus },
                tier: payout.tier,
            };
            if payout.frozen {
                self.frozen.insert((payout.promoter, order));
            }
            // INVARIANT: there is room, see above.
            if !self.chain(&mut of, cell) {
                return false;
            }
        }
        self.put_order(order, of);
        true
    }

    /// Puts a line behind the others of its order. `false` when no room is left.
    #[inline]
    pub(super) fn chain(&mut self, of: &mut OfOrder, cell: Cell) -> bool {
        let n = match self.free.pop() {
            Some(n) => {
                if let Some(free) = self.cells.get_mut(n as usize) {
                    *free = cell;
                }
                n
            }
            None => {
                let Some(n) = u32::try_from(self.cells.len()).ok().filter(|n| *n < NONE) else {
                    return false;
                };
                self.cells.push(cell);
                n
            }
        };
        if of.last == NONE {
            of.first = n;
        } else if let Some(last) = self.cells.get_mut(of.last as usize) {
            last.next = n;
        }
        of.last = n;
        true
    }

    /// Applies when the lines of an order vest, or, with `None`, that it is not known: while an after-sale is open.
    /// `false` when the order has no lines.
    pub fn schedule(&mut self, order: OrderSlot, at: Option<Time>) -> bool {
        let Some(of) = self.orders.get_mut(order.index()).filter(|of| of.first != NONE) else { return false };
        if let Some(old) = core::mem::replace(&mut of.due, at) {
            self.due.remove(&(old, order));
        }
        if let Some(at) = at {
            self.due.insert((at, order));
        }
        true
    }

    /// Applies that a promoter is a partner now: what was frozen vests as everything else. The orders come back.
    pub fn thaw(&mut self, promoter: CustomerSlot) -> Vec<OrderSlot> {
        let own = self.frozen.iter().filter(|(of, _)| *of == promoter);
        let orders: Vec<OrderSlot> = own.map(|(_, order)| *order).collect();
        for order in &orders {
            self.frozen.remove(&(promoter, *order));
            let mut here = self.orders.get(order.index()).map_or(NONE, |of| of.first);
            while let Some(cell) = self.cells.get_mut(here as usize) {
                here = cell.next;
                if cell.promoter == promoter {
                    cell.bonus &= !FROZEN;
                }
            }
        }
        orders
    }

    /// Whether something of an order is frozen.
    #[must_use]
    pub fn is_frozen(&self, order: OrderSlot) -> bool {
        self.of_order(order).any(|line| line.frozen && line.left().is_positive())
    }

    /// Marks a line as vested; `false` when there is no such line or it is vested already.
    pub(super) fn mark_vested(&mut self, slot: AccrualSlot) -> bool {
        let Some(cell) = self.cells.get_mut(slot.0 as usize) else { return false };
        let fresh = cell.tier & VESTED == 0;
        cell.tier |= VESTED;
        fresh
    }

    /// Takes back so much more of a line; `false` when there is no such line or less is left of it.
    pub(super) fn take_back(&mut self, slot: AccrualSlot, amount: Amount) -> bool {
        let Some(cell) = self.cells.get_mut(slot.0 as usize) else { return false };
        let reversed = cell.reversed.checked_add(amount.minor());
        let Some(reversed) = reversed.filter(|r| !amount.is_negative() && *r <= cell.amount) else {
            return false;
        };
        cell.reversed = reversed;
        true
    }

    pub(super) fn put_order(&mut self, order: OrderSlot, of: OfOrder) {
        while self.orders.len() <= order.index() {
            self.orders.push(OfOrder::EMPTY);
        }
        if let Some(place) = self.orders.get_mut(order.index()) {
            *place = of;
        }
    }
}

/// What must always hold.
impl Accruals {
    /// Checks amounts, chains and the queue of vesting. Costs one pass over everything.
    ///
    /// # Errors
    /// The sentence of the first rule that is broken.
    pub fn check(&self) -> Result<(), &'static str> {
        if self.cells.iter().any(|cell| cell.reversed < 0 || cell.reversed > cell.amount) {
            return Err("a commission line is reversed by less than nothing or more than it is");
        }
        let mut due = 0;
        let mut seen = alloc::vec![false; self.cells.len()];
        for (n, of) in self.orders.iter().enumerate() {
            let mut here = of.first;
            let mut last = NONE;
            while here != NONE {
                let place = seen.get_mut(here as usize).ok_or("a chain of commission lines leads nowhere")?;
                if core::mem::replace(place, true) {
                    return Err("two chains of commission lines meet");
                }
                last = here;
                here = self.cell(here).map_or(NONE, |(_, cell)| cell.next);
            }
            if last != of.last {
                return Err("a chain of commission lines ends elsewhere");
            }
            if let Some(at) = of.due {
                let order = OrderSlot::from_index(n).ok_or("an order's slot is too large")?;
                if !self.due.contains(&(at, order)) {
                    return Err("an order to vest is not in the queue");
                }
                due += 1;
            }
        }
        let in_use = seen.iter().filter(|seen| **seen).count();
        let is_free = |n: &u32| seen.get(*n as usize).is_some_and(|seen| !seen);
        if in_use != self.len() || !self.free.iter().all(is_free) {
            return Err("a commission line belongs to no order");
        }
        if due == self.due.len() { Ok(()) } else { Err("the queue of vesting holds strangers") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(n: usize) -> OrderSlot {
        OrderSlot::from_index(n).unwrap()
    }

    fn payout(promoter: usize, line: u16, amount: i64) -> Payout {
        let promoter = CustomerSlot::from_index(promoter).unwrap();
        let amount = Amount::from_minor(amount);
        Payout { promoter, line, bonus: 0, tier: 1, amount, cut: Amount::ZERO, frozen: false }
    }

    fn plan(n: usize) -> PlanSlot {
        PlanSlot::from_index(n).unwrap()
    }

    #[test]
    fn an_order_delivered_in_parts_has_one_list() {
        let mut accruals = Accruals::new();
        assert!(accruals.accrue(order(3), plan(1), &[payout(1, 0, 10), payout(2, 0, 5)]));
        assert!(accruals.accrue(order(0), plan(1), &[payout(1, 0, 7)]));
        assert!(accruals.accrue(order(3), plan(2), &[payout(1, 1, 20)]));
        let amounts: Vec<_> = accruals.of_order(order(3)).map(|a| (a.line, a.amount.minor())).collect();
        assert_eq!(amounts, [(0, 10), (0, 5), (1, 20)]);
        assert_eq!(accruals.plan(order(3)), Some(plan(1)));
        assert_eq!(accruals.of_order(order(1)).count() + accruals.of_order(order(9)).count(), 0);
        accruals.check().unwrap();
    }

    #[test]
    fn the_queue_gives_orders_by_time() {
        let mut accruals = Accruals::new();
        let at = Time::from_millis;
        for n in 0..3 {
            accruals.accrue(order(n), plan(0), &[payout(1, 0, 10)]);
        }
        assert!(!accruals.schedule(order(5), Some(at(1))));
        assert!(accruals.schedule(order(0), Some(at(30))) && accruals.schedule(order(1), Some(at(10))));
        assert!(accruals.schedule(order(2), Some(at(20))) && accruals.schedule(order(2), None));
        assert_eq!(accruals.next_vesting(), Some(at(10)));
        assert_eq!(accruals.due(at(29)).collect::<Vec<_>>(), [order(1)]);
        assert_eq!(accruals.due(at(30)).collect::<Vec<_>>(), [order(1), order(0)]);
        accruals.check().unwrap();
    }

    #[test]
    fn what_does_not_fit_is_reported() {
        let mut accruals = Accruals::new();
        assert!(!accruals.accrue(order(0), plan(0), &[payout(1, 0, 1), payout(1, 0, -1)]));
        assert!(accruals.is_empty());
        assert!(accruals.accrue(order(0), plan(0), &[]));
        assert!(!accruals.take_back(AccrualSlot(0), Amount::ZERO) && !accruals.mark_vested(AccrualSlot(0)));
        accruals.accrue(order(0), plan(0), &[payout(1, 0, 10)]);
        for wrong in [11, -1, i64::MAX, i64::MIN] {
            assert!(!accruals.take_back(AccrualSlot(0), Amount::from_minor(wrong)), "{wrong}");
        }
        assert!(accruals.mark_vested(AccrualSlot(0)) && !accruals.mark_vested(AccrualSlot(0)));
        assert_eq!(accruals.get(AccrualSlot(0)).unwrap().stage, Stage::Vested);
        assert!(accruals.take_back(AccrualSlot(0), Amount::from_minor(10)));
        assert_eq!(accruals.get(AccrualSlot(0)).unwrap().stage, Stage::Reversed);
        accruals.check().unwrap();
    }
}
