use crate::shop::SettingsRefusal;
use crate::time::Span;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// When orders that came to an end may leave memory. Absent fields take the defaults that stand with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct ArchiveSettings {
    /// How long after its end (completed, refunded, expired, cancelled) an order stays. Up to 3 660 days; default 90 days.
    #[n(0)]
    pub after: Span,
    /// How many orders one `Archive` looks at, at the most. 1 to 100 000; default 1 000.
    #[n(1)]
    pub limit: u32,
}

impl Default for ArchiveSettings {
    fn default() -> Self {
        Self { after: Span::from_days(90), limit: 1000 }
    }
}

impl ArchiveSettings {
    /// Checks every setting against its range.
    ///
    /// # Errors
    /// [`SettingsRefusal::OutOfRange`], naming the setting.
    pub fn check(&self) -> Result<(), SettingsRefusal> {
        let ranges = [
            ("archive.after", self.after.millis(), 0, Span::from_days(3660).millis()),
            ("archive.limit", u64::from(self.limit), 1, 100_000),
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
        ArchiveSettings::default().check().unwrap();
        let refusal = ArchiveSettings { limit: 0, ..ArchiveSettings::default() }.check().unwrap_err();
        assert_eq!(refusal.params()[0].1, "archive.limit");
    }
}
