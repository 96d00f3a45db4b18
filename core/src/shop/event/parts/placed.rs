//! What a placed order is made of.

use crate::catalog::{FieldAnswer, FulfilmentKind};
use crate::codec::{is_nothing, put_fields};
use crate::handle::Handles;
use crate::id::{OfferId, RegionId, ShippingMethodId, VariantId};
use crate::money::Amount;
use crate::order::{Charge, PickedLine};
use crate::shop::event::Parts;
use crate::slot::{BudgetSlot, Named, VariantSlot};
use alloc::boxed::Box;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// One line of a placed order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PlacedLine {
    /// What was bought.
    #[n(0)]
    pub variant: Named<VariantId, VariantSlot>,
    /// How many.
    #[n(1)]
    pub quantity: u32,
    /// The line at list price.
    #[n(2)]
    pub list: Amount,
    /// What is to be paid for the line, with its tax.
    #[n(3)]
    pub total: Amount,
    /// The handles of the reserved keys; empty where the stock has no keys.
    #[n(4)]
    pub keys: Handles,
    /// The tax within `total`, where there is any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(5)]
    pub tax: Option<Amount>,
    /// The offer that gives it along. Gifts cost nothing and stand behind what was bought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(6)]
    pub gift_of: Option<OfferId>,
    /// The reserved keys of a variant that has several pools; `keys` is empty then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(7)]
    pub parts: Option<Box<Parts>>,
    /// How it is made good, where that is more than handing over its stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(8)]
    pub terms: Option<Box<PlacedTerms>>,
}

/// How a line is made good, where that is more than handing over its stock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PlacedTerms {
    /// How it is fulfilled.
    #[n(0)]
    pub kind: FulfilmentKind,
    /// The bundle that it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub part_of: Option<PlacedPart>,
    /// What the buyer answered: personal data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[n(2)]
    pub answers: Vec<FieldAnswer>,
    /// How many units have no stock yet.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(3)]
    pub short_units: u32,
}

/// The bundle that a line is a part of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PlacedPart {
    /// What was bought.
    #[n(0)]
    pub bundle: Named<VariantId, VariantSlot>,
    /// Which line of the quote it was, from 0: the parts of one line stand together.
    #[n(1)]
    pub cart_line: u32,
    /// How many bundles were bought.
    #[n(2)]
    pub bundles: u32,
}

/// What an order has beside its lines. With all lines it adds up to the order's total.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
pub struct PlacedExtras {
    /// Where it is taxed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(0)]
    pub region: Option<RegionId>,
    /// How it is shipped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub shipping_method: Option<ShippingMethodId>,
    /// What shipping costs.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(2)]
    pub shipping: Charge,
    /// What the buyer pays for the way to pay.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(3)]
    pub fee: Charge,
    /// What makes the total a round sum; negative where something was taken off.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(4)]
    pub rounding: Amount,
    /// What the buyer gets back with the delivery.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(5)]
    pub cashback: Amount,
    /// What offers with a cap for the customer or a budget gave to this order, and before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[n(6)]
    pub uses: Vec<PlacedUse>,
    /// The lines whose keys the buyer picked, and what these cost on top.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[n(7)]
    pub picked: Vec<PickedLine>,
}

/// What an offer whose amounts are remembered gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PlacedUse {
    /// The offer.
    #[n(0)]
    pub offer: Named<OfferId, BudgetSlot>,
    /// To the buyer before this order.
    #[n(1)]
    pub by_buyer: Amount,
    /// To all buyers before this order.
    #[n(2)]
    pub in_all: Amount,
    /// To this order; nothing where it was used up.
    #[n(3)]
    pub taken: Amount,
}

put_fields!(PlacedLine { variant, quantity, list, total, keys, tax, gift_of, parts, terms });
