//! What plans know of beside people and orders: small tables. Where a shop uses none of it all are empty, and the snapshot
//! has no part for them.

use crate::id::SettlementId;
use crate::shop::pay_partners::Settled;
use alloc::collections::BTreeMap;
use minicbor::{Decode, Encode};

/// The tables, in one part of the snapshot.
#[derive(Debug, Clone, PartialEq, Default, Encode, Decode)]
pub(crate) struct BesidePlans {
    /// What suppliers were paid.
    #[n(0)]
    pub(crate) settlements: BTreeMap<SettlementId, Settled>,
}

impl BesidePlans {
    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
