use crate::money::Currency;
use crate::people::PeopleSettings;
use crate::refusal::refusals;
use crate::shop::FulfilSettings;
use crate::shop::MoneySettings;
use crate::shop::plan_settings::PlanSettings;
use crate::shop::{ArchiveSettings, LookupSettings, ReachSettings};
use crate::time::Span;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

refusals! {
    /// Why settings are refused.
    pub enum SettingsRefusal {
        /// Outside the range of the setting.
        OutOfRange { setting: &'static str, value: u64, least: u64, most: u64 } = "settings.out_of_range",
            "setting `{setting}` is {value}; it must lie between {least} and {most}";
    }
}

/// What a shop is set up with. Absent fields take the defaults that stand with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The currency of all prices, payments and balances. Default: CNY.
    #[n(0)]
    pub currency: Currency,
    /// Scatters the tables of ids, so that chosen ids cannot be made to collide. Changes no result. Default: 0.
    #[n(1)]
    pub hash_seed: u32,
    /// How long an unpaid order keeps its reservations, where the channel does not say. 1 s to 366 days; default 15 min.
    #[n(2)]
    pub order_expiry: Span,
    /// How long the moment that a quote was made for is honoured. Up to 30 days; default 15 min.
    #[n(3)]
    pub quote_honoured: Span,
    /// How long after its delivery an order completes. Up to 366 days; default 7 days.
    #[n(4)]
    pub complete_after: Span,
    /// How many unpaid orders one buyer may have open. 1 to 10 000; default 5.
    #[n(5)]
    pub max_unpaid_orders: u32,
    /// How many lines an order may have. 1 to 1 000; default 100.
    #[n(6)]
    pub max_lines: u32,
    /// Whether an order may cost nothing. Default: yes.
    #[n(7)]
    pub free_orders: bool,
    /// What happens to a payment that comes after its order expired or was cancelled.
    #[n(8)]
    pub late_payment: LatePayment,
    /// How many text command ids are remembered at the most. 1 to 10 000 000; default 100 000.
    #[n(9)]
    pub remember_commands: u32,
    /// How long text command ids are remembered, in logical time. Up to 366 days; default 1 day.
    #[n(10)]
    pub remember_for: Span,
    /// How many client sessions may be open. 1 to 1 000 000; default 1 000.
    #[n(11)]
    pub max_sessions: u32,
    /// How much one `Tick` does at the most. 1 to 100 000; default 1 000.
    #[n(12)]
    pub tick_limit: u32,
    /// What happens to money that is not just what is to be paid, and to refunds.
    #[n(15)]
    #[cbor(default)]
    pub money: MoneySettings,
    /// How orders are made good that wait.
    #[n(14)]
    #[cbor(default)]
    pub fulfil: FulfilSettings,
    /// When orders that came to an end may leave memory.
    #[n(16)]
    #[cbor(default)]
    pub archive: ArchiveSettings,
    /// How long stock may be held without being paid, and by whom.
    #[n(17)]
    #[cbor(default)]
    pub reach: ReachSettings,
    /// How often lookups may fail.
    #[n(20)]
    #[cbor(default)]
    pub lookup: LookupSettings,
    /// Who may be bound to whom, how teams are counted, and in which periods.
    #[n(18)]
    #[cbor(default)]
    pub people: PeopleSettings,
    /// What plans are held against before they are published.
    #[n(19)]
    #[cbor(default)]
    pub plans: PlanSettings,
}

/// What happens to a payment that comes too late. Nothing is lost: it buys the order after all, or becomes balance, or
/// waits for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct LatePayment {
    /// Reserve again and go on, where stock and coupons allow. Default: yes.
    #[n(0)]
    pub reserve_again: bool,
    /// What happens otherwise.
    #[n(1)]
    pub otherwise: LateMoney,
}

/// Where late money goes that buys nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum LateMoney {
    /// The order waits for a person.
    #[default]
    #[n(0)]
    Hold,
    /// Into the buyer's wallet; a guest's order waits for a person.
    #[n(1)]
    Wallet,
    /// The order waits for stock, and is filled in the order of payments. Where its coupons are used up, it waits for a
    /// person.
    #[n(2)]
    Wait,
}

impl Default for LatePayment {
    fn default() -> Self {
        Self { reserve_again: true, otherwise: LateMoney::Hold }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::in_currency(Currency::CNY)
    }
}

impl Settings {
    /// The defaults, in a currency.
    #[must_use]
    pub fn in_currency(currency: Currency) -> Self {
        Self {
            currency,
            hash_seed: 0,
            order_expiry: Span::from_minutes(15),
            quote_honoured: Span::from_minutes(15),
            complete_after: Span::from_days(7),
            max_unpaid_orders: 5,
            max_lines: 100,
            free_orders: true,
            late_payment: LatePayment::default(),
            remember_commands: 100_000,
            remember_for: Span::from_days(1),
            max_sessions: 1000,
            tick_limit: 1000,
            fulfil: FulfilSettings::default(),
            money: MoneySettings::default(),
            archive: ArchiveSettings::default(),
            reach: ReachSettings::default(),
            lookup: LookupSettings::default(),
            plans: PlanSettings::default(),
            people: PeopleSettings::default(),
        }
    }

    /// Checks every setting against its range.
    ///
    /// # Errors
    /// [`SettingsRefusal::OutOfRange`], naming the setting.
    pub fn check(&self) -> Result<(), SettingsRefusal> {
        let days = |n: u32| Span::from_days(n).millis();
        let ranges = [
            ("order_expiry", self.order_expiry.millis(), 1000, days(366)),
            ("quote_honoured", self.quote_honoured.millis(), 0, days(30)),
            ("complete_after", self.complete_after.millis(), 0, days(366)),
            ("max_unpaid_orders", u64::from(self.max_unpaid_orders), 1, 10_000),
            ("max_lines", u64::from(self.max_lines), 1, 1000),
            ("remember_commands", u64::from(self.remember_commands), 1, 10_000_000),
            ("remember_for", self.remember_for.millis(), 0, days(366)),
            ("max_sessions", u64::from(self.max_sessions), 1, 1_000_000),
            ("tick_limit", u64::from(self.tick_limit), 1, 100_000),
        ];
        for (setting, value, least, most) in ranges.into_iter().chain(self.people.ranges()) {
            if !(least..=most).contains(&value) {
                return Err(SettingsRefusal::OutOfRange { setting, value, least, most });
            }
        }
        self.fulfil.check()?;
        self.archive.check()?;
        self.lookup.check()?;
        self.reach.check()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    #[test]
    fn the_defaults_are_in_range_and_json_fills_them_in() {
        Settings::default().check().unwrap();
        let settings: Settings = serde_json::from_str(r#"{"currency":"USD","tick_limit":5}"#).unwrap();
        assert_eq!(settings, Settings { tick_limit: 5, ..Settings::in_currency(Currency::USD) });
        assert!(serde_json::from_str::<Settings>(r#"{"tick_limits":5}"#).is_err());
    }

    #[test]
    fn a_setting_out_of_range_is_named() {
        let refusal = Settings { max_lines: 0, ..Settings::default() }.check().unwrap_err();
        assert_eq!(refusal.params()[0].1, "max_lines");
    }
}
