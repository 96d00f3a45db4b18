//! Levels and customers in a snapshot. Look-up tables and direct counts are made anew when it is read.

use crate::id::CustomerId;
use crate::people::customer::Person;
use crate::people::{Customers, Level, Levels};
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
    #[n(0)]
    inviter: Option<CustomerSlot>,
    #[n(1)]
    level: Option<LevelSlot>,
    #[n(2)]
    promoter: bool,
    #[n(3)]
    orders_paid: u32,
    #[n(4)]
    joined: Time,
}

/// `[[id, …], [row, …]]` in slot order.
impl<C> Encode<C> for Customers {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, ctx: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.array(2)?;
        self.registry.encode(e, ctx)?;
        e.array(self.people.len() as u64)?;
        for (person, joined) in self.people.iter().zip(&self.joined) {
            let row = Row {
                inviter: person.inviter(),
                level: person.level(),
                promoter: person.is_promoter(),
                orders_paid: person.orders_paid,
                joined: *joined,
            };
            row.encode(e, ctx)?;
        }
        Ok(())
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
        if d.array()? != Some(2) {
            return Err(wrong("customers are a list of two"));
        }
        let ids: Vec<CustomerId> = d.decode()?;
        let mut people = Vec::with_capacity(ids.len());
        let mut joined = Vec::with_capacity(ids.len());
        for row in d.array_iter::<Row>()? {
            let Row { inviter, level, promoter, orders_paid, joined: at } = row?;
            let mut person =
                Person::new(inviter, level, promoter).ok_or_else(|| wrong("a slot is too large"))?;
            person.orders_paid = orders_paid;
            people.push(person);
            joined.push(at);
        }
        for n in 0..people.len() {
            let inviter = people.get(n).and_then(|person| person.inviter());
            if let Some(person) = inviter.and_then(|slot| people.get_mut(slot.index())) {
                // INVARIANT: at most one count for each customer.
                person.directs = person.directs.saturating_add(1);
            }
        }
        let registry = Registry::from_ids(ids, seed).ok_or_else(|| wrong("a customer stands there twice"))?;
        let customers = Self { registry, people, joined };
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
        type Row = (Option<u32>, Option<u32>, bool, u32, u64);
        let read = |rows: Vec<Row>| {
            let ids: Vec<_> = (0..rows.len()).map(|n| format!("c{n}")).collect();
            let bytes = minicbor::to_vec((ids, rows)).unwrap();
            Customers::decode(&mut Decoder::new(&bytes), 1).map(|_| ())
        };
        let row = |inviter| (inviter, None, true, 0, 0);
        read(vec![row(None), row(Some(0))]).unwrap();
        read(vec![row(Some(1)), row(Some(2)), row(None)]).unwrap();
        assert!(read(vec![row(Some(0))]).is_err());
        assert!(read(vec![row(Some(1)), row(Some(0))]).is_err());
        assert!(read(vec![row(None), row(Some(2)), row(Some(3)), row(Some(1))]).is_err());
        assert!(read(vec![row(Some(7))]).is_err());
        assert!(read(vec![(None, Some(70_000), true, 0, 0)]).is_err());
    }

    #[test]
    fn levels_round_trip() {
        let mut levels = Levels::new(1);
        for (n, id) in ["gold", "silver"].into_iter().enumerate() {
            let id = LevelId::new(id).unwrap();
            levels.put(Level { id, names: vec![], rank: n as u16 }).unwrap();
        }
        let bytes = minicbor::to_vec(&levels).unwrap();
        let again = Levels::decode(&mut Decoder::new(&bytes), 2).unwrap();
        assert_eq!(minicbor::to_vec(&again).unwrap(), bytes);
        let twice = minicbor::to_vec([levels.iter().next().unwrap(), levels.iter().next().unwrap()]).unwrap();
        assert!(Levels::decode(&mut Decoder::new(&twice), 2).is_err());
    }
}
