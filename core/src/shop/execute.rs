//! From a command to its record: recall, decide, apply.

use crate::shop::command::{Body, Command};
use crate::shop::memory::{Recalled, Seat};
use crate::shop::reply::{Answer, Ticked};
use crate::shop::{BodyHash, Event, Record, Rejection, Reply, Shop};
use crate::time::Time;
use alloc::vec::Vec;

/// What came of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// What to keep in the journal; absent where nothing happened: the command was answered before, or nothing was due.
    pub record: Option<Record>,
    /// What to tell the one who asked.
    pub reply: Reply,
    /// Whether the command was answered before, and is only answered again.
    pub answered_before: bool,
}

impl Done {
    /// What happened; empty where nothing did.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        self.record.as_ref().map_or(&[], |record| &record.events)
    }
}

impl Shop {
    /// Executes a command: decides it, applies its events, and gives back the record to keep and the reply.
    ///
    /// A command whose key was used for the same before is answered as it was then and does nothing.
    ///
    /// # Errors
    /// A [`Rejection`]; the shop is unchanged, and the key may be used again.
    pub fn execute(&mut self, command: Command) -> Result<Done, Rejection> {
        let body = BodyHash::of(&command, &mut self.scratch);
        let seat = match self.memory.recall(&command.id, body)? {
            Recalled::New(seat) => seat,
            Recalled::Before(answer) => {
                Self::refuse_in_archive(answer)?;
                let reply = self.reply(answer).ok_or_else(|| Rejection::inconsistent("reply"))?;
                return Ok(Done { record: None, reply, answered_before: true });
            }
        };
        let asked = command.at.checked()?;
        let now = asked.max(self.clock);
        if let Some(version) = command.expected_version {
            self.check_version(&command.body, version)?;
        }
        let events = self.decide_at(now, &command.body)?;
        if events.is_empty() {
            let answer = self.answer_of_nothing(now, &command.body);
            let reply = self.reply(&answer).ok_or_else(|| Rejection::inconsistent("reply"))?;
            return Ok(Done { record: None, reply, answered_before: false });
        }
        let mut record = Record {
            sequence: self.sequence.saturating_add(1),
            at: now,
            asked_at: (asked != now).then_some(asked),
            id: Some(command.id),
            body: Some(body),
            trace: command.trace,
            events,
        };
        let answer = self.fold(&record).ok_or_else(|| Rejection::inconsistent("apply"))?;
        if self.pools.is_touched() || self.counted.is_touched() {
            self.raise_alerts(&mut record.events).ok_or_else(|| Rejection::inconsistent("alert"))?;
        }
        let mut reply = self.reply(&answer).ok_or_else(|| Rejection::inconsistent("reply"))?;
        Self::hand_over_archived(&mut reply, &record);
        self.remember(seat, &record, answer).ok_or_else(|| Rejection::inconsistent("memory"))?;
        Ok(Done { record: Some(record), reply, answered_before: false })
    }

    /// What a command would do now: its events, none of them applied. Pure. In a shop that watches stock it costs a copy of
    /// the shop, for an alert is known only when everything else is done.
    ///
    /// # Errors
    /// The [`Rejection`] that [`Shop::execute`] would give.
    pub fn decide(&self, command: &Command) -> Result<Vec<Event>, Rejection> {
        let body = BodyHash::of(command, &mut Vec::new());
        if let Recalled::Before(answer) = self.memory.recall(&command.id, body)? {
            Self::refuse_in_archive(answer)?;
            return Ok(Vec::new());
        }
        let now = command.at.checked()?.max(self.clock);
        if let Some(version) = command.expected_version {
            self.check_version(&command.body, version)?;
        }
        let mut events = self.decide_at(now, &command.body)?;
        let watched = self.pools.is_any_watched() || self.counted.is_any_watched();
        // A stock that is watched from now on may be low already.
        if !events.is_empty() && (watched || matches!(command.body, Body::PutStockAlert(_))) {
            self.foresee_alerts(now, &mut events).ok_or_else(|| Rejection::inconsistent("alert"))?;
        }
        Ok(events)
    }

    /// Folds a record into the state. `None` if this state could not have produced it.
    pub(crate) fn apply(&mut self, record: &Record) -> Option<()> {
        let answer = self.fold(record)?;
        self.pools.take_touched();
        self.counted.take_touched();
        let seat = self.memory.seat(record.id.as_ref()?)?;
        self.remember(seat, record, answer)
    }

    /// Folds what happened into the state; the answer is still to be remembered.
    fn fold(&mut self, record: &Record) -> Option<Answer> {
        self.sequence = record.sequence;
        self.clock = record.at;
        self.orders.begin(record.at);
        let mut answer = Answer::Done;
        for event in &record.events {
            let earned = self.earned();
            self.apply_event(record.at, event, &mut answer)?;
            self.count_earned(record.at, event, earned)?;
            self.settle_unpaid(event);
            self.follow_gift(event);
            self.settle_waits(event);
        }
        self.customers.drop_moot_lapses(self.settings.people.binding);
        self.orders.tidy();
        if answer == Answer::Done && matches!(record.events.first(), Some(Event::RestockTold(_))) {
            // Only a tick begins with this.
            answer = Answer::Ticked(Ticked::default());
        }
        if let Answer::Ticked(ticked) = &mut answer {
            ticked.more = self.next_deadline().is_some_and(|due| due <= record.at);
        }
        Some(answer)
    }

    fn remember(&mut self, seat: Seat, record: &Record, answer: Answer) -> Option<()> {
        let (id, body) = (record.id.as_ref()?, record.body?);
        self.memory.remember(seat, id, record.at, body, answer).then_some(())?;
        self.memory.forget(record.at, self.settings.remember_commands, self.settings.remember_for);
        Some(())
    }

    /// When the host must send the next `Tick`; `None` while nothing is due ever. What is in the past is due now.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Time> {
        let beside = [
            self.reach.reservations.next_end(),
            self.reach.gifts.next_end(),
            self.is_telling_restock().then_some(self.clock),
        ];
        let of_stock =
            [self.orders.next_due(), self.pools.next_expiry(), self.waits.next_due(), self.next_fill()];
        let of_people = [
            self.accruals.next_vesting(),
            self.customers.next_lapse(),
            self.next_review(),
            self.memberships.next_end(),
        ];
        of_stock.into_iter().chain(of_people).chain(beside).flatten().min()
    }
}
