use crate::limit::Rate;
use crate::time::Time;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use minicbor::encode::{self, Write};
use minicbor::{Decode, Decoder, Encode, Encoder, decode};

/// What a bucket is for, hashed.
type Key = [u8; 16];

/// How many buckets are kept. With more, the one that is full first is dropped: whoever wants a bucket forgotten so must
/// make as many tries with other names.
pub const MAX_BUCKETS: usize = 100_000;

/// The buckets that are not full, by what they are for. Memory is bounded, and follows what is being tried.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Buckets {
    full_at: BTreeMap<Key, Time>,
    /// The same by time; rebuilt.
    order: BTreeSet<(Time, Key)>,
}

impl Buckets {
    /// When the next try is allowed, where it is not now.
    #[must_use]
    pub fn check(&self, key: Key, rate: Rate, now: Time) -> Option<Time> {
        rate.take(self.full_at(key), now).err()
    }

    /// How many tries are left.
    #[must_use]
    pub fn left(&self, key: Key, rate: Rate, now: Time) -> u32 {
        rate.left(self.full_at(key), now)
    }

    /// Takes a token. `None` where there is none.
    pub fn take(&mut self, key: Key, rate: Rate, now: Time) -> Option<()> {
        let full_at = rate.take(self.full_at(key), now).ok()?;
        if let Some(before) = self.full_at.insert(key, full_at) {
            self.order.remove(&(before, key));
        }
        self.order.insert((full_at, key));
        while self
            .order
            .first()
            .is_some_and(|(full_at, _)| *full_at <= now || self.full_at.len() > MAX_BUCKETS)
        {
            let Some((_, first)) = self.order.pop_first() else { break };
            self.full_at.remove(&first);
        }
        Some(())
    }

    /// Forgets a bucket: it is as full as any other.
    pub fn forget(&mut self, key: Key) {
        if let Some(full_at) = self.full_at.remove(&key) {
            self.order.remove(&(full_at, key));
        }
    }

    /// How many buckets are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.full_at.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.full_at.is_empty()
    }

    fn full_at(&self, key: Key) -> Time {
        self.full_at.get(&key).copied().unwrap_or_default()
    }
}

/// `[[key, time], …]` by key.
impl<C> Encode<C> for Buckets {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, ctx: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.array(self.full_at.len() as u64)?;
        for (key, full_at) in &self.full_at {
            e.array(2)?.bytes(key)?.encode_with(full_at, ctx)?;
        }
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for Buckets {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, decode::Error> {
        let at = d.position();
        let rows: Vec<(minicbor::bytes::ByteArray<16>, Time)> = d.decode_with(ctx)?;
        let mut buckets = Self::default();
        for (key, full_at) in rows {
            if buckets.full_at.insert(*key, full_at).is_some() {
                return Err(decode::Error::message("a bucket stands there twice").at(at));
            }
            buckets.order.insert((full_at, *key));
        }
        Ok(buckets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Span;

    const RATE: Rate = Rate { tokens: 2, every: Span::from_millis(10) };

    fn at(millis: u64) -> Time {
        Time::from_millis(millis)
    }

    #[test]
    fn full_buckets_are_dropped() {
        let mut buckets = Buckets::default();
        let (a, b) = ([1; 16], [2; 16]);
        buckets.take(a, RATE, at(0)).unwrap();
        buckets.take(a, RATE, at(0)).unwrap();
        assert_eq!((buckets.take(a, RATE, at(0)), buckets.check(a, RATE, at(0))), (None, Some(at(10))));
        assert_eq!((buckets.left(a, RATE, at(10)), buckets.left(b, RATE, at(0))), (1, 2));
        let bytes = minicbor::to_vec(&buckets).unwrap();
        assert_eq!(decode::<Buckets>(&bytes).unwrap(), buckets);
        buckets.take(b, RATE, at(19)).unwrap();
        assert_eq!(buckets.len(), 2);
        buckets.take(b, RATE, at(20)).unwrap();
        assert_eq!((buckets.len(), buckets.check(a, RATE, at(20))), (1, None));
    }

    #[test]
    fn their_number_is_bounded() {
        let mut buckets = Buckets::default();
        for n in 0..MAX_BUCKETS as u128 + 5 {
            buckets.take(n.to_be_bytes(), RATE, at(1)).unwrap();
        }
        assert_eq!(buckets.len(), MAX_BUCKETS);
    }
}
