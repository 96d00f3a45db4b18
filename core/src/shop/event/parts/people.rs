//! What events about customers are made of: why one moved, which level changed, what a merge carried over, which id was forgotten.

use crate::codec::{put_derived, put_fields};
use crate::id::{CustomerId, LevelId};
use crate::money::Amount;
use crate::people::{LevelWhy, PeriodNumber};
use crate::shop::event::NamedCustomer;
use crate::slot::{LevelSlot, Named};
use alloc::string::String;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

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

/// What a review found of one customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct LevelChange {
    /// The customer.
    #[n(0)]
    pub customer: NamedCustomer,
    /// The level since.
    #[n(1)]
    pub level: Option<Named<LevelId, LevelSlot>>,
    /// Why.
    #[n(2)]
    pub why: LevelWhy,
}

/// An id that was forgotten, and what stands in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct ErasedName {
    /// The id that was forgotten.
    #[n(0)]
    pub customer: NamedCustomer,
    /// The id since; it tells nothing of a person.
    #[n(1)]
    pub tombstone: CustomerId,
}

put_fields!(LevelChange { customer, level, why });
put_fields!(ErasedName { customer, tombstone });
put_derived!(MoveReason, MovedBalances, LevelWhy, PeriodNumber);
