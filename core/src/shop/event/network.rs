use crate::codec::put_derived;
use crate::money::Amount;
use alloc::string::String;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

put_derived!(MoveReason, MovedBalances);

/// Why a customer has another inviter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
pub enum MoveReason {
    /// The shop's people asked for it.
    #[n(0)]
    Asked {
        /// Why, for people; may be empty.
        #[n(0)]
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// The time of the binding was over.
    #[n(1)]
    Lapsed,
}

/// What moved from one customer's accounts to another's, in minor units; a debt is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct MovedBalances {
    /// The wallet.
    #[n(0)]
    pub wallet: Amount,
    /// Commission that is not vested.
    #[n(1)]
    pub pending: Amount,
    /// Commission that may be withdrawn.
    #[n(2)]
    pub available: Amount,
    /// Commission on its way out.
    #[n(3)]
    pub withdrawing: Amount,
}
