use crate::people::Period;
use crate::time::{Span, Time};
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// How a shop treats its people. Absent fields take the defaults that stand with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct PeopleSettings {
    /// Who may become a customer's inviter, and when.
    #[n(0)]
    pub binding: BindingRules,
    /// How many customers may stand above one another. A registration, a binding and a move walk up so far at the most.
    /// 1 to 1 000 000; default 1 000.
    #[n(1)]
    pub max_depth: u32,
    /// Whether each order and each newcomer is counted for everybody above at once, so that a team's figures are read
    /// without a scan. Otherwise they are known only after a pass over everybody. Default: no; a level whose conditions
    /// ask for a team's figures turns it on.
    #[n(2)]
    pub team_figures: bool,
    /// The periods by which volumes are told apart. Default: calendar months of UTC+8.
    #[n(3)]
    pub period: Period,
    /// After how many days without an own delivered order a promoter is dormant; 0 for never. Up to 36 500; default 0.
    #[n(4)]
    pub dormant_after: u32,
    /// How long a merge of customers can be undone. Up to 366 days; default 30 days.
    #[n(5)]
    pub unmerge_within: Span,
    /// How many of the last touches of a customer are kept. 0 to 64; default 0.
    #[n(6)]
    pub touches: u8,
    /// For how many periods before the current one volumes are kept: so long a period can be closed after its end. A period
    /// beyond the first costs 17 to 34 bytes for each person who bought in it and again two periods later or after. 1 to
    /// 120; default 3.
    #[n(7)]
    pub periods_kept: u16,
}

/// Who may become a customer's inviter, and when. A `MoveCustomer` by the shop's own people is free of these rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct BindingRules {
    /// Which inviter counts. Default: the first.
    #[n(0)]
    pub touch: BindingTouch,
    /// When a customer can be bound. Default: any time.
    #[n(1)]
    pub when: BindingTime,
    /// With `touch` last: for how long nobody else takes a customer who was bound. Up to 36 500 days; default none.
    #[n(2)]
    pub protection: Span,
    /// After what time a binding ends by itself, if it is not renewed; zero for never. Up to 36 500 days; default never.
    #[n(3)]
    pub validity: Span,
    /// With `touch` last: nobody takes a customer who has a paid order. Default: no.
    #[n(4)]
    pub fixed_by_order: bool,
}

/// Which inviter counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum BindingTouch {
    /// The first: a binding happens once.
    #[default]
    #[n(0)]
    First,
    /// The last: another may take the customer when the protection is over; the same one renews the binding.
    #[n(1)]
    Last,
}

/// When a customer can be bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum BindingTime {
    /// At any time.
    #[default]
    #[n(0)]
    AnyTime,
    /// When the customer registers, and never after.
    #[n(1)]
    AtRegistration,
}

impl Default for PeopleSettings {
    fn default() -> Self {
        Self {
            binding: BindingRules::default(),
            max_depth: 1000,
            team_figures: false,
            period: Period::default(),
            dormant_after: 0,
            unmerge_within: Span::from_days(30),
            touches: 0,
            periods_kept: 3,
        }
    }
}

impl PeopleSettings {
    /// Each number with its name, the least and the most that it may be.
    #[must_use]
    pub fn ranges(&self) -> [(&'static str, u64, u64, u64); 8] {
        let century = Span::from_days(36_500).millis();
        let year = Span::from_days(366).millis();
        [
            ("people.binding.protection", self.binding.protection.millis(), 0, century),
            ("people.binding.validity", self.binding.validity.millis(), 0, century),
            ("people.max_depth", u64::from(self.max_depth), 1, 1_000_000),
            ("people.period.utc_offset", u64::from(self.period.utc_offset.unsigned_abs()), 0, 14 * 60),
            ("people.dormant_after", u64::from(self.dormant_after), 0, 36_500),
            ("people.unmerge_within", self.unmerge_within.millis(), 0, year),
            ("people.touches", u64::from(self.touches), 0, 64),
            ("people.periods_kept", u64::from(self.periods_kept), 1, 120),
        ]
    }
}

impl BindingRules {
    /// Whether the moments of bindings must be kept.
    #[must_use]
    pub fn asks_when(&self) -> bool {
        self.validity > Span::ZERO || (self.touch == BindingTouch::Last && self.protection > Span::ZERO)
    }

    /// When a binding ends that was made at a moment; `None` for never.
    #[must_use]
    pub fn ends(&self, bound: Time) -> Option<Time> {
        (self.validity > Span::ZERO).then(|| bound.after(self.validity))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_fills_in_what_is_absent() {
        let json = r#"{"binding": {"touch": "last", "protection": 86400000}, "period": {"every": "week"}}"#;
        let settings: PeopleSettings = serde_json::from_str(json).unwrap();
        assert_eq!(settings.binding.touch, BindingTouch::Last);
        assert!(settings.binding.asks_when());
        assert_eq!(settings.max_depth, 1000);
        assert_eq!(settings.period.utc_offset, 480);
        assert!(serde_json::from_str::<PeopleSettings>(r#"{"depth": 1}"#).is_err());
        let bytes = minicbor::to_vec(settings).unwrap();
        assert_eq!(minicbor::decode::<PeopleSettings>(&bytes).unwrap(), settings);
    }
}
