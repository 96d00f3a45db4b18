//! The keys behind the units of a line, whether they lie in one pool or in several.

use crate::handle::{Handles, KeyHandle};
use crate::order::Units;
use crate::slot::PoolSlot;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// Keys of one of the pools that a line has keys of.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct PoolHandles {
    /// The pool.
    #[n(0)]
    pub pool: PoolSlot,
    /// Its keys.
    #[n(1)]
    pub handles: Handles,
}

impl Units {
    /// The keys by pool, in the order of the units; none where the stock has no keys.
    pub fn parts(&self) -> impl Iterator<Item = (PoolSlot, &[KeyHandle])> {
        let (one, many) = match self {
            Self::Keys { pool, handles } => (Some((*pool, handles.as_slice())), [].as_slice()),
            Self::Pools { parts } => (None, parts.as_slice()),
            Self::Reusable { .. } | Self::Counted | Self::Unlimited => (None, [].as_slice()),
        };
        one.into_iter().chain(many.iter().map(|part| (part.pool, part.handles.as_slice())))
    }

    /// The keys one by one, in the order of the units.
    pub fn keys(&self) -> impl Iterator<Item = (PoolSlot, KeyHandle)> {
        self.parts().flat_map(|(pool, handles)| handles.iter().map(move |handle| (pool, *handle)))
    }

    /// How many keys there are.
    #[must_use]
    pub fn key_count(&self) -> usize {
        self.parts().map(|(_, handles)| handles.len()).fold(0, usize::saturating_add)
    }

    /// The same stock with the keys of some units alone.
    #[must_use]
    pub fn with_keys(&self, from: usize, to: usize) -> Self {
        let taken = |kept: &[KeyHandle], before: usize| -> Handles {
            let (from, to) = (from.saturating_sub(before), to.saturating_sub(before).min(kept.len()));
            kept.get(from..to).unwrap_or_default().iter().copied().collect()
        };
        match self {
            Self::Keys { pool, handles } => Self::Keys { pool: *pool, handles: taken(handles.as_slice(), 0) },
            Self::Pools { parts } => {
                let mut some = Vec::new();
                let mut before = 0_usize;
                for part in parts {
                    let handles = taken(part.handles.as_slice(), before);
                    before = before.saturating_add(part.handles.len());
                    if !handles.is_empty() {
                        some.push(PoolHandles { pool: part.pool, handles });
                    }
                }
                Self::Pools { parts: some }
            }
            other => other.clone(),
        }
    }

    /// The stock behind `units` units, after the first `from` of those that have stock.
    #[must_use]
    pub fn part(&self, from: u32, units: u32) -> Self {
        self.with_keys(from as usize, from.saturating_add(units) as usize)
    }

    /// The same kind of stock with other keys.
    #[must_use]
    pub fn of_keys(&self, keys: &[(PoolSlot, KeyHandle)]) -> Self {
        match self {
            Self::Keys { pool, .. } => {
                Self::Keys { pool: *pool, handles: keys.iter().map(|(_, handle)| *handle).collect() }
            }
            Self::Pools { .. } => {
                let mut parts: Vec<PoolHandles> = Vec::new();
                for (pool, handle) in keys {
                    match parts.last_mut().filter(|part| part.pool == *pool) {
                        Some(part) => part.handles.push(*handle),
                        None => {
                            parts.push(PoolHandles {
                                pool: *pool,
                                handles: core::iter::once(*handle).collect(),
                            });
                        }
                    }
                }
                Self::Pools { parts }
            }
            other => other.clone(),
        }
    }

    /// Leaves out all keys after the first `len`.
    pub fn truncate_keys(&mut self, len: usize) {
        match self {
            Self::Keys { handles, .. } => handles.truncate(len),
            Self::Pools { parts } => {
                let mut left = len;
                for part in parts.iter_mut() {
                    part.handles.truncate(left);
                    left = left.saturating_sub(part.handles.len());
                }
                parts.retain(|part| !part.handles.is_empty());
            }
            Self::Reusable { .. } | Self::Counted | Self::Unlimited => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slot::Slot;
    use alloc::vec;

    fn handles(numbers: &[u32]) -> Handles {
        numbers.iter().copied().map(KeyHandle::new).collect()
    }

    fn pool(n: usize) -> PoolSlot {
        PoolSlot::from_index(n).unwrap()
    }

    fn numbers(units: &Units) -> Vec<(usize, u32)> {
        units.keys().map(|(pool, handle)| (pool.index(), handle.number())).collect()
    }

    #[test]
    fn keys_of_several_pools_are_cut_like_those_of_one() {
        let one = Units::Keys { pool: pool(0), handles: handles(&[4, 5, 6, 7]) };
        let many = Units::Pools {
            parts: vec![
                PoolHandles { pool: pool(0), handles: handles(&[4, 5]) },
                PoolHandles { pool: pool(0), handles: handles(&[6, 7]) },
            ],
        };
        for from in 0..6 {
            for to in from..6 {
                assert_eq!(
                    numbers(&one.with_keys(from, to)),
                    numbers(&many.with_keys(from, to)),
                    "{from} {to}"
                );
            }
            let (mut one, mut many) = (one.clone(), many.clone());
            one.truncate_keys(from);
            many.truncate_keys(from);
            assert_eq!(numbers(&one), numbers(&many));
            assert_eq!(one.key_count(), from.min(4));
        }
        assert_eq!((many.key_count(), Units::Counted.key_count()), (4, 0));
        assert_eq!(many.with_keys(1, 3).parts().count(), 2);
    }
}
