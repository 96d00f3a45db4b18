//! Optimistic versions: a command may say which version of an order, a stock or a pool it was made for, and is refused where
//! somebody was faster.

use crate::catalog::Source;
use crate::codec::deserialize_text;
use crate::id::{OrderId, PoolId, VariantId};
use crate::refusal::{quoted, refusals};
use crate::shop::command::{Body, StockName};
use crate::shop::{Rejection, Shop};
use crate::stock::KeyCounts;
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
        /// Somebody was faster.
        PoolMismatch { pool: PoolId, expected: Version, found: Version } = "pool.version_mismatch",
            "pool `{pool}` is at version {found}, not {expected}: look at it again";
        /// The command changes no one order, stock or pool.
        Nothing { command: &'static str } = "version.of_nothing", "`{command}` changes no order, stock or pool that has a version";
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

    /// The version of a pool: of how many of its keys are in which state.
    ///
    /// # Errors
    /// When the pool is not known.
    pub fn pool_version(&self, pool: &PoolId) -> Result<Version, Rejection> {
        let counts = self.pool_counts(pool)?;
        let KeyCounts { imported, available, reserved, delivered, quarantined, expired, exported, returned } =
            counts;
        Ok(Version::of(&[imported, available, reserved, delivered, quarantined, expired, exported, returned]))
    }

    /// Refuses a command that was made for another version.
    pub(super) fn check_version(&self, body: &Body, expected: Version) -> Result<(), Rejection> {
        match body.versioned() {
            None => Err(VersionRefusal::Nothing { command: body.name() }.into()),
            Some(Versioned::Order(order)) => {
                let found = self.order_version(order)?;
                let refusal = || VersionRefusal::OrderMismatch { order: order.clone(), expected, found };
                (found == expected).then_some(()).ok_or_else(|| refusal().into())
            }
            Some(Versioned::Variant(variant)) => {
                let found = self.stock_version(variant)?;
                let refusal = || VersionRefusal::StockMismatch { variant: variant.clone(), expected, found };
                (found == expected).then_some(()).ok_or_else(|| refusal().into())
            }
            Some(Versioned::Pool(pool)) => {
                let found = self.pool_version(pool)?;
                let refusal = || VersionRefusal::PoolMismatch { pool: pool.clone(), expected, found };
                (found == expected).then_some(()).ok_or_else(|| refusal().into())
            }
        }
    }
}

/// What a command changes that has a version.
enum Versioned<'a> {
    Order(&'a OrderId),
    Variant(&'a VariantId),
    Pool(&'a PoolId),
}

impl<'a> From<&'a StockName> for Versioned<'a> {
    fn from(of: &'a StockName) -> Self {
        match of {
            StockName::Pool(pool) => Self::Pool(pool),
            StockName::Variant(variant) => Self::Variant(variant),
        }
    }
}

impl Body {
    /// The order, the stock or the pool that the command changes; `None` where it changes none, or makes it.
    fn versioned(&self) -> Option<Versioned<'_>> {
        Some(match self {
            Self::CancelOrder(command) => Versioned::Order(&command.order),
            Self::RecordPayment(command) => Versioned::Order(&command.order),
            Self::PayFromWallet(command) => Versioned::Order(&command.order),
            Self::Deliver(command) => Versioned::Order(&command.order),
            Self::CompleteOrder(command) => Versioned::Order(&command.order),
            Self::RefundOrder(command) => Versioned::Order(&command.order),
            Self::HoldOrder(command) => Versioned::Order(&command.order),
            Self::ReleaseHold(command) => Versioned::Order(&command.order),
            Self::ResizeOrder(command) => Versioned::Order(&command.order),
            Self::ExtendOrder(command) => Versioned::Order(&command.order),
            Self::RevealKeys(command) => Versioned::Order(&command.order),
            Self::RecordArrival(command) => Versioned::Order(&command.order),
            Self::RecordDownload(command) => Versioned::Order(&command.order),
            Self::ReissueContent(command) => Versioned::Order(&command.order),
            Self::EraseAnswers(command) => Versioned::Order(&command.order),
            Self::ReportDeliveryFailure(command) => Versioned::Order(&command.order),
            Self::ReplaceUnits(command) => Versioned::Order(&command.order),
            Self::OpenComplaint(command) => Versioned::Order(&command.order),
            Self::ResolveComplaint(command) => Versioned::Order(&command.order),
            Self::AdjustStock(command) => Versioned::Variant(&command.variant),
            Self::PutReusableKey(command) => Versioned::Variant(&command.variant),
            Self::ImportKeys(command) => Versioned::Pool(&command.pool),
            Self::ConfigurePool(command) => Versioned::Pool(&command.pool),
            Self::QuarantineBatch(command) => Versioned::Pool(&command.pool),
            Self::ReleaseBatch(command) => Versioned::Pool(&command.pool),
            Self::ExportKeys(command) => Versioned::Pool(&command.pool),
            Self::PutQuotas(command) => (&command.of).into(),
            _ => return None,
        })
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
