use crate::id::{BatchId, SupplierId};
use crate::money::Amount;
use crate::slot::Slot;
use crate::stock::KeyHandle;
use crate::time::Time;
use alloc::string::String;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A batch's number within its pool, in the order of import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct BatchNo(#[n(0)] u32);

impl Slot for BatchNo {
    fn from_index(index: usize) -> Option<Self> {
        u32::try_from(index).ok().map(Self)
    }
    fn index(self) -> usize {
        self.0 as usize
    }
}

/// What is known of an import: who supplied the keys, what each cost, until when they are good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct BatchTerms {
    /// The batch's id, unique in its pool.
    #[n(0)]
    pub id: BatchId,
    /// Who supplied it.
    #[serde(default)]
    #[n(1)]
    pub supplier: Option<SupplierId>,
    /// What one key cost, in minor units of the shop's currency.
    #[serde(default)]
    #[n(2)]
    pub unit_cost: Option<Amount>,
    /// From when its unsold keys are not sold any more: at this moment they are expired.
    #[serde(default)]
    #[n(3)]
    pub expires: Option<Time>,
    /// When it was imported.
    #[n(4)]
    pub imported_at: Time,
    /// Batches of a higher priority are sold first.
    #[serde(default)]
    #[n(5)]
    pub priority: i16,
    /// A note for people.
    #[serde(default)]
    #[n(6)]
    pub note: Option<String>,
}

/// What becomes of a batch's keys that nobody holds: where a released key goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum BatchCondition {
    /// For sale.
    #[n(0)]
    Good,
    /// Past its validity, all its unsold keys taken out.
    #[n(1)]
    Expired,
}

/// One import: its terms and the run of handles that its keys have in the pool.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Batch {
    /// What is known of it.
    #[n(0)]
    pub terms: BatchTerms,
    /// Its first key; the others follow without a gap.
    #[n(1)]
    pub first: KeyHandle,
    /// How many keys were imported.
    #[n(2)]
    pub imported: u32,
    /// Where its unsold keys belong.
    #[n(3)]
    pub condition: BatchCondition,
    /// Whether it is in quarantine: none of its keys is sold, and those that come back stay there.
    #[n(4)]
    pub held: bool,
}

impl Batch {
    /// The number of the handle after its last key.
    #[must_use]
    pub const fn end(&self) -> u32 {
        self.first.number().saturating_add(self.imported)
    }

    /// Whether its unsold keys may be sold at a moment.
    #[must_use]
    pub fn sells_at(&self, now: Time) -> bool {
        !self.held
            && self.condition == BatchCondition::Good
            && self.terms.expires.is_none_or(|expires| now < expires)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(expires: Option<u64>) -> Batch {
        let terms = BatchTerms {
            id: BatchId::new("b").unwrap(),
            supplier: None,
            unit_cost: None,
            expires: expires.map(Time::from_millis),
            imported_at: Time::from_millis(0),
            priority: 0,
            note: None,
        };
        Batch { terms, first: KeyHandle::new(5), imported: 3, condition: BatchCondition::Good, held: false }
    }

    #[test]
    fn expires_at_the_moment_itself() {
        assert!(batch(Some(10)).sells_at(Time::from_millis(9)));
        assert!(!batch(Some(10)).sells_at(Time::from_millis(10)));
        assert!(batch(None).sells_at(Time::MAX));
        assert_eq!(batch(None).end(), 8);
    }

    #[test]
    fn terms_read_from_json_with_defaults_and_nothing_unknown() {
        let terms: BatchTerms = serde_json::from_str(r#"{"id":"b","imported_at":0}"#).unwrap();
        assert_eq!(terms, batch(None).terms);
        assert!(serde_json::from_str::<BatchTerms>(r#"{"id":"b","imported_at":0,"cost":1}"#).is_err());
    }
}
