//! Coupons that anybody may use without end.

use super::{Finding, Look};
use alloc::vec::Vec;

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Finding>) {
    for offer in look.compiled.book.lanes.iter().flat_map(|lane| &lane.offers) {
        let Some(coupon) = &offer.coupon else { continue };
        let capped = offer.cap.customer.is_some() || offer.cap.budget.is_some();
        if coupon.total_limit.is_none() && coupon.per_customer.is_none() && !capped {
            found.push(Finding::CouponUnlimited { offer: offer.id.clone(), code: coupon.code.clone() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, lane};
    use crate::pricing::Severity;
    use alloc::vec::Vec;
    use serde_json::{Value, json};

    fn severities(coupon: Value, cap: Value) -> Vec<Severity> {
        let offers =
            json!([{"id": "o", "target": "order", "effect": {"percent": "5"}, "coupon": coupon, "cap": cap}]);
        found(lane("best", offers), json!({})).iter().map(|finding| finding.severity()).collect()
    }

    #[test]
    fn a_coupon_without_limits_is_a_note() {
        assert_eq!(severities(json!({"code": "X"}), json!({"order": "5"})), [Severity::Note]);
        assert!(severities(json!({"code": "X", "total_limit": 9}), json!({})).is_empty());
        assert!(severities(json!({"code": "X", "per_customer": 1}), json!({})).is_empty());
        assert!(severities(json!({"code": "X"}), json!({"budget": "100"})).is_empty());
    }
}
