//! Compares what a source expects with what keytill answers, member by member.

use super::Json;
use keytill::money::Exact;

/// Where two answers part: the way to the member, what was expected, what keytill says.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    pub at: String,
    pub expected: String,
    /// `None` where the mapping gives no such member.
    pub got: Option<String>,
}

/// Every member of `expected` in which `got` differs or says nothing; `got` may have more members.
///
/// Numbers are compared by value, written as text or not. A number with more than six decimals is a source's binary
/// fraction and is compared at the decimals of the answer. Beside a member that is called correct, those that report the
/// source's own fault are not compared.
pub fn differences(expected: &Json, got: &Json) -> Vec<Difference> {
    let mut found = Vec::new();
    compare("", expected, got, &mut found);
    found
}

/// Whether a member says what a faulty release did.
fn is_fault(name: &str) -> bool {
    ["report", "before_fix", "medusa_", "vendure_bug"].iter().any(|fault| name.starts_with(fault))
}

fn compare(at: &str, expected: &Json, got: &Json, found: &mut Vec<Difference>) {
    match (expected, got) {
        (Json::Object(entries), Json::Object(_)) => {
            let right = |name: &str| {
                name.starts_with("correct") || name.starts_with("expected") || name == "rounded_2dp"
            };
            let has_right = entries.iter().any(|(name, _)| right(name));
            for (name, expected) in entries {
                let at = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
                match got.get(name) {
                    Some(got) => compare(&at, expected, got, found),
                    None if has_right && is_fault(name) => {}
                    None => found.push(Difference { at, expected: expected.to_string(), got: None }),
                }
            }
        }
        (Json::List(expected), Json::List(got)) if expected.len() == got.len() => {
            for (n, (expected, got)) in expected.iter().zip(got).enumerate() {
                compare(&format!("{at}[{n}]"), expected, got, found);
            }
        }
        _ if same(expected, got) => {}
        _ => found.push(Difference {
            at: at.to_owned(),
            expected: expected.to_string(),
            got: Some(got.to_string()),
        }),
    }
}

fn same(expected: &Json, got: &Json) -> bool {
    if expected == got {
        return true;
    }
    match (number(expected), number(got)) {
        (Some(expected), Some(got)) if expected.1 > 6 => nearest(expected, got.1) == Some(got.0),
        (Some(expected), Some(got)) => same_value(expected, got),
        _ => false,
    }
}

/// A decimal as integer and number of decimals; also with more digits than money has.
fn number(json: &Json) -> Option<(i128, u32)> {
    let text = json.text()?;
    if let Ok(exact) = text.parse::<Exact>() {
        return Some((i128::from(exact.mantissa()), u32::from(exact.scale())));
    }
    let (whole, fraction) = text.split_once('.')?;
    let digits = format!("{whole}{fraction}").parse().ok()?;
    Some((digits, u32::try_from(fraction.len()).ok().filter(|decimals| *decimals <= 20)?))
}

fn same_value(one: (i128, u32), two: (i128, u32)) -> bool {
    let most = one.1.max(two.1);
    let scaled = |value: (i128, u32)| value.0.checked_mul(10_i128.checked_pow(most - value.1)?);
    scaled(one).is_some() && scaled(one) == scaled(two)
}

/// The nearest number of so many decimals.
fn nearest((digits, decimals): (i128, u32), wanted: u32) -> Option<i128> {
    let step = 10_i128.checked_pow(decimals.checked_sub(wanted)?)?;
    let half = if digits < 0 { -step / 2 } else { step / 2 };
    digits.checked_add(half)?.checked_div(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(expected: &str, got: &str) -> Vec<String> {
        let json = |text| serde_json::from_str::<Json>(text).unwrap();
        differences(&json(expected), &json(got)).into_iter().map(|difference| difference.at).collect()
    }

    #[test]
    fn numbers_are_compared_by_value() {
        assert!(
            at(
                r#"{"a": "7.5", "b": 100, "c": ["1.0"]}"#,
                r#"{"a": "7.50", "b": "100.00", "c": [1], "d": 5}"#
            )
            .is_empty()
        );
        assert_eq!(at(r#"{"a": "7.5", "b": [1, 2]}"#, r#"{"a": "7.51", "b": [1, 3]}"#), ["a", "b[1]"]);
        assert_eq!(at(r#"{"a": [1, 2]}"#, r#"{"a": [1]}"#), ["a"]);
        assert!(at(r#"{"a": 90.9090909090909}"#, r#"{"a": "90.91"}"#).is_empty());
        assert_eq!(at(r#"{"a": 90.9190909090909}"#, r#"{"a": "90.91"}"#), ["a"]);
    }

    #[test]
    fn what_is_not_answered_is_told_unless_it_is_the_fault_itself() {
        assert_eq!(at(r#"{"a": {"b": 1}}"#, r#"{"a": {}}"#), ["a.b"]);
        assert!(at(r#"{"reported_total": "3", "correct_total": "2"}"#, r#"{"correct_total": 2}"#).is_empty());
        assert_eq!(at(r#"{"reported_total": "3"}"#, "{}"), ["reported_total"]);
    }
}
