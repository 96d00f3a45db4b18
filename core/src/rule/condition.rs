use crate::money::Exact;
use crate::rule::{FlagFact, LocalTime, NumberFact, SymbolFact, TagFact};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A question with the answer yes or no, as a merchant writes it.
///
/// At most [`MAX_DEPTH`](crate::rule::MAX_DEPTH) levels, [`MAX_NODES`](crate::rule::MAX_NODES) parts and
/// [`MAX_SET`](crate::rule::MAX_SET) members of a set.
///
/// # Examples
/// ```
/// use keytill::rule::Condition;
/// let json = r#"{"all": [
///     {"in": {"fact": "channel", "values": ["wechat", "h5"]}},
///     {"at_least": {"fact": "subtotal", "value": "100.00"}}
/// ]}"#;
/// let condition: Condition = serde_json::from_str(json)?;
/// assert!(matches!(condition, Condition::All(parts) if parts.len() == 2));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(flat)]
pub enum Condition {
    /// Holds always.
    #[default]
    #[n(0)]
    Always,
    /// Every one holds. At least one.
    #[n(1)]
    All(#[n(0)] Vec<Condition>),
    /// Some one holds. At least one.
    #[n(2)]
    Any(#[n(0)] Vec<Condition>),
    /// It does not hold. Also when the fact is not known: what cannot be tested does not hold.
    #[n(3)]
    Not(#[n(0)] Box<Condition>),
    /// The number is the value or more.
    #[n(4)]
    AtLeast(#[n(0)] Comparison),
    /// The number is above the value.
    #[n(5)]
    MoreThan(#[n(0)] Comparison),
    /// The number is the value or less.
    #[n(6)]
    AtMost(#[n(0)] Comparison),
    /// The number is below the value.
    #[n(7)]
    LessThan(#[n(0)] Comparison),
    /// The number is the value.
    #[n(8)]
    Equals(#[n(0)] Comparison),
    /// The fact is one of the values.
    #[n(9)]
    In(#[n(0)] Membership),
    /// The fact holds at least one of the tags.
    #[n(10)]
    Tagged(#[n(0)] Tagged),
    /// The flag is set.
    #[n(11)]
    Flag(#[n(0)] FlagFact),
    /// The moment lies in the window.
    #[n(12)]
    Window(#[n(0)] Window),
    /// The wall clock somewhere shows such a day and hour.
    #[n(13)]
    LocalTime(#[n(0)] LocalTime),
    /// There are lines of a kind, and enough of them.
    #[n(14)]
    Lines(#[n(0)] LinesTest),
}

/// A number fact and what it is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Comparison {
    /// Which number.
    #[n(0)]
    pub fact: NumberFact,
    /// In major units where the fact is money; otherwise a whole number.
    #[n(1)]
    pub value: Exact,
}

/// A text fact and the texts that it may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Membership {
    /// Which fact.
    #[n(0)]
    pub fact: SymbolFact,
    /// One or more ids.
    #[n(1)]
    pub values: Vec<String>,
}

/// The lines for which a condition holds, taken together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct LinesTest {
    /// Which lines. Not again a test of lines.
    #[n(0)]
    pub lines: Box<Condition>,
    /// They have at least so many units; 1 or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub units: Option<u32>,
    /// They cost at least so much, in major units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub amount: Option<Exact>,
}

/// A set of tags and those of which one must be in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Tagged {
    /// Whose tags.
    #[n(0)]
    pub fact: TagFact,
    /// One or more tags.
    #[n(1)]
    pub any_of: Vec<String>,
}

/// From a moment on, until before another. What is left out does not bound it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Window {
    /// The first moment inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(0)]
    pub from: Option<Time>,
    /// The first moment that is outside again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub until: Option<Time>,
}

impl Condition {
    /// Every one of these.
    #[must_use]
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::All(parts.into_iter().collect())
    }

    /// Some one of these.
    #[must_use]
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::Any(parts.into_iter().collect())
    }

    /// Not this.
    #[must_use]
    pub fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// The number is the value or more.
    #[must_use]
    pub const fn at_least(fact: NumberFact, value: Exact) -> Self {
        Self::AtLeast(Comparison { fact, value })
    }

    /// The fact is one of the values.
    #[must_use]
    pub fn is_in<T: Into<String>>(fact: SymbolFact, values: impl IntoIterator<Item = T>) -> Self {
        Self::In(Membership { fact, values: values.into_iter().map(Into::into).collect() })
    }

    /// The fact holds one of the tags.
    #[must_use]
    pub fn tagged<T: Into<String>>(fact: TagFact, any_of: impl IntoIterator<Item = T>) -> Self {
        Self::Tagged(Tagged { fact, any_of: any_of.into_iter().map(Into::into).collect() })
    }

    /// There is a line for which this holds.
    #[must_use]
    pub fn some_line(condition: Self) -> Self {
        Self::Lines(LinesTest { lines: Box::new(condition), units: None, amount: None })
    }

    /// From a moment on, until before another.
    #[must_use]
    pub const fn window(from: Option<Time>, until: Option<Time>) -> Self {
        Self::Window(Window { from, until })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{ClockTime, Counter, Weekday};
    use crate::time::Span;
    use alloc::string::ToString;
    use alloc::vec;

    fn everything() -> Condition {
        Condition::all([
            Condition::Always,
            Condition::any([Condition::Flag(FlagFact::FirstOrder), Condition::Always.negated()]),
            Condition::at_least(
                NumberFact::Counter(Counter { name: "orders".to_string(), window: Span::from_days(1) }),
                Exact::from(3),
            ),
            Condition::Equals(Comparison { fact: NumberFact::Subtotal, value: "1.5".parse().unwrap() }),
            Condition::is_in(SymbolFact::PaymentMethod, ["alipay"]),
            Condition::tagged(TagFact::LineTags, ["hot"]),
            Condition::window(None, Some(Time::from_millis(5))),
            Condition::Lines(LinesTest {
                lines: Box::new(Condition::Flag(FlagFact::TierPriced)),
                units: Some(2),
                amount: Some(Exact::HUNDRED),
            }),
            Condition::LocalTime(LocalTime {
                utc_offset: 480,
                weekdays: vec![Weekday::Saturday],
                from: Some(ClockTime::new(9, 30).unwrap()),
                until: None,
            }),
        ])
    }

    #[test]
    fn json_and_cbor_round_trip() {
        let condition = everything();
        let json = serde_json::to_string(&condition).unwrap();
        assert_eq!(serde_json::from_str::<Condition>(&json).unwrap(), condition, "{json}");
        let cbor = minicbor::to_vec(&condition).unwrap();
        crate::codec::check_cbor(&cbor).unwrap();
        assert_eq!(minicbor::decode::<Condition>(&cbor).unwrap(), condition);
    }

    #[test]
    fn unknown_fields_and_facts_are_refused() {
        for bad in [
            r#"{"at_least": {"fact": "subtotal", "value": "1", "x": 1}}"#,
            r#"{"at_least": {"fact": "height", "value": "1"}}"#,
            r#"{"at_least": {"fact": "subtotal", "value": 1}}"#,
            r#"{"at_least": {"fact": "subtotal"}}"#,
            r#"{"sometimes": []}"#,
            r#"{"window": {"from": 1, "to": 2}}"#,
        ] {
            assert!(serde_json::from_str::<Condition>(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_deepest_condition_fits_the_depth_of_cbor() {
        let mut condition = Condition::Always;
        for _ in 1..crate::rule::MAX_DEPTH {
            condition = Condition::all([condition]);
        }
        // A book, its lanes, a lane, its offers, an offer and a command around them leave room for 48 levels.
        let mut bytes = minicbor::to_vec(&condition).unwrap();
        for _ in 0..16 {
            bytes.insert(0, 0x81);
        }
        crate::codec::check_cbor(&bytes).unwrap();
    }
}
