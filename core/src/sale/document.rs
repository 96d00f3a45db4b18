use crate::id::{FlashId, VariantId};
use crate::rule::{Condition, Window};
use crate::time::{Span, Time};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// When a variant is on sale, for whom, and how much of it. What is left out limits nothing.
///
/// # Examples
/// ```
/// use keytill::sale::Sale;
/// let json = r#"{"variant": "ticket", "who": {"in": {"fact": "level", "values": ["gold"]}},
///     "per_buyer": [{"units": 2, "window": 86400000}]}"#;
/// let sale: Sale = serde_json::from_str(json)?;
/// assert_eq!(sale.per_buyer[0].units, 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Sale {
    /// The variant.
    #[n(0)]
    pub variant: VariantId,
    /// When it is on sale.
    #[n(1)]
    #[serde(default = "any_time")]
    pub window: Window,
    /// For whom (专属): a condition on the channel, the buyer's level, the first order, the moment.
    #[n(2)]
    #[serde(default)]
    pub who: Condition,
    /// How many units one buyer may have in all, over so long; at most 8. Where there is one, guests cannot buy. None for a
    /// bundle: its parts are counted, whatever they are bought in.
    #[n(3)]
    #[serde(default)]
    pub per_buyer: Vec<BuyerLimit>,
    /// An allowance beside the real stock; none for a bundle.
    #[n(4)]
    #[serde(default)]
    pub flash: Option<Flash>,
}

/// How many units one buyer may have over a time.
///
/// What counts is the buyer's units in orders that were placed within the window and are paid, or may still be. Orders that
/// expired or were cancelled count for nothing, and refunded units are given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct BuyerLimit {
    /// How many units.
    #[n(0)]
    pub units: u32,
    /// Over how long up to now, in milliseconds; absent for ever.
    #[n(1)]
    #[serde(default)]
    pub window: Option<Span>,
}

/// A flash sale (秒杀): while it lasts, at most so many units are sold, whatever the stock.
///
/// Its price is an offer of the price book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Flash {
    /// Its id: a flash sale that is put again under the same id goes on counting.
    #[n(0)]
    pub id: FlashId,
    /// How many units.
    #[n(1)]
    pub units: u64,
    /// While it lasts.
    #[n(2)]
    #[serde(default = "any_time")]
    pub window: Window,
}

const fn any_time() -> Window {
    Window { from: None, until: None }
}

impl BuyerLimit {
    /// The first moment that counts, where it is `now`.
    #[must_use]
    pub fn since(&self, now: Time) -> Time {
        let first = |window: Span| now.millis().saturating_sub(window.millis()).saturating_add(1);
        Time::from_millis(self.window.map_or(0, first))
    }
}

impl Sale {
    /// A variant without limits.
    #[must_use]
    pub const fn of(variant: VariantId) -> Self {
        Self { variant, window: any_time(), who: Condition::Always, per_buyer: Vec::new(), flash: None }
    }
}
