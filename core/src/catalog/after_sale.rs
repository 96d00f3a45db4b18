use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What the shop promises after the sale of a variant. Orders keep what was promised when they were placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct AfterSale {
    /// Until when units that were handed over are refunded. Default: always.
    #[n(0)]
    pub refund: RefundWindow,
    /// Until when faulty units are exchanged; absent where they are not.
    #[n(1)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warranty: Option<Warranty>,
}

/// Until when units that were handed over are refunded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
pub enum RefundWindow {
    /// At any time.
    #[default]
    #[n(0)]
    Always,
    /// Never.
    #[n(1)]
    Never,
    /// So many days after the delivery, the last moment included.
    #[n(2)]
    Days(#[n(0)] u16),
}

/// Until when, and how often, faulty units are exchanged (质保).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Warranty {
    /// So many days after the delivery, the last moment included.
    #[n(0)]
    pub days: u16,
    /// How often one unit may be exchanged.
    #[n(1)]
    pub replacements: u16,
}
