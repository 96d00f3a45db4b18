//! What plans know of beside people and orders: small tables. Where a shop uses none of it all are empty, and the snapshot
//! has no part for them.

use crate::commission::Chain;
use crate::id::{BonusId, SettlementId};
use crate::shop::pay_partners::Settled;
use crate::shop::sub_shops::SubShop;
use crate::slot::{ChannelSlot, CustomerSlot};
use crate::unpaid::Origin;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// The tables, in one part of the snapshot.
#[derive(Debug, Clone, PartialEq, Default, Encode, Decode)]
pub(crate) struct BesidePlans {
    /// What suppliers were paid.
    #[n(0)]
    pub(crate) settlements: BTreeMap<SettlementId, Settled>,
    /// Who follows whom in the chains of bonuses. They outlive plans: a plan with a bonus of the same id goes on with its chain.
    #[n(1)]
    pub(crate) chains: BTreeMap<BonusId, Chain>,
    /// From where customers placed orders, the last first; kept only where the settings ask for it.
    #[n(2)]
    pub(crate) origins: BTreeMap<CustomerSlot, Vec<Origin>>,
    /// The channels that are sub-shops.
    #[n(3)]
    pub(crate) sub_shops: BTreeMap<ChannelSlot, SubShop>,
}

impl BesidePlans {
    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
