use crate::rule::{Comparison, Condition, Window};

/// Whether one condition can only hold when another does. `false` where it cannot be told.
pub(super) fn implies(one: &Condition, other: &Condition) -> bool {
    if one == other || *other == Condition::Always {
        return true;
    }
    if let Condition::All(parts) = other {
        return parts.iter().all(|part| implies(one, part));
    }
    if let Condition::Any(parts) = one {
        return parts.iter().all(|part| implies(part, other));
    }
    if let Condition::All(parts) = one
        && parts.iter().any(|part| implies(part, other))
    {
        return true;
    }
    if let Condition::Any(parts) = other {
        return parts.iter().any(|part| implies(one, part));
    }
    leaf_implies(one, other)
}

fn leaf_implies(one: &Condition, other: &Condition) -> bool {
    use Condition::{AtLeast, AtMost, Equals, In, LessThan, Lines, MoreThan, Tagged};
    let fits = |a: &Comparison, b: &Comparison, order: fn(&Comparison, &Comparison) -> bool| {
        a.fact == b.fact && order(a, b)
    };
    match (one, other) {
        (AtLeast(a) | MoreThan(a) | Equals(a), AtLeast(b)) | (MoreThan(a), MoreThan(b)) => {
            fits(a, b, |a, b| a.value >= b.value)
        }
        (AtLeast(a) | Equals(a), MoreThan(b)) => fits(a, b, |a, b| a.value > b.value),
        (AtMost(a) | LessThan(a) | Equals(a), AtMost(b)) | (LessThan(a), LessThan(b)) => {
            fits(a, b, |a, b| a.value <= b.value)
        }
        (AtMost(a) | Equals(a), LessThan(b)) => fits(a, b, |a, b| a.value < b.value),
        (In(a), In(b)) => a.fact == b.fact && a.values.iter().all(|value| b.values.contains(value)),
        (Tagged(a), Tagged(b)) => a.fact == b.fact && a.any_of.iter().all(|tag| b.any_of.contains(tag)),
        (Condition::Window(a), Condition::Window(b)) => within(a, b),
        (Lines(a), Lines(b)) => {
            a.lines == b.lines
                && (a.units.is_some(), a.amount.is_some()) == (b.units.is_some(), b.amount.is_some())
                && a.units >= b.units
                && a.amount >= b.amount
        }
        _ => false,
    }
}

fn within(inner: &Window, outer: &Window) -> bool {
    let from = outer.from.is_none() || inner.from >= outer.from;
    let until = outer.until.is_none() || inner.until.is_some_and(|until| Some(until) <= outer.until);
    from && until
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(one: &str, other: &str) -> bool {
        let read = |text: &str| serde_json::from_str::<Condition>(text).unwrap();
        implies(&read(one), &read(other))
    }

    const HUNDRED: &str = r#"{"at_least": {"fact": "subtotal", "value": "100"}}"#;
    const FIFTY: &str = r#"{"at_least": {"fact": "subtotal", "value": "50"}}"#;

    fn both(kind: &str, one: &str, other: &str) -> alloc::string::String {
        alloc::format!(r#"{{"{kind}": [{one}, {other}]}}"#)
    }

    #[test]
    fn the_stronger_implies_the_weaker() {
        let h5 = r#"{"in": {"fact": "channel", "values": ["h5"]}}"#;
        let some = r#"{"in": {"fact": "channel", "values": ["web", "h5"]}}"#;
        assert!(holds(HUNDRED, FIFTY) && holds(h5, some) && holds(HUNDRED, "\"always\""));
        assert!(holds(&both("all", HUNDRED, h5), &both("all", some, FIFTY)));
        assert!(holds(&both("any", HUNDRED, FIFTY), FIFTY) && holds(h5, &both("any", FIFTY, some)));
        assert!(holds(r#"{"window": {"from": 5, "until": 6}}"#, r#"{"window": {"from": 4}}"#));
    }

    #[test]
    fn what_cannot_be_told_is_not_implied() {
        let quantity = r#"{"at_least": {"fact": "order_quantity", "value": "100"}}"#;
        assert!(!holds(FIFTY, HUNDRED) && !holds("\"always\"", FIFTY) && !holds(quantity, FIFTY));
        assert!(!holds(&both("any", HUNDRED, quantity), FIFTY));
        assert!(!holds(r#"{"window": {"from": 5}}"#, r#"{"window": {"until": 9}}"#));
        assert!(!holds(FIFTY, r#"{"more_than": {"fact": "subtotal", "value": "50"}}"#));
    }
}
