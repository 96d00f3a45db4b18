//! Optimistic versions: a command may say which version of an order or a stock it was made for, and is refused where
//! somebody was faster.

use crate::catalog::Source;
use crate::codec::deserialize_text;
use crate::id::{OrderId, VariantId};
use crate::refusal::{quoted, refusals};
use crate::shop::command::Body;
use crate::shop::{Rejection, Shop};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

refusals! {
    /// Why a command that names a version is refused.
    pub enum VersionRefusal {
        /// Not a version.
        Malformed { value: String } = "version.malformed", "`{value}` is not a version: 16 lower-case hexadecimal digits";
        /// Somebody was faster.
        OrderMismatch { order: OrderId, expected: Version, found: Version } = "order.version_mismatch",
            "order `{order}` is at version {found}, not {expected}: look at it again";
        /// Somebody was faster.
        StockMismatch { variant: VariantId, expected: Version, found: Version } = "stock.version_mismatch",
            "the stock of `{variant}` is at version {found}, not {expected}: look at it again";
        /// The command changes neither one order nor one variant's stock.
        Nothing { command: &'static str } = "version.of_nothing", "`{command}` changes no order or stock that has a version";
    }
}

/// The version of an order or a stock: it changes with it, and with nothing else. In JSON 16 lower-case hexadecimal digits.
///
/// It is a hash of what it is a version of, so it costs nothing to keep, holds for orders that come back from the archive,
/// and is the same again where nothing is left of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct Version(#[n(0)] u64);

impl Version {
    fn of(parts: &impl Encode<()>) -> Self {
        let mut bytes = Vec::new();
        // INVARIANT: writing to memory cannot fail.
        let _ = minicbor::encode(parts, &mut bytes);
        Self(xxhash_rust::xxh3::xxh3_64(&bytes))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Version {
    type Err = VersionRefusal;

    fn from_str(text: &str) -> Result<Self, VersionRefusal> {
        let refusal = || VersionRefusal::Malformed { value: quoted(text) };
        if text.len() != 16 || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(refusal());
        }
        u64::from_str_radix(text, 16).map(Self).map_err(|_| refusal())
    }
}

impl Serialize for Version {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        deserialize_text(d, "a version", Self::from_str)
    }
}

impl Shop {
    /// The version of an order: of everything that the order is.
    ///
    /// # Errors
    /// When the order is not known.
    pub fn order_version(&self, order: &OrderId) -> Result<Version, Rejection> {
        let (_, order) = self.orders.find(order)?;
        Ok(Version::of(order))
    }

    /// The version of a variant's stock: of how many units are in which state.
    ///
    /// # Errors
    /// When the variant is not in the catalogue.
    pub fn stock_version(&self, variant: &VariantId) -> Result<Version, Rejection> {
        let (slot, sold) = self.catalog.find(variant)?;
        let counts = |pool| {
            let counts = self.pools.pool(pool).map(|pool| pool.counts())?;
            Some([counts.imported, counts.available, counts.reserved, counts.delivered])
        };
        Ok(match sold.source {
            Source::Keys(pool) => Version::of(&counts(pool)),
            Source::Pools => {
                let all: Vec<_> = self.catalog.feeds(slot).iter().map(|pool| counts(*pool)).collect();
                Version::of(&all)
            }
            Source::Reusable => {
                let uses =
                    self.reusable.get(slot).map(|key| (key.number(), key.available(), key.uses().reserved));
                Version::of(&uses)
            }
            Source::Counted => {
                Version::of(&self.counted.get(slot).map(|row| (row.on_hand, row.reserved, row.sold)))
            }
            Source::Unlimited => Version::of(&0_u8),
        })
    }

    /// Refuses a command that was made for another version.
    pub(super) fn check_version(&self, body: &Body, expected: Version) -> Result<(), Rejection> {
        let Some((order, variant)) = body.versioned() else {
            return Err(VersionRefusal::Nothing { command: body.name() }.into());
        };
        if let Some(order) = order {
            let found = self.order_version(order)?;
            if found != expected {
                return Err(VersionRefusal::OrderMismatch { order: order.clone(), expected, found }.into());
            }
        }
        if let Some(variant) = variant {
            let found = self.stock_version(variant)?;
            if found != expected {
                let variant = variant.clone();
                return Err(VersionRefusal::StockMismatch { variant, expected, found }.into());
            }
        }
        Ok(())
    }
}

impl Body {
    /// The order or the variant that the command changes.
    fn versioned(&self) -> Option<(Option<&OrderId>, Option<&VariantId>)> {
        let order = match self {
            Self::CancelOrder(command) => &command.order,
            Self::RecordPayment(command) => &command.order,
            Self::PayFromWallet(command) => &command.order,
            Self::Deliver(command) => &command.order,
            Self::CompleteOrder(command) => &command.order,
            Self::RefundOrder(command) => &command.order,
            Self::ReleaseHold(command) => &command.order,
            Self::ResizeOrder(command) => &command.order,
            Self::ExtendOrder(command) => &command.order,
            Self::AdjustStock(command) => return Some((None, Some(&command.variant))),
            Self::PutReusableKey(command) => return Some((None, Some(&command.variant))),
            _ => return None,
        };
        Some((Some(order), None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn text_and_cbor_round_trip_and_refuse() {
        let version = Version(0xab);
        assert_eq!(version.to_string().parse::<Version>().unwrap(), version);
        assert_eq!(
            serde_json::from_str::<Version>(&serde_json::to_string(&version).unwrap()).unwrap(),
            version
        );
        assert!("AB".parse::<Version>().is_err() && "".parse::<Version>().is_err());
    }
}
