//! All states of a step, through one lane.
//!
//! Each way through a lane stands for the fewest coupons that lead it: a coupon that changes nothing where it stands is
//! never part of the best combination, because without it the total is the same and the coupons are fewer.

use super::plan::{At, PlannedLane, PlannedOffer};
use super::search::{OutOfWork, Search};
use super::state::{Inside, State, Table};
use crate::money::MoneyRefusal;
use crate::pricing::steps::PerLine;
use crate::pricing::{Exclusive, LaneMode};
use alloc::vec::Vec;

impl Search<'_> {
    /// What the states become; those for which the quote is over go to the ends.
    pub(super) fn lane(&mut self, nth: usize, states: Vec<State>) -> Result<Vec<State>, OutOfWork> {
        let plan = self.plan;
        let Some(lane) = plan.lanes.get(nth) else { return Ok(states) };
        let states = match lane.mode {
            LaneMode::Best => self.each(states, |search, state, out| search.best(lane, state, out))?,
            LaneMode::First => self.each(states, |search, state, out| search.first(lane, state, out))?,
            LaneMode::Sequential | LaneMode::Additive | LaneMode::BestByLine => {
                self.one_by_one(nth, lane, states)?
            }
        };
        if lane.offers.iter().any(|offer| offer.bit != 0) {
            self.sift(states, At { lane: nth.saturating_add(1), offer: 0 }, Some(&lane.after))
        } else {
            Ok(states)
        }
    }

    fn each(
        &mut self,
        states: Vec<State>,
        mut ways: impl FnMut(&mut Self, State, &mut Vec<State>),
    ) -> Result<Vec<State>, OutOfWork> {
        let mut out = Vec::with_capacity(states.len());
        for state in states {
            ways(self, state, &mut out);
            self.check_work()?;
        }
        Ok(out)
    }

    /// Lanes in which offers stack.
    fn one_by_one(
        &mut self,
        nth: usize,
        lane: &PlannedLane<'_>,
        states: Vec<State>,
    ) -> Result<Vec<State>, OutOfWork> {
        let mut done = Vec::new();
        let mut states = states;
        if lane.has_exclusive && lane.mode != LaneMode::BestByLine {
            states = self.each(states, |search, state, out| search.alone(lane, state, &mut done, out))?;
        }
        match lane.mode {
            LaneMode::Additive => states.iter_mut().for_each(State::enter),
            LaneMode::BestByLine => {
                self.tables.clear();
                states = self.each(states, |search, state, out| search.look_up(lane, state, out))?;
            }
            LaneMode::Best | LaneMode::First | LaneMode::Sequential => {}
        }
        for (n, offer) in lane.offers.iter().enumerate() {
            states = self.each(states, |search, state, out| search.with_or_without(n, offer, state, out))?;
            if let Some(after) = &offer.after {
                states = self.sift(states, At { lane: nth, offer: n.saturating_add(1) }, Some(after))?;
            }
        }
        for mut state in states {
            let ends = state.leave();
            self.put(state, ends, &mut done);
        }
        Ok(done)
    }

    /// Works out what all offers of a lane take at its beginning.
    fn look_up(&mut self, lane: &PlannedLane<'_>, state: State, out: &mut Vec<State>) {
        let mut cuts = Vec::with_capacity(lane.offers.len());
        for offer in &lane.offers {
            cuts.push(match self.weigh(offer, &state) {
                Err(_) if offer.bit == 0 => return,
                Err(_) | Ok(None) => None,
                Ok(Some(_)) => Some(self.trial.cuts().collect::<PerLine>()),
            });
        }
        let mut state = state;
        state.enter_by_line(self.tables.len());
        self.tables.push(Table::new(cuts, state.amounts.len()));
        out.push(state);
    }

    fn with_or_without(&mut self, nth: usize, offer: &PlannedOffer<'_>, state: State, out: &mut Vec<State>) {
        if let Inside::Cuts { table, .. } = &state.inside {
            self.count_work();
            let own = self.tables.get(*table).and_then(|table| table.cuts.get(nth)).and_then(Option::as_ref);
            let after = own.and_then(|own| state.with_best_cuts(offer.offer, own, offer.bit));
            with(offer, state, after, out);
            return;
        }
        if offer.bit & state.barred != 0 {
            out.push(state);
            return;
        }
        let after = match self.weigh(offer, &state) {
            // With a code: only without it there is a quote. Without a code: there is none.
            Err(_) if offer.bit == 0 => return,
            Err(_) | Ok(None) => None,
            Ok(Some(_)) => state.after(offer.offer, &self.trial, &self.lines, offer.bit),
        };
        with(offer, state, after, out);
    }

    /// The exclusive offers that apply at a lane's beginning: the first that is there is the only one of its lane. What
    /// is left to `out` is the state in which no coupon of them is chosen that would apply.
    fn alone(&mut self, lane: &PlannedLane<'_>, state: State, done: &mut Vec<State>, out: &mut Vec<State>) {
        let mut state = state;
        for offer in lane.offers.iter().filter(|offer| offer.offer.exclusive != Exclusive::None) {
            let weighed = self.weigh(offer, &state);
            if offer.bit == 0 {
                match weighed {
                    Err(_) => return,
                    Ok(None) => continue,
                    Ok(Some(_)) => {
                        self.win(offer, &state, done);
                        return;
                    }
                }
            }
            match weighed {
                Ok(None) => continue,
                Err(_) => {}
                Ok(Some(_)) => self.win(offer, &state, done),
            }
            state.barred |= offer.bit;
        }
        out.push(state);
    }

    /// The one that takes the most: the best without a code, or any coupon that beats it.
    fn best(&mut self, lane: &PlannedLane<'_>, state: State, out: &mut Vec<State>) {
        let mut best: Option<(usize, i64, &PlannedOffer<'_>)> = None;
        for (n, offer) in lane.offers.iter().enumerate().filter(|(_, offer)| offer.bit == 0) {
            match self.weigh(offer, &state) {
                Err(_) => return,
                Ok(Some(worth)) if best.is_none_or(|(_, so_far, _)| worth > so_far) => {
                    best = Some((n, worth, offer));
                }
                Ok(_) => {}
            }
        }
        for (n, offer) in lane.offers.iter().enumerate().filter(|(_, offer)| offer.bit != 0) {
            // Tried in the order of precedence: a tie stays with the earlier.
            if let Ok(Some(worth)) = self.weigh(offer, &state)
                && best.is_none_or(|(at, most, _)| worth > most || (worth == most && n < at))
            {
                self.win(offer, &state, out);
            }
        }
        match best {
            None => out.push(state),
            Some((.., offer)) => {
                if matches!(self.weigh(offer, &state), Ok(Some(_))) {
                    self.win(offer, &state, out);
                }
            }
        }
    }

    /// The first that takes anything: the first without a code, or any coupon before it.
    fn first(&mut self, lane: &PlannedLane<'_>, state: State, out: &mut Vec<State>) {
        for offer in &lane.offers {
            match self.weigh(offer, &state) {
                Err(_) if offer.bit == 0 => return,
                Err(_) | Ok(None) => {}
                Ok(Some(_)) => {
                    self.win(offer, &state, out);
                    if offer.bit == 0 {
                        return;
                    }
                }
            }
        }
        out.push(state);
    }

    /// The offer that was just worked out is the only one of its lane that applies.
    fn win(&mut self, offer: &PlannedOffer<'_>, state: &State, out: &mut Vec<State>) {
        let mut after = state.after(offer.offer, &self.trial, &self.lines, offer.bit).unwrap_or_else(|| {
            let mut same = state.clone();
            same.chosen |= offer.bit;
            same
        });
        let ends = offer.offer.exclusive == Exclusive::Quote;
        after.barred = 0;
        self.put(after, ends, out);
    }

    fn put(&mut self, state: State, ends: bool, out: &mut Vec<State>) {
        if ends {
            self.ends.push(state);
        } else {
            out.push(state);
        }
    }

    fn weigh(&mut self, offer: &PlannedOffer<'_>, state: &State) -> Result<Option<i64>, MoneyRefusal> {
        self.count_work();
        let plan = self.plan;
        if plan.marks {
            state.show_marks(&mut self.lines);
        }
        self.trial.weigh(plan.book, offer.slot, offer.offer, plan.facts, &self.lines, state.costs())
    }
}

/// A state, and what it becomes after an offer: a coupon may be chosen or not.
fn with(offer: &PlannedOffer<'_>, state: State, after: Option<State>, out: &mut Vec<State>) {
    match after {
        None => out.push(state),
        Some(after) if offer.bit == 0 => out.push(after),
        Some(after) => out.extend([state, after]),
    }
}
