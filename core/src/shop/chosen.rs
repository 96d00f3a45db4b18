//! The keys of a line, as events tell them and as orders hold them.

use crate::catalog::Source;
use crate::handle::Handles;
use crate::order::{PoolHandles, Units};
use crate::shop::event::{Parts, PoolKeys};
use crate::shop::{Rejection, Shop};
use crate::slot::Named;
use alloc::boxed::Box;
use alloc::vec::Vec;

/// The keys of a line as events tell them: of one pool, which the variant names, or of several.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Chosen {
    pub(super) keys: Handles,
    pub(super) parts: Option<Box<Parts>>,
}

impl Chosen {
    /// Whether no keys were needed.
    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.parts.is_none()
    }
}

impl Shop {
    /// The units of a line whose keys an event tells. `None` where it names a pool that is not known.
    pub(super) fn units_of(&self, source: Source, keys: &Handles, parts: Option<&Parts>) -> Option<Units> {
        Some(match source {
            Source::Keys(pool) => Units::Keys { pool, handles: keys.clone() },
            Source::Pools => Units::Pools { parts: self.parts_of(parts)? },
            Source::Reusable => Units::Reusable { secret: 0 },
            Source::Counted => Units::Counted,
            Source::Unlimited => Units::Unlimited,
        })
    }

    pub(super) fn parts_of(&self, parts: Option<&Parts>) -> Option<Vec<PoolHandles>> {
        let part = |part: &PoolKeys| {
            let pool = part.pool.slot(self.pools.registry())?;
            Some(PoolHandles { pool, handles: part.keys.clone() })
        };
        parts.iter().flat_map(|parts| &parts.0).map(part).collect()
    }

    /// The keys of some units, as events tell them.
    pub(super) fn told(&self, units: &Units) -> Result<Chosen, Rejection> {
        match units {
            Units::Keys { handles, .. } => Ok(Chosen { keys: handles.clone(), parts: None }),
            Units::Pools { parts } => {
                let named = parts.iter().map(|part| {
                    let id = self.pools.id(part.pool).ok_or_else(|| Rejection::inconsistent("pool"))?;
                    let pool = Named::known(id.clone(), part.pool);
                    Ok::<_, Rejection>(PoolKeys { pool, keys: part.handles.clone() })
                });
                let parts = named.collect::<Result<Vec<_>, _>>()?;
                let parts = (!parts.is_empty()).then(|| Box::new(Parts(parts)));
                Ok(Chosen { keys: Handles::new(), parts })
            }
            Units::Reusable { .. } | Units::Counted | Units::Unlimited => Ok(Chosen::default()),
        }
    }
}
