//! What must hold of the way in which a variant is fulfilled.

use crate::catalog::{
    Backorder, BundlePart, Catalog, Fulfilment, FulfilmentKind, FulfilmentRefusal, MAX_PART_UNITS, MAX_PARTS,
    Product, StockSource, Variant, form,
};
use crate::id::LevelId;
use crate::time::Span;

impl Catalog {
    /// Checks how a variant of `product` is to be fulfilled. `level` tells whether a level is defined.
    pub(super) fn check_fulfilment(
        &self,
        product: &Product,
        variant: &Variant,
        level: &impl Fn(&LevelId) -> bool,
    ) -> Result<(), FulfilmentRefusal> {
        let id = || variant.id.clone();
        let kind = variant.kind();
        let known = self.variants().slot(&variant.id).and_then(|slot| self.sold(slot));
        let bundle = |kind| kind == FulfilmentKind::Bundle;
        if known.is_some_and(|known| bundle(known.kind) != bundle(kind)) {
            return Err(FulfilmentRefusal::BundleChanged { variant: id() });
        }
        self.check_backorder(variant, kind)?;
        match variant.fulfilment.as_deref() {
            None | Some(Fulfilment::Automatic) => Ok(()),
            Some(Fulfilment::Manual { form }) => form::check_form(&variant.id, form),
            Some(Fulfilment::Shipment) if variant.stock != StockSource::Counted => {
                Err(FulfilmentRefusal::ShipmentStock { variant: id() })
            }
            Some(Fulfilment::Shipment) => Ok(()),
            Some(Fulfilment::Content { downloads, valid_for, .. }) => {
                let counts = downloads.is_none_or(|most| (1..=1_000_000).contains(&most));
                let lasts = valid_for.is_none_or(|span| span.millis() >= 1000);
                if counts && lasts { Ok(()) } else { Err(FulfilmentRefusal::BadContent { variant: id() }) }
            }
            Some(Fulfilment::Membership { level: wanted, period }) => {
                if !level(wanted) {
                    return Err(FulfilmentRefusal::LevelUnknown { variant: id(), level: wanted.clone() });
                }
                let most = Span::from_days(36_600).millis();
                let lasts = period.is_none_or(|period| (1000..=most).contains(&period.millis()));
                if lasts { Ok(()) } else { Err(FulfilmentRefusal::BadPeriod { variant: id() }) }
            }
            Some(Fulfilment::Bundle { .. }) if variant.stock != StockSource::Unlimited => {
                Err(FulfilmentRefusal::BundleStock { variant: id() })
            }
            Some(Fulfilment::Bundle { parts }) => self.check_parts(product, variant, parts),
        }
    }

    fn check_backorder(&self, variant: &Variant, kind: FulfilmentKind) -> Result<(), FulfilmentRefusal> {
        let Some(Backorder { cap, .. }) = variant.backorder else { return Ok(()) };
        let waits = matches!(variant.stock, StockSource::Counted | StockSource::Keys { .. });
        if !waits || kind == FulfilmentKind::Bundle {
            return Err(FulfilmentRefusal::BackorderStock { variant: variant.id.clone() });
        }
        let fits = (1..=1_000_000_000).contains(&cap);
        if fits { Ok(()) } else { Err(FulfilmentRefusal::BadBackorder { variant: variant.id.clone() }) }
    }

    fn check_parts(
        &self,
        product: &Product,
        variant: &Variant,
        parts: &[BundlePart],
    ) -> Result<(), FulfilmentRefusal> {
        let id = || variant.id.clone();
        if parts.is_empty() || parts.len() > MAX_PARTS {
            return Err(FulfilmentRefusal::PartCount { variant: id(), count: parts.len() });
        }
        for (n, part) in parts.iter().enumerate() {
            let named = || part.variant.clone();
            let beside = product.variants.iter().find(|other| other.id == part.variant).map(Variant::kind);
            let known = || self.find(&part.variant).ok().map(|(_, sold)| sold.kind);
            match beside.or_else(known) {
                None => return Err(FulfilmentRefusal::PartUnknown { variant: id(), part: named() }),
                Some(FulfilmentKind::Bundle) => {
                    return Err(FulfilmentRefusal::Nested { variant: id(), part: named() });
                }
                Some(_) => {}
            }
            if parts.iter().take(n).any(|earlier| earlier.variant == part.variant) {
                return Err(FulfilmentRefusal::PartTwice { variant: id(), part: named() });
            }
            if !(1..=MAX_PART_UNITS).contains(&part.units) {
                let units = part.units;
                return Err(FulfilmentRefusal::PartUnits { variant: id(), part: named(), units });
            }
        }
        let shares = parts.iter().filter_map(|part| part.share);
        let (with, sound) = (shares.clone().count(), shares.clone().all(|s| (1..=1_000_000).contains(&s)));
        let all_or_none = with == 0 || with == parts.len();
        if all_or_none && sound { Ok(()) } else { Err(FulfilmentRefusal::Shares { variant: id() }) }
    }
}

impl Variant {
    /// How it is fulfilled, without the terms.
    #[must_use]
    pub fn kind(&self) -> FulfilmentKind {
        self.fulfilment.as_deref().map_or(FulfilmentKind::Automatic, Fulfilment::kind)
    }
}
