use crate::id::VariantId;
use crate::money::Exact;
use crate::pricing::MAX_QUANTITY;
use crate::time::Time;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What a lint goes by.
///
/// # Examples
/// ```
/// use keytill::pricing::LintSettings;
/// let settings: LintSettings = serde_json::from_str(r#"{"at": 1795321884000, "most_units": 100}"#)?;
/// assert_eq!(settings.most_variants, 7);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case", default)]
pub struct LintSettings {
    /// What is over at this moment is told; nothing is over when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(0)]
    pub at: Option<Time>,
    /// The most units of one line, of variants without a limit of their own; 1 000 000 when left out.
    #[n(1)]
    pub most_units: u32,
    /// Purchase limits of single variants.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[n(2)]
    pub limits: Vec<PurchaseLimit>,
    /// The most variants of one product; 7 when left out.
    #[n(3)]
    pub most_variants: u32,
    /// By how many percent of the lowest the prices of one variant on several channels may differ; 30 when left out.
    #[n(4)]
    pub channel_band: Exact,
}

/// How many units of a variant one order may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct PurchaseLimit {
    /// The variant.
    #[n(0)]
    pub variant: VariantId,
    /// The most units.
    #[n(1)]
    pub most: u32,
}

impl Default for LintSettings {
    fn default() -> Self {
        Self {
            at: None,
            most_units: MAX_QUANTITY,
            limits: Vec::new(),
            most_variants: 7,
            channel_band: Exact::from(30),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_and_cbor_round_trip() {
        let limits = alloc::vec![PurchaseLimit { variant: "a".parse().unwrap(), most: 3 }];
        let settings = LintSettings { at: Some(Time::from_millis(5)), limits, ..LintSettings::default() };
        let json = serde_json::to_string(&settings).unwrap();
        assert_eq!(serde_json::from_str::<LintSettings>(&json).unwrap(), settings);
        assert_eq!(
            minicbor::decode::<LintSettings>(&minicbor::to_vec(&settings).unwrap()).unwrap(),
            settings
        );
        assert_eq!(serde_json::from_str::<LintSettings>("{}").unwrap(), LintSettings::default());
    }
}
