use crate::slot::OrderSlot;
use crate::time::{Span, Time};
use alloc::collections::VecDeque;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// What falls due for an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Due {
    /// An unpaid order's reservations end.
    #[n(0)]
    Expiry,
    /// A fulfilled order completes.
    #[n(1)]
    Completion,
    /// A complaint should have been answered.
    #[n(2)]
    Answer,
}

/// What is due when. One queue for each kind and length of wait: logical time never runs back, so each queue is in order
/// by itself, and putting something on the agenda costs one push.
///
/// What became moot (a paid order does not expire) is not searched for; it is dropped when it comes to the head.
#[derive(Debug, Clone, PartialEq, Eq, Default, Decode)]
pub struct Agenda {
    /// In order of kind and wait. Few empty ones are kept: most will be needed again at once.
    #[n(0)]
    queues: Vec<Queue>,
}

/// With more queues than this, empty ones are dropped.
const KEPT_QUEUES: usize = 16;

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct Queue {
    #[n(0)]
    kind: Due,
    #[n(1)]
    wait: Span,
    #[n(2)]
    entries: VecDeque<(Time, OrderSlot)>,
}

impl Agenda {
    /// Puts an order on the agenda, `wait` from now. Gives back the moment.
    pub fn add(&mut self, kind: Due, wait: Span, now: Time, order: OrderSlot) -> Time {
        let due = now.after(wait);
        let position = self.queues.binary_search_by_key(&(kind, wait), |queue| (queue.kind, queue.wait));
        match position {
            Ok(found) => {
                if let Some(queue) = self.queues.get_mut(found) {
                    queue.entries.push_back((due, order));
                }
            }
            Err(place) => {
                self.queues.insert(place, Queue { kind, wait, entries: VecDeque::from([(due, order)]) });
            }
        }
        due
    }

    /// The earliest moment at which something is due. Exact after [`drop_moot`](Self::drop_moot).
    #[must_use]
    pub fn next(&self) -> Option<Time> {
        self.queues.iter().filter_map(|queue| queue.entries.front().map(|(due, _)| *due)).min()
    }

    /// Drops what is moot from the heads of the queues: what is not `live`. Amortised over the entries: each is dropped once.
    pub fn drop_moot(&mut self, mut live: impl FnMut(Due, Time, OrderSlot) -> bool) {
        for queue in &mut self.queues {
            while queue.entries.front().is_some_and(|(due, order)| !live(queue.kind, *due, *order)) {
                queue.entries.pop_front();
            }
        }
        if self.queues.len() > KEPT_QUEUES {
            self.queues.retain(|queue| !queue.entries.is_empty());
        }
    }

    /// What is due at `now` and still `live`, earliest first, at most `limit`; ties by kind, then by length of wait.
    #[must_use]
    pub fn due(
        &self,
        now: Time,
        limit: usize,
        live: impl Fn(Due, Time, OrderSlot) -> bool,
    ) -> Vec<(Due, OrderSlot)> {
        let mut heads: Vec<_> =
            self.queues.iter().map(|queue| (queue.kind, queue.entries.iter().peekable())).collect();
        let mut found = Vec::new();
        while found.len() < limit {
            let earliest = heads
                .iter_mut()
                .filter_map(|(kind, entries)| {
                    entries.peek().map(|(due, _)| *due).map(|due| (due, *kind, entries))
                })
                .min_by_key(|(due, kind, _)| (*due, *kind));
            let Some((due, kind, entries)) = earliest.filter(|(due, _, _)| *due <= now) else { break };
            if let Some((_, order)) = entries.next().filter(|(_, order)| live(kind, due, *order)) {
                found.push((kind, *order));
            }
        }
        found
    }

    /// The orders that entries name, moot ones among them; an order stands here once for each entry.
    pub fn orders(&self) -> impl Iterator<Item = OrderSlot> {
        self.queues.iter().flat_map(|queue| queue.entries.iter().map(|(_, order)| *order))
    }

    /// How many entries wait, moot ones among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.queues.iter().map(|queue| queue.entries.len()).sum()
    }

    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.queues.iter().all(|queue| queue.entries.is_empty())
    }
}

/// Without the empty queues: what memory keeps of them changes no byte.
impl<C> Encode<C> for Agenda {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        let waiting = || self.queues.iter().filter(|queue| !queue.entries.is_empty());
        e.array(1)?.array(waiting().count() as u64)?;
        for queue in waiting() {
            queue.encode(e, ctx)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slot::Slot;
    use alloc::vec;

    fn order(n: usize) -> OrderSlot {
        OrderSlot::from_index(n).unwrap()
    }

    fn at(millis: u64) -> Time {
        Time::from_millis(millis)
    }

    #[test]
    fn the_earliest_comes_first_whatever_the_wait() {
        let mut agenda = Agenda::default();
        agenda.add(Due::Expiry, Span::from_millis(100), at(0), order(0));
        agenda.add(Due::Expiry, Span::from_millis(10), at(5), order(1));
        agenda.add(Due::Completion, Span::from_millis(10), at(5), order(2));
        assert_eq!(agenda.next(), Some(at(15)));
        let all = |_: Due, _: Time, _: OrderSlot| true;
        assert_eq!(agenda.due(at(14), 9, all), vec![]);
        assert_eq!(agenda.due(at(15), 9, all), vec![(Due::Expiry, order(1)), (Due::Completion, order(2))]);
        assert_eq!(agenda.due(at(100), 1, all), vec![(Due::Expiry, order(1))]);
        assert_eq!(agenda.due(at(100), 9, all).len(), 3);
    }

    #[test]
    fn what_is_moot_is_dropped_from_the_head() {
        let mut agenda = Agenda::default();
        for n in 0..5 {
            agenda.add(Due::Expiry, Span::from_millis(10), at(n as u64), order(n));
        }
        let live = |_: Due, _: Time, o: OrderSlot| o.index() >= 2;
        assert_eq!(agenda.due(at(100), 9, live).len(), 3);
        agenda.drop_moot(live);
        assert_eq!((agenda.len(), agenda.next()), (3, Some(at(12))));
        agenda.drop_moot(|_, _, _| false);
        assert!(agenda.is_empty());
    }

    #[test]
    fn a_snapshot_round_trips() {
        let mut agenda = Agenda::default();
        agenda.add(Due::Expiry, Span::from_millis(10), at(1), order(7));
        agenda.add(Due::Completion, Span::from_days(7), at(2), order(8));
        let bytes = minicbor::to_vec(&agenda).unwrap();
        assert_eq!(minicbor::decode::<Agenda>(&bytes).unwrap(), agenda);
    }
}
