use crate::slot::{OrderSlot, PoolSlot, VariantSlot};
use crate::time::Time;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

/// Where the stock of a variant lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StockPlace {
    /// In a pool, which other variants may draw from too.
    Pool(PoolSlot),
    /// With the variant.
    Variant(VariantSlot),
}

/// Units of one line that are owed and have no stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShortLine {
    /// The line's position in the order, from 0.
    pub line: u32,
    /// What was bought.
    pub variant: VariantSlot,
    /// Where its stock will lie.
    pub place: StockPlace,
    /// How many units.
    pub units: u32,
    /// When it is expected; absent where nobody said, or where that it did not come was told already.
    pub due: Option<Time>,
}

/// What one open order waits for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wait {
    /// The lines without stock.
    pub short: Vec<ShortLine>,
    /// Its place in the order of payments; absent while it is not paid.
    pub paid: Option<u64>,
    /// Its place in the queue of those that wait for a person, the most urgent first; absent where it waits for none.
    pub urgency: Option<i64>,
    /// When its delivery is tried again.
    pub retry: Option<Time>,
}

/// Orders that wait: for stock, for a person, for another try. Made from the orders, so it is no part of a snapshot.
#[derive(Debug, Clone, Default)]
pub struct Waits {
    orders: BTreeMap<OrderSlot, Wait>,
    /// Units without stock by variant, unpaid orders among them.
    promised: BTreeMap<VariantSlot, u64>,
    /// Units without stock of paid orders by place.
    owed: BTreeMap<StockPlace, u64>,
    /// Lines of paid orders without stock by variant, in the order of the payments.
    lines: BTreeMap<VariantSlot, BTreeSet<(u64, OrderSlot, u32)>>,
    persons: BTreeSet<(i64, u64, OrderSlot)>,
    retries: BTreeSet<(Time, OrderSlot)>,
    overdue: BTreeSet<(Time, OrderSlot, u32)>,
}

impl Waits {
    /// Whether no order waits for anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.orders.is_empty()
    }

    /// What an order waits for.
    #[must_use]
    pub fn of(&self, order: OrderSlot) -> Option<&Wait> {
        self.orders.get(&order)
    }

    /// Says what an order waits for from now on; `None` for nothing.
    pub fn set(&mut self, order: OrderSlot, wait: Option<Wait>) {
        if let Some(before) = self.orders.remove(&order) {
            self.count(order, &before, false);
        }
        if let Some(wait) = wait {
            self.count(order, &wait, true);
            self.orders.insert(order, wait);
        }
    }

    /// How many units of a variant are sold without stock, unpaid orders among them.
    #[must_use]
    pub fn promised(&self, variant: VariantSlot) -> u64 {
        self.promised.get(&variant).copied().unwrap_or_default()
    }

    /// How many units from a place are owed to those who paid.
    #[must_use]
    pub fn owed(&self, place: StockPlace) -> u64 {
        self.owed.get(&place).copied().unwrap_or_default()
    }

    /// Whether anybody who paid waits for stock.
    #[must_use]
    pub fn owes(&self) -> bool {
        !self.lines.is_empty()
    }

    /// For each variant that somebody waits for: where its stock lies, and who comes first, by payment, order and line.
    pub fn heads(&self) -> impl Iterator<Item = (VariantSlot, StockPlace, (u64, OrderSlot, u32))> {
        self.lines.iter().filter_map(|(variant, lines)| {
            let head = lines.first()?;
            let short = self.orders.get(&head.1)?.short.iter().find(|short| short.line == head.2)?;
            Some((*variant, short.place, *head))
        })
    }

    /// Who waits for a variant, in the order of the payments: by payment, order and line.
    pub fn waiting_for(&self, variant: VariantSlot) -> impl Iterator<Item = (u64, OrderSlot, u32)> {
        self.lines.get(&variant).into_iter().flatten().copied()
    }

    /// The orders that wait for a person, the most urgent first; ties in the order of the payments.
    pub fn for_persons(&self) -> impl Iterator<Item = OrderSlot> {
        self.persons.iter().map(|(_, _, order)| *order)
    }

    /// How many orders wait for a person.
    #[must_use]
    pub fn persons(&self) -> usize {
        self.persons.len()
    }

    /// When the next delivery is tried again, or stock that was promised is overdue.
    #[must_use]
    pub fn next_due(&self) -> Option<Time> {
        let retry = self.retries.first().map(|(at, _)| *at);
        let overdue = self.overdue.first().map(|(at, ..)| *at);
        [retry, overdue].into_iter().flatten().min()
    }

    /// Orders whose delivery is to be tried again at `now`.
    pub fn retries(&self, now: Time) -> impl Iterator<Item = OrderSlot> {
        self.retries.iter().take_while(move |(at, _)| *at <= now).map(|(_, order)| *order)
    }

    /// Lines whose stock should have come by `now`.
    pub fn overdue(&self, now: Time) -> impl Iterator<Item = (OrderSlot, u32)> {
        self.overdue.iter().take_while(move |(at, ..)| *at <= now).map(|(_, order, line)| (*order, *line))
    }

    /// Whether it is what the orders say.
    #[must_use]
    pub fn agrees_with(&self, orders: impl Iterator<Item = (OrderSlot, Wait)>) -> bool {
        let told: BTreeMap<OrderSlot, Wait> = orders.collect();
        let mut again = Self::default();
        told.iter().for_each(|(order, wait)| again.set(*order, Some(wait.clone())));
        told == self.orders
            && (again.promised, again.owed, again.lines)
                == (self.promised.clone(), self.owed.clone(), self.lines.clone())
            && (again.persons, again.retries, again.overdue)
                == (self.persons.clone(), self.retries.clone(), self.overdue.clone())
    }

    fn count(&mut self, order: OrderSlot, wait: &Wait, more: bool) {
        for short in &wait.short {
            add(&mut self.promised, short.variant, short.units, more);
            let Some(paid) = wait.paid else { continue };
            add(&mut self.owed, short.place, short.units, more);
            let lines = self.lines.entry(short.variant).or_default();
            put(lines, (paid, order, short.line), more);
            if lines.is_empty() {
                self.lines.remove(&short.variant);
            }
            if let Some(due) = short.due {
                put(&mut self.overdue, (due, order, short.line), more);
            }
        }
        if let (Some(urgency), Some(paid)) = (wait.urgency, wait.paid) {
            put(&mut self.persons, (urgency, paid, order), more);
        }
        if let Some(retry) = wait.retry {
            put(&mut self.retries, (retry, order), more);
        }
    }
}

fn add<K: Ord>(counts: &mut BTreeMap<K, u64>, key: K, units: u32, more: bool)
where
    K: Copy,
{
    let count = counts.entry(key).or_insert(0);
    let units = u64::from(units);
    *count = if more { count.saturating_add(units) } else { count.saturating_sub(units) };
    if *count == 0 {
        counts.remove(&key);
    }
}

fn put<T: Ord>(set: &mut BTreeSet<T>, entry: T, more: bool) {
    if more {
        set.insert(entry);
    } else {
        set.remove(&entry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slot::Slot;

    fn slot<S: Slot>(n: usize) -> S {
        S::from_index(n).unwrap()
    }

    fn short(variant: usize, units: u32) -> ShortLine {
        let place = StockPlace::Pool(slot(0));
        ShortLine { line: 0, variant: slot(variant), place, units, due: Some(Time::from_millis(50)) }
    }

    #[test]
    fn those_who_paid_come_in_the_order_of_their_payments() {
        let mut waits = Waits::default();
        let unpaid = Wait { short: alloc::vec![short(1, 2)], ..Wait::default() };
        waits.set(slot(7), Some(unpaid.clone()));
        assert_eq!((waits.promised(slot(1)), waits.owed(StockPlace::Pool(slot(0)))), (2, 0));
        assert!(!waits.owes() && waits.next_due().is_none());
        waits.set(slot(7), Some(Wait { paid: Some(12), ..unpaid.clone() }));
        waits.set(slot(9), Some(Wait { paid: Some(11), short: alloc::vec![short(1, 5)], ..Wait::default() }));
        assert_eq!(waits.heads().map(|(_, _, head)| head.1).collect::<Vec<_>>(), [slot(9)]);
        assert_eq!((waits.promised(slot(1)), waits.owed(StockPlace::Pool(slot(0)))), (7, 7));
        assert_eq!(waits.overdue(Time::from_millis(50)).count(), 2);
        waits.set(slot(9), None);
        waits.set(slot(7), None);
        assert!(waits.is_empty() && !waits.owes() && waits.promised(slot(1)) == 0);
    }

    #[test]
    fn the_most_urgent_waits_for_a_person_first() {
        let mut waits = Waits::default();
        for (order, urgency, paid) in [(1, 100, 3), (2, 40, 9), (3, 100, 2)] {
            let wait = Wait { paid: Some(paid), urgency: Some(urgency), ..Wait::default() };
            waits.set(slot(order), Some(wait));
        }
        assert_eq!(waits.for_persons().collect::<Vec<_>>(), [slot(2), slot(3), slot(1)]);
        let told = [(slot(2), waits.of(slot(2)).unwrap().clone())];
        assert!(!waits.agrees_with(told.into_iter()));
    }
}
