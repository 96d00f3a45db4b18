//! Levels and customers in a snapshot. Look-up tables and direct counts are made anew when it is read.

use crate::id::CustomerId;
use crate::people::beside::{Beside, BesideState};
use crate::people::figures::Figures;
use crate::people::past::Past;
use crate::people::person::{Flags, Person};
use crate::people::{Customers, Level, Levels, PeriodNumber};
use crate::slot::{CustomerSlot, LevelSlot, Registry, Slot};
use crate::time::Time;
use alloc::vec::Vec;
use minicbor::decode::{Decoder, Error};
use minicbor::encode::{self, Encoder, Write};
use minicbor::{Decode, Encode};

/// `[level, …]` in slot order.
impl<C> Encode<C> for Levels {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, ctx: &mut C) -> Result<(), encode::Error<W::Error>> {
        self.levels().encode(e, ctx)
    }
}

impl Levels {
    /// Reads a snapshot's levels; `seed` scatters the registry's table.
    ///
    /// # Errors
    /// When the bytes are no list of levels, or hold one twice.
    pub fn decode(d: &mut Decoder<'_>, seed: u64) -> Result<Self, Error> {
        let at = d.position();
        let levels: Vec<Level> = d.decode()?;
        for level in &levels {
            level.validate().map_err(|e| crate::codec::refused(at, &e))?;
        }
        Self::from_levels(levels, seed)
            .ok_or_else(|| Error::message("a level stands there twice, or there are too many").at(at))
    }
}

/// A customer in a snapshot.
#[derive(Encode, Decode)]
struct Row {
    /// The inviter; of a merged one, who goes on.
    #[n(0)]
    up: Option<CustomerSlot>,
    #[n(1)]
    level: Option<LevelSlot>,
    #[n(2)]
    flags: u16,
    #[n(3)]
    orders_paid: u32,
    #[n(4)]
    joined: Time,
    #[n(5)]
    figures: Option<FiguresRow>,
}

/// The figures that are no recount.
#[derive(Encode, Decode)]
struct FiguresRow {
    #[n(0)]
    own: i64,
    #[n(1)]
    this: i64,
    #[n(2)]
    last: i64,
    #[n(3)]
    period: PeriodNumber,
    #[n(4)]
    last_day: u16,
}

impl From<&Figures> for FiguresRow {
    fn from(figures: &Figures) -> Self {
        let Figures { own, this, last, period, last_day, .. } = *figures;
        Self { own, this, last, period, last_day }
    }
}

impl From<FiguresRow> for Figures {
    fn from(row: FiguresRow) -> Self {
        let FiguresRow { own, this, last, period, last_day } = row;
        Self { own, this, last, period, last_day, all: 0, count: 0 }
    }
}

/// `[[id, …], [row, …], guests' volume, whether teams are kept, what lies beside, volumes of periods further back, whether
/// teams are kept by period]`, ids and rows in slot order.
impl<C> Encode<C> for Customers {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, ctx: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.array(7)?;
        self.registry.encode(e, ctx)?;
        e.array(self.people.len() as u64)?;
        let nothing = Figures::default();
        for ((person, figures), joined) in self.people.iter().zip(&self.figures).zip(&self.joined) {
            let none = Figures { all: 0, count: 0, ..*figures } == nothing;
            let row = Row {
                up: person.up(),
                level: person.level(),
                flags: person.flags().bits(),
                orders_paid: person.orders_paid,
                joined: *joined,
                figures: (!none).then(|| figures.into()),
            };
            row.encode(e, ctx)?;
        }
        e.i64(self.volumes.guests)?.bool(self.volumes.teams.kept)?;
        self.beside.state().encode(e, ctx)?;
        self.volumes.past.rows().encode(e, ctx)?;
        e.bool(self.volumes.teams.by_period)?.ok()
    }
}

impl Customers {
    /// Reads a snapshot's customers; `seed` scatters the registry's table.
    ///
    /// # Errors
    /// When the bytes hold no customers, or what they hold breaks a rule of [`Customers::check`].
    pub fn decode(d: &mut Decoder<'_>, seed: u64) -> Result<Self, Error> {
        let at = d.position();
        let wrong = |reason: &'static str| Error::message(reason).at(at);
        if d.array()? != Some(7) {
            return Err(wrong("customers are a list of seven"));
        }
        let ids: Vec<CustomerId> = d.decode()?;
        let mut customers = Self::new(seed);
        for row in d.array_iter::<Row>()? {
            let Row { up, level, flags, orders_paid, joined, figures } = row?;
            let flags =
                Flags::from_bits(flags).ok_or_else(|| wrong("a customer is marked as nothing known"))?;
            let mut person = Person::new(up, level, flags).ok_or_else(|| wrong("a slot is too large"))?;
            person.orders_paid = orders_paid;
            customers.people.push(person);
            customers.figures.push(figures.map(Figures::from).unwrap_or_default());
            customers.joined.push(joined);
        }
        customers.volumes.guests = d.i64()?;
        customers.volumes.teams.kept = d.bool()?;
        let beside: BesideState = d.decode()?;
        let latest = customers.figures.iter().map(|figures| figures.period).max().unwrap_or_default();
        customers.volumes.past = Past::from_rows(d.decode()?, latest, seed)
            .ok_or_else(|| wrong("volumes of periods further back do not stand in order"))?;
        customers.volumes.teams.by_period = d.bool()?;
        customers.registry =
            Registry::from_ids(ids, seed).ok_or_else(|| wrong("a customer stands there twice"))?;
        // Those above are followed from here on, so they must be known and in no circle.
        let len = customers.people.len();
        let known = |person: &Person| person.up().is_none_or(|up| up.index() < len);
        if !customers.people.iter().all(known) || customers.strip_leaves(|_, _| ()) != len {
            return Err(wrong("an inviter is unknown, or the inviter tree has a cycle"));
        }
        customers.beside = Beside::from_state(beside, len, seed)
            .ok_or_else(|| wrong("what lies beside the customers is damaged"))?;
        customers.recount_directs();
        if customers.volumes.teams.kept && customers.figures.len() == len {
            customers.recount_teams();
        }
        customers.check().map_err(wrong)?;
        Ok(customers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::LevelId;
    use alloc::format;
    use alloc::vec;

    fn sample() -> Customers {
        let mut customers = Customers::new(3);
        let mut last = None;
        for n in 0..20 {
            let id = CustomerId::new(format!("c{n}")).unwrap();
            let level = LevelSlot::from_index(n).filter(|_| n % 3 > 0);
            last = customers.register(&id, last, level, n % 2 == 0, Time::from_millis(n as u64));
            customers.count_paid_order(last.unwrap());
        }
        customers
    }

    #[test]
    fn customers_round_trip_to_the_same_bytes_under_any_seed() {
        let customers = sample();
        let bytes = minicbor::to_vec(&customers).unwrap();
        let again = Customers::decode(&mut Decoder::new(&bytes), 99).unwrap();
        assert_eq!(minicbor::to_vec(&again).unwrap(), bytes);
        again.check().unwrap();
        for (slot, _) in customers.iter() {
            assert_eq!(again.directs(slot), customers.directs(slot));
            assert_eq!(again.level(slot), customers.level(slot));
        }
    }

    #[test]
    fn damaged_bytes_are_refused() {
        let bytes = minicbor::to_vec(sample()).unwrap();
        for cut in 0..bytes.len() {
            assert!(Customers::decode(&mut Decoder::new(&bytes[..cut]), 1).is_err(), "cut at {cut}");
        }
    }

    #[test]
    fn cycles_and_strangers_are_refused() {
        type Row = (Option<u32>, Option<u32>, u16, u32, u64);
        let read = |rows: Vec<Row>| {
            let ids: Vec<_> = (0..rows.len()).map(|n| format!("c{n}")).collect();
            let bytes =
                minicbor::to_vec((ids, rows, 0, false, Beside::new(1).state(), [0_u8; 0], false)).unwrap();
            Customers::decode(&mut Decoder::new(&bytes), 1).map(|_| ())
        };
        let row = |inviter| (inviter, None, 1, 0, 0);
        read(vec![row(None), row(Some(0))]).unwrap();
        read(vec![row(Some(1)), row(Some(2)), row(None)]).unwrap();
        assert!(read(vec![row(Some(0))]).is_err());
        assert!(read(vec![row(Some(1)), row(Some(0))]).is_err());
        assert!(read(vec![row(None), row(Some(2)), row(Some(3)), row(Some(1))]).is_err());
        assert!(read(vec![row(Some(7))]).is_err());
        assert!(read(vec![(None, Some(70_000), 1, 0, 0)]).is_err());
    }

    #[test]
    fn levels_round_trip() {
        let mut levels = Levels::new(1);
        for (n, id) in ["gold", "silver"].into_iter().enumerate() {
            let id = LevelId::new(id).unwrap();
            levels.put(Level { id, names: vec![], rank: n as u16, terms: None }).unwrap();
        }
        let bytes = minicbor::to_vec(&levels).unwrap();
        let again = Levels::decode(&mut Decoder::new(&bytes), 2).unwrap();
        assert_eq!(minicbor::to_vec(&again).unwrap(), bytes);
        let twice = minicbor::to_vec([levels.iter().next().unwrap(), levels.iter().next().unwrap()]).unwrap();
        assert!(Levels::decode(&mut Decoder::new(&twice), 2).is_err());
    }
}
