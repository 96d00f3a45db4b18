use crate::catalog::FormField;
use crate::id::{ContentId, LevelId, VariantId};
use crate::time::{Span, Time};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Most parts of one bundle.
pub const MAX_PARTS: usize = 20;
/// Most units of one part in a bundle.
pub const MAX_PART_UNITS: u32 = 1000;

/// How a variant is made good once it is paid.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Fulfilment {
    /// By handing over its stock.
    #[default]
    #[n(0)]
    Automatic,
    /// By a person, who may ask the buyer for something first.
    #[n(1)]
    Manual {
        /// What the buyer is asked: at most 20 fields.
        #[n(0)]
        #[serde(default)]
        form: Vec<FormField>,
    },
    /// By a parcel; the stock must be counted.
    #[n(2)]
    Shipment,
    /// By something to download. The link is the host's: the machine knows what it leads to, and counts.
    #[n(3)]
    Content {
        /// What is downloaded.
        #[n(0)]
        content: ContentId,
        /// How often each unit may be downloaded: 1 to 1 000 000; absent for no limit.
        #[n(1)]
        #[serde(default)]
        downloads: Option<u32>,
        /// For how long after the delivery: at least a second; absent for ever.
        #[n(2)]
        #[serde(default)]
        valid_for: Option<Span>,
    },
    /// By a membership level for a period. Each unit gives one period; more of the same level extend it.
    #[n(4)]
    Membership {
        /// The level.
        #[n(0)]
        level: LevelId,
        /// For how long: 1 s to 36 600 days; absent for ever.
        #[n(1)]
        #[serde(default)]
        period: Option<Span>,
    },
    /// By other variants. The bundle has no stock of its own, so its stock must be unlimited.
    #[n(5)]
    Bundle {
        /// What it is made of: 1 to 20 variants that are no bundles themselves.
        #[n(0)]
        parts: Vec<BundlePart>,
    },
}

/// A part of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct BundlePart {
    /// What is in the bundle.
    #[n(0)]
    pub variant: VariantId,
    /// How many of it: 1 to 1000.
    #[n(1)]
    #[serde(default = "one")]
    pub units: u32,
    /// Its weight in the bundle's price, all units of it together: 1 to 1 000 000, on all parts or on none. Without
    /// weights the parts' list prices count, and where a part has none, their units.
    #[n(2)]
    #[serde(default)]
    pub share: Option<u32>,
}

const fn one() -> u32 {
    1
}

/// How far a variant is sold without stock. Paid orders wait, and are filled in the order of their payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Backorder {
    /// How many units may be owed at a time, unpaid orders among them: 1 to 1 000 000 000.
    #[n(0)]
    pub cap: u32,
    /// When the stock is expected: shown to buyers; what happens after it is the shop's setting.
    #[n(1)]
    #[serde(default)]
    pub due: Option<Time>,
}

/// The kind of a [`Fulfilment`], without its terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum FulfilmentKind {
    /// Its stock is handed over.
    #[default]
    #[n(0)]
    Automatic,
    /// A person does it.
    #[n(1)]
    Manual,
    /// A parcel is sent.
    #[n(2)]
    Shipment,
    /// Something is downloaded.
    #[n(3)]
    Content,
    /// A level is granted.
    #[n(4)]
    Membership,
    /// Other variants are delivered.
    #[n(5)]
    Bundle,
}

impl Fulfilment {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> FulfilmentKind {
        match self {
            Self::Automatic => FulfilmentKind::Automatic,
            Self::Manual { .. } => FulfilmentKind::Manual,
            Self::Shipment => FulfilmentKind::Shipment,
            Self::Content { .. } => FulfilmentKind::Content,
            Self::Membership { .. } => FulfilmentKind::Membership,
            Self::Bundle { .. } => FulfilmentKind::Bundle,
        }
    }
}

impl FulfilmentKind {
    /// Whether a person must deliver it.
    #[must_use]
    pub const fn needs_person(self) -> bool {
        matches!(self, Self::Manual | Self::Shipment)
    }

    /// Whether an order keeps terms of it beside its lines.
    #[must_use]
    pub const fn has_terms(self) -> bool {
        matches!(self, Self::Shipment | Self::Content | Self::Membership | Self::Bundle)
    }
}
