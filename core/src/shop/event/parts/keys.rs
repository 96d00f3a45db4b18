//! Keys and units as events tell them: by pool, by line, by variant.

use crate::codec::{put_derived, put_fields};
use crate::handle::Handles;
use crate::id::{PoolId, VariantId};
use crate::slot::{Named, PoolSlot, VariantSlot};
use alloc::boxed::Box;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Keys of several pools, in the order of the units.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct Parts(#[n(0)] pub Vec<PoolKeys>);

/// Keys of one of several pools.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PoolKeys {
    /// The pool.
    #[n(0)]
    pub pool: Named<PoolId, PoolSlot>,
    /// The handles of its keys.
    #[n(1)]
    pub keys: Handles,
}

/// The keys of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct LineKeys {
    /// The line's position in the order, from 0.
    #[n(0)]
    pub line: u32,
    /// Their handles.
    #[n(1)]
    pub keys: Handles,
    /// The keys of a line that has several pools; `keys` is empty then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub parts: Option<Box<Parts>>,
}

/// Units of one variant that a reservation holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct ReservedUnits {
    /// The variant.
    #[n(0)]
    pub variant: Named<VariantId, VariantSlot>,
    /// How many were asked for.
    #[n(1)]
    pub wanted: u32,
    /// How many are held.
    #[n(2)]
    pub quantity: u32,
    /// The handles of their keys; empty where the stock has no keys.
    #[n(3)]
    pub keys: Handles,
    /// The keys of each pool, where the variant is fed by several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(4)]
    pub parts: Option<Box<Parts>>,
}

/// Units of one line that are handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct DeliveredUnits {
    /// The line's position in the order, from 0.
    #[n(0)]
    pub line: u32,
    /// How many units.
    #[n(1)]
    pub units: u32,
    /// The handles of their keys; empty where the stock has no keys.
    #[n(2)]
    pub keys: Handles,
    /// The keys of a line that has several pools; `keys` is empty then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(3)]
    pub parts: Option<Box<Parts>>,
}

/// Units of one line that have no stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct ShortUnits {
    /// The line's position in the order, from 0.
    #[n(0)]
    pub line: u32,
    /// How many units.
    #[n(1)]
    pub units: u32,
}

/// Keys as events tell them: of one pool, which the variant names, or of several.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
pub struct ToldKeys {
    /// Their handles in the variant's pool.
    #[n(0)]
    pub keys: Handles,
    /// The keys by pool, where the variant has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub parts: Option<Box<Parts>>,
}

put_fields!(LineKeys { line, keys, parts });
put_fields!(ReservedUnits { variant, wanted, quantity, keys, parts });
put_fields!(DeliveredUnits { line, units, keys, parts });
put_fields!(ShortUnits { line, units });
put_derived!(ToldKeys);
