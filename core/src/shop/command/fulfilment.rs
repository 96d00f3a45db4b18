use crate::id::OrderId;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Says that a parcel arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RecordArrival {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// The parcel's position among those of the order, from 0.
    #[n(1)]
    pub parcel: u32,
}

/// Counts a download, before the host gives the link out. The host asks for each one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RecordDownload {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// The line's position in the order, from 0.
    #[n(1)]
    pub line: u32,
}

/// Gives content out anew: its downloads are counted from nothing, and its time begins again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ReissueContent {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// The line's position in the order, from 0.
    #[n(1)]
    pub line: u32,
}

/// Forgets what the buyer of an order answered to its forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct EraseAnswers {
    /// The order.
    #[n(0)]
    pub order: OrderId,
}

/// Says that a delivery failed: nothing was handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ReportDeliveryFailure {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// Which lines, from 0; empty for all that are owed.
    #[n(1)]
    #[serde(default)]
    pub lines: Vec<u32>,
    /// Why, for people: 1 to 400 bytes.
    #[n(2)]
    pub reason: String,
}
