//! Who has which share of an order or a period, and how much of it goes back.

use crate::codec::{put_derived, put_fields};
use crate::id::SupplierId;
use crate::money::{Amount, Exact};
use crate::shop::event::NamedCustomer;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// One line of commission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct AccruedLine {
    /// Who earns.
    #[n(0)]
    pub promoter: NamedCustomer,
    /// The order's line, from 0.
    #[n(1)]
    pub line: u16,
    /// The bonus, by its position in the plan, from 0.
    #[n(2)]
    pub bonus: u8,
    /// The tier, from 1.
    #[n(3)]
    pub tier: u8,
    /// How much.
    #[n(4)]
    pub amount: Amount,
    /// How much more the rates would have paid, had the line's limit allowed.
    #[n(5)]
    pub cut: Amount,
    /// Whether it does not vest before the promoter is a partner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(6)]
    pub frozen: Option<bool>,
}

/// How much of a commission line was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct ReversedLine {
    /// Whose commission.
    #[n(0)]
    pub promoter: NamedCustomer,
    /// The commission line's position among the order's, from 0.
    #[n(1)]
    pub index: u32,
    /// How much.
    #[n(2)]
    pub amount: Amount,
    /// Whether it was vested, so that it leaves the available balance.
    #[n(3)]
    pub vested: bool,
}

/// How much for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Share {
    /// Who earns.
    #[n(0)]
    pub promoter: NamedCustomer,
    /// How much.
    #[n(1)]
    pub amount: Amount,
}

/// What one promoter earns for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PeriodLine {
    /// Who earns.
    #[n(0)]
    pub promoter: NamedCustomer,
    /// The bonus, by its position in the plan, from 0.
    #[n(1)]
    pub bonus: u8,
    /// The volume that earns it.
    #[n(2)]
    pub volume: Amount,
    /// How much.
    #[n(3)]
    pub amount: Amount,
    /// How much more the terms would have paid, had the bonus's pool held it; absent where nothing was cut.
    #[n(4)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut: Option<Amount>,
}

/// What a customer's legs keep for the next period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct CarriedLegs {
    /// Whose.
    #[n(0)]
    pub customer: NamedCustomer,
    /// The bonus, by its position in the plan, from 0.
    #[n(1)]
    pub bonus: u8,
    /// The left leg, in minor units.
    #[n(2)]
    pub left: i64,
    /// The right leg, in minor units.
    #[n(3)]
    pub right: i64,
}

/// What a supplier or the platform has of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PartnerPaid {
    /// The position of the line in the order, from 0.
    #[n(0)]
    pub line: u16,
    /// The position of the bonus in the plan, from 0.
    #[n(1)]
    pub bonus: u8,
    /// The supplier; nobody for the platform.
    #[n(2)]
    pub supplier: Option<SupplierId>,
    /// How much.
    #[n(3)]
    pub amount: Amount,
    /// How much more the rate would have paid, had the line's limit allowed.
    #[n(4)]
    pub cut: Amount,
}

/// How much of such a share was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PartnerBack {
    /// The position of the share among the order's, from 0.
    #[n(0)]
    pub index: u32,
    /// How much.
    #[n(1)]
    pub amount: Amount,
}

/// What a supplier is owed for keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct SupplierShare {
    /// The supplier.
    #[n(0)]
    pub supplier: SupplierId,
    /// How much more, or with a minus less.
    #[n(1)]
    pub amount: Amount,
}

/// A sub-shop's owner, and what the sub-shop adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Seller {
    /// The owner.
    #[n(0)]
    pub owner: NamedCustomer,
    /// What is added to the price at which it buys, in percent.
    #[n(1)]
    pub markup: Exact,
}

/// Whom somebody follows from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Follows {
    /// Who.
    #[n(0)]
    pub customer: NamedCustomer,
    /// Whom; nobody for the top of an own team.
    #[n(1)]
    pub leader: Option<NamedCustomer>,
}

put_fields!(AccruedLine { promoter, line, bonus, tier, amount, cut, frozen });
put_fields!(ReversedLine { promoter, index, amount, vested });
put_fields!(Share { promoter, amount });
put_derived!(PeriodLine, CarriedLegs, PartnerPaid, PartnerBack, SupplierShare, Seller, Follows);
