use crate::id::{CustomerId, LevelId, WithdrawalId};
use crate::money::Money;
use crate::time::Time;
use alloc::string::String;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Registers a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RegisterCustomer {
    /// The customer.
    #[n(0)]
    pub customer: CustomerId,
    /// Who invited.
    #[n(1)]
    #[serde(default)]
    pub inviter: Option<CustomerId>,
    /// The membership level.
    #[n(2)]
    #[serde(default)]
    pub level: Option<LevelId>,
    /// Whether the customer can earn commission. Default: yes.
    #[n(3)]
    #[serde(default = "yes")]
    pub promoter: bool,
}

fn yes() -> bool {
    true
}

/// Binds a customer who has no inviter to one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct BindInviter {
    /// The customer.
    #[n(0)]
    pub customer: CustomerId,
    /// Who invited.
    #[n(1)]
    pub inviter: CustomerId,
}

/// Gives a customer a level, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct SetCustomerLevel {
    /// The customer.
    #[n(0)]
    pub customer: CustomerId,
    /// The level.
    #[n(1)]
    #[serde(default)]
    pub level: Option<LevelId>,
    /// Until when; absent for good. A level for a time is beside the customer's own one and counts while it is the higher:
    /// rules go on to work on the own one. It can be given again with another moment.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Time>,
}

/// Asks for vested commission to be paid out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RequestWithdrawal {
    /// The withdrawal, new in the shop.
    #[n(0)]
    pub withdrawal: WithdrawalId,
    /// Whose commission.
    #[n(1)]
    pub promoter: CustomerId,
    /// How much, the fee included.
    #[n(2)]
    pub amount: Money,
}

/// Lets a withdrawal be paid that the plan wants approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ApproveWithdrawal {
    /// The withdrawal.
    #[n(0)]
    pub withdrawal: WithdrawalId,
    /// Who approves it, for people: 1 to 400 bytes.
    #[n(1)]
    pub by: String,
}

/// Says how a withdrawal ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct SettleWithdrawal {
    /// The withdrawal.
    #[n(0)]
    pub withdrawal: WithdrawalId,
    /// How it ended.
    #[n(1)]
    pub settlement: Settlement,
}

/// How a withdrawal ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Settlement {
    /// The money left.
    #[n(0)]
    Paid,
    /// It did not; the commission is available again.
    #[n(1)]
    Failed {
        /// Why, for people.
        #[n(0)]
        reason: String,
    },
}
