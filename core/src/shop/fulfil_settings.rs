use crate::shop::SettingsRefusal;
use crate::time::Span;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// How orders are made good that wait. Absent fields take the defaults that stand with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct FulfilSettings {
    /// By how many minutes of waiting each step of the buyer's level ranks an order earlier in the queue of those that wait
    /// for a person. 0 to 1 000 000; default 60.
    #[n(0)]
    pub minutes_per_rank: u32,
    /// Whether an order that nobody is needed for is handed over in parts where a part of its stock is short, rather than
    /// whole once all is there. Default: no.
    #[n(1)]
    pub deliver_parts: bool,
    /// How long after a delivery that failed it is tried again. 1 s to 366 days; default 10 min.
    #[n(2)]
    pub retry_after: Span,
    /// After how many failures an order waits for a person. 1 to 1000; default 3.
    #[n(3)]
    pub most_failures: u32,
}

impl Default for FulfilSettings {
    fn default() -> Self {
        Self {
            minutes_per_rank: 60,
            deliver_parts: false,
            retry_after: Span::from_minutes(10),
            most_failures: 3,
        }
    }
}

impl FulfilSettings {
    /// Checks every setting against its range.
    ///
    /// # Errors
    /// [`SettingsRefusal::OutOfRange`], naming the setting.
    pub fn check(&self) -> Result<(), SettingsRefusal> {
        let year = Span::from_days(366).millis();
        let ranges = [
            ("fulfil.minutes_per_rank", u64::from(self.minutes_per_rank), 0, 1_000_000),
            ("fulfil.retry_after", self.retry_after.millis(), 1000, year),
            ("fulfil.most_failures", u64::from(self.most_failures), 1, 1000),
        ];
        for (setting, value, least, most) in ranges {
            if !(least..=most).contains(&value) {
                return Err(SettingsRefusal::OutOfRange { setting, value, least, most });
            }
        }
        Ok(())
    }
}
