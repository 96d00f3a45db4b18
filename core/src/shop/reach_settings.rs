use crate::shop::SettingsRefusal;
use crate::shop::command::RefundTo;
use crate::time::Span;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// How long stock may be held without being paid, and by whom. Absent fields take the defaults that stand with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct ReachSettings {
    /// How many unpaid orders and reservations one device may have open. 1 to 10 000; default 5.
    #[n(0)]
    pub max_unpaid_per_device: u32,
    /// How many unpaid orders and reservations one contact may have open. 1 to 10 000; default 5.
    #[n(1)]
    pub max_unpaid_per_contact: u32,
    /// Whether a guest must name a device or a contact. Default: no.
    #[n(2)]
    pub guests_named: bool,
    /// A variant with so many units available, or fewer, is scarce. 0 to 1 000 000 000; default 0: none is.
    #[n(3)]
    pub scarce_units: u32,
    /// A variant is scarce too where so many percent of what is not sold yet, or fewer, are available. 0 to 100; default 0.
    #[n(4)]
    pub scarce_percent: u32,
    /// How long an order of anything scarce waits for its payment, where that is shorter. 1 s to 366 days; default 5 min.
    #[n(5)]
    pub scarce_wait: Span,
    /// How long stock is held without an order at the most. 1 s to 366 days; default 10 min.
    #[n(6)]
    pub reservation_wait: Span,
    /// How long from now an unpaid order or a reservation is held once it is extended. 1 s to 366 days; default 15 min.
    #[n(7)]
    pub extension: Span,
    /// How often each may be extended. 0 to 1 000; default 3.
    #[n(8)]
    pub max_extensions: u32,
    /// How long each may be held in all. 1 s to 366 days; default 1 hour.
    #[n(9)]
    pub longest_wait: Span,
    /// With how many wrong codes a gift may be claimed. 1 to 1 000; default 10.
    #[n(10)]
    pub gift_attempts: u32,
    /// Where the money of a gift goes that nobody claimed; of a guest's always back to where it came from. Default: there.
    #[n(11)]
    pub gift_unclaimed: RefundTo,
    /// How many subscribers are told of a restock by one command at the most. 1 to 10 000; default 100.
    #[n(12)]
    pub restock_limit: u32,
    /// Whether products are sold only once they are reviewed and approved. Default: no.
    #[n(13)]
    pub review_required: bool,
}

impl Default for ReachSettings {
    fn default() -> Self {
        Self {
            max_unpaid_per_device: 5,
            max_unpaid_per_contact: 5,
            guests_named: false,
            scarce_units: 0,
            scarce_percent: 0,
            scarce_wait: Span::from_minutes(5),
            reservation_wait: Span::from_minutes(10),
            extension: Span::from_minutes(15),
            max_extensions: 3,
            longest_wait: Span::from_minutes(60),
            gift_attempts: 10,
            gift_unclaimed: RefundTo::Source,
            restock_limit: 100,
            review_required: false,
        }
    }
}

impl ReachSettings {
    /// Checks every setting against its range.
    ///
    /// # Errors
    /// [`SettingsRefusal::OutOfRange`], naming the setting.
    pub fn check(&self) -> Result<(), SettingsRefusal> {
        let year = Span::from_days(366).millis();
        let ranges = [
            ("reach.max_unpaid_per_device", u64::from(self.max_unpaid_per_device), 1, 10_000),
            ("reach.max_unpaid_per_contact", u64::from(self.max_unpaid_per_contact), 1, 10_000),
            ("reach.scarce_units", u64::from(self.scarce_units), 0, 1_000_000_000),
            ("reach.scarce_percent", u64::from(self.scarce_percent), 0, 100),
            ("reach.scarce_wait", self.scarce_wait.millis(), 1000, year),
            ("reach.reservation_wait", self.reservation_wait.millis(), 1000, year),
            ("reach.extension", self.extension.millis(), 1000, year),
            ("reach.max_extensions", u64::from(self.max_extensions), 0, 1000),
            ("reach.longest_wait", self.longest_wait.millis(), 1000, year),
            ("reach.gift_attempts", u64::from(self.gift_attempts), 1, 1000),
            ("reach.restock_limit", u64::from(self.restock_limit), 1, 10_000),
        ];
        for (setting, value, least, most) in ranges {
            if !(least..=most).contains(&value) {
                return Err(SettingsRefusal::OutOfRange { setting, value, least, most });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    #[test]
    fn the_defaults_are_in_range_and_others_are_named() {
        ReachSettings::default().check().unwrap();
        let refusal = ReachSettings { scarce_percent: 101, ..ReachSettings::default() }.check().unwrap_err();
        assert_eq!(refusal.params()[0].1, "reach.scarce_percent");
        let settings: ReachSettings = serde_json::from_str(r#"{"scarce_units":3}"#).unwrap();
        assert_eq!(settings, ReachSettings { scarce_units: 3, ..ReachSettings::default() });
    }
}
