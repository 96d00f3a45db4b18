use crate::document;
use crate::embed::Rejected;
use crate::money::{AllocationRule, Currency, Exact, Money, MoneyRefusal, allocate};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Deserialize;

/// What is to be split.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
struct Split {
    /// The whole, in major units.
    total: Exact,
    /// Its currency.
    currency: Currency,
    /// What the parts are in proportion to; decimals.
    weights: Vec<Exact>,
    /// Who gets what is left after every part is cut down to whole minor units.
    #[serde(default)]
    rule: AllocationRule,
}

/// Splits an amount in proportion to weights so that the parts add up to it exactly: from
/// `{"total": "1.00", "currency": "CNY", "weights": ["1", "1", "1"], "rule": "largest_remainder"}` to
/// `["0.34","0.33","0.33"]`. See [`allocate`].
///
/// # Errors
/// [`Rejected`] for another document, an amount finer than the currency, a negative weight, or a total without parts.
pub fn allocate_json(split: &str) -> Result<String, Rejected> {
    let split: Split = document::parse("split", split)?;
    let total = Money::from_exact(split.total, split.currency)?;
    let parts = allocate(total.amount(), &whole(&split.weights)?, split.rule)?;
    let texts: Vec<String> =
        parts.iter().map(|part| part.in_currency(split.currency).decimal().to_string()).collect();
    Ok(document::print("parts", &texts)?)
}

/// Weights as integers of the finest scale among them.
fn whole(weights: &[Exact]) -> Result<Vec<u64>, MoneyRefusal> {
    let finest = weights.iter().map(|weight| weight.scale()).max().unwrap_or_default();
    let whole = |weight: &Exact| {
        let step = 10_u64.checked_pow(u32::from(finest.saturating_sub(weight.scale())))?;
        u64::try_from(weight.mantissa()).ok()?.checked_mul(step)
    };
    weights.iter().map(|weight| whole(weight).ok_or(MoneyRefusal::Overflow {})).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(split: &str) -> String {
        allocate_json(split).unwrap_or_else(|rejected| rejected.code.into())
    }

    #[test]
    fn parts_add_up() {
        assert_eq!(
            parts(r#"{"total": "1.00", "currency": "CNY", "weights": ["1", "1", "1"]}"#),
            r#"["0.34","0.33","0.33"]"#
        );
        assert_eq!(
            parts(
                r#"{"total": "-100", "currency": "JPY", "weights": ["0.5", "2.25"], "rule": "last_absorbs"}"#
            ),
            r#"["-18","-82"]"#
        );
        assert_eq!(parts(r#"{"total": "0", "currency": "CNY", "weights": []}"#), "[]");
    }

    #[test]
    fn what_cannot_be_split_is_refused() {
        for (bad, code) in [
            ("", "document.invalid"),
            (r#"{"total": 1, "currency": "CNY", "weights": ["1"]}"#, "document.invalid"),
            (r#"{"total": "1", "currency": "CNY", "weights": ["-1"]}"#, "money.overflow"),
            (r#"{"total": "1", "currency": "CNY", "weights": []}"#, "money.overflow"),
            (r#"{"total": "1.001", "currency": "CNY", "weights": ["1"]}"#, "money.finer_than_currency"),
            (
                r#"{"total": "1", "currency": "CNY", "weights": ["90000000000", "0.000000000001"]}"#,
                "money.overflow",
            ),
        ] {
            assert_eq!(parts(bad), code, "{bad}");
        }
    }
}
