//! What a refund takes back, and where the money goes.

use crate::codec::{is_nothing, put_derived, put_fields};
use crate::handle::Handles;
use crate::id::PaymentId;
use crate::money::Amount;
use crate::order::{Charge, Given};
use crate::shop::event::Parts;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Refunded units of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct RefundedLine {
    /// The line's position in the order, from 0.
    #[n(0)]
    pub line: u32,
    /// How many units.
    #[n(1)]
    pub units: u32,
    /// What they were worth.
    #[n(2)]
    pub amount: Amount,
    /// The handles of the keys that came back.
    #[n(3)]
    pub keys: Handles,
    /// Those of a line that has several pools; `keys` is empty then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(4)]
    pub parts: Option<Box<Parts>>,
}

/// What is not so with most refunds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
pub struct RefundNotes {
    /// Which source gets how much of it back; absent where all goes to one place: the wallet, or the source of the
    /// order's only payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(0)]
    pub sources: Option<RefundSources>,
    /// What of it is given without units: so much of each line, as the lines tell, and so much beside them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub given: Option<Given>,
    /// What of the shipping stays paid although every unit came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub kept: Option<Charge>,
    /// Why it was made although the time for it is over or it is never made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(3)]
    pub despite: Option<String>,
    /// Cashback that could not be taken back, because the wallet has not as much.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(4)]
    pub cashback_lost: Amount,
    /// Whether the payer's bank took the money back.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(5)]
    pub charged_back: bool,
    /// Whether the units were faulty.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(6)]
    pub faulty: bool,
}

/// Where a refund to the source goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct RefundSources {
    /// How much goes back to the source of which payment.
    #[n(0)]
    pub parts: Vec<PaymentPart>,
    /// What goes into the buyer's wallet, because it came from there or its source cannot get it.
    #[n(1)]
    pub wallet: Amount,
    /// Whether the gateway has still to confirm the parts.
    #[n(2)]
    pub awaited: bool,
}

/// So much of a payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PaymentPart {
    /// The payment.
    #[n(0)]
    pub payment: PaymentId,
    /// How much.
    #[n(1)]
    pub amount: Amount,
}

put_fields!(RefundedLine { line, units, amount, keys, parts });
put_fields!(PaymentPart { payment, amount });
put_derived!(RefundNotes, RefundSources);
