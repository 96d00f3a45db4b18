//! What an order needs to know of a variant: how many are sold, and from which stock.

use crate::catalog::{CatalogRefusal, FulfilmentKind, StockSource, Variant};
use crate::id::{PoolId, VariantId};
use crate::slot::{PoolSlot, ProductSlot};
use minicbor::{Decode, Encode};

const MAX_POOLS: usize = 16;

/// What an order needs to know of a variant, in one small record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Sold {
    /// The product it belongs to.
    #[n(0)]
    pub product: ProductSlot,
    /// Where its stock comes from.
    #[n(1)]
    pub source: Source,
    /// The fewest that may be bought at a time.
    #[n(2)]
    pub minimum: u32,
    /// The most that may be bought at a time.
    #[n(3)]
    pub maximum: u32,
    /// Whether a person must deliver it.
    #[n(4)]
    pub manual: bool,
    /// Whether its product still lists it.
    #[n(5)]
    pub listed: bool,
    /// How it is fulfilled, without the terms.
    #[n(6)]
    pub kind: FulfilmentKind,
    /// Whether it may be sold without stock.
    #[n(7)]
    pub backorder: bool,
    /// Whether an order was placed by the description of its product that is in force.
    #[n(8)]
    pub ordered: bool,
    /// The number of that description, from 0.
    #[n(9)]
    pub version: u32,
}

/// [`StockSource`] with slots for ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum Source {
    /// Keys of a pool.
    #[n(0)]
    Keys(#[n(0)] PoolSlot),
    /// Uses of a reusable key.
    #[n(1)]
    Reusable,
    /// A count.
    #[n(2)]
    Counted,
    /// No limit.
    #[n(3)]
    Unlimited,
    /// Keys of several pools: [`Catalog::feeds`](crate::catalog::Catalog::feeds).
    #[n(10)]
    Pools,
}

impl Sold {
    /// Checks how many are bought at a time.
    ///
    /// # Errors
    /// [`CatalogRefusal::BelowMinimum`], [`CatalogRefusal::AboveMaximum`]
    pub fn check_quantity(&self, variant: &VariantId, quantity: u32) -> Result<(), CatalogRefusal> {
        let (variant, minimum, maximum) = (|| variant.clone(), self.minimum, self.maximum);
        if quantity < minimum {
            return Err(CatalogRefusal::BelowMinimum { variant: variant(), quantity, minimum });
        }
        if quantity > maximum {
            return Err(CatalogRefusal::AboveMaximum { variant: variant(), quantity, maximum });
        }
        Ok(())
    }
}

impl Source {
    /// Whether a variant with this stock may get another: orders remember the pools that their keys came from, so lists
    /// of pools may change; one pool for another is refused, for it is a mistake more often than a wish.
    pub(super) fn may_become(self, other: Self) -> bool {
        let has_keys = |source| matches!(source, Self::Keys(_) | Self::Pools);
        self == other || ((self == Self::Pools || other == Self::Pools) && has_keys(self) && has_keys(other))
    }
}

/// The stock of a variant, whose pools `pool` finds.
pub(super) fn source_of(
    variant: &Variant,
    pool: impl Fn(&PoolId) -> Option<PoolSlot>,
) -> Result<Source, CatalogRefusal> {
    let find = |id: &PoolId| {
        let unknown = || CatalogRefusal::PoolUnknown { variant: variant.id.clone(), pool: id.clone() };
        pool(id).ok_or_else(unknown)
    };
    match &variant.stock {
        StockSource::Keys { pool: id } => find(id).map(Source::Keys),
        StockSource::Pools(ids) => {
            let twin = ids.iter().enumerate().any(|(n, id)| ids.iter().take(n).any(|other| other == id));
            if twin || !(1..=MAX_POOLS).contains(&ids.len()) {
                return Err(CatalogRefusal::BadPools { variant: variant.id.clone(), count: ids.len() });
            }
            ids.iter().try_for_each(|id| find(id).map(drop))?;
            Ok(Source::Pools)
        }
        StockSource::Reusable => Ok(Source::Reusable),
        StockSource::Counted => Ok(Source::Counted),
        StockSource::Unlimited => Ok(Source::Unlimited),
    }
}

/// The fewest and the most of a variant that may be bought at a time.
pub(super) fn limits_of(variant: &Variant) -> (u32, u32) {
    (variant.min_per_order, variant.max_per_order.unwrap_or(u32::MAX))
}
