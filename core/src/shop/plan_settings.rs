use crate::commission::Policy;
use alloc::boxed::Box;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What plans are held against before they are published.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct PlanSettings {
    /// The policy.
    #[n(0)]
    pub policy: PolicyChoice,
    /// What happens to a plan or a price book that leaves less of a price than the plan's `min_margin_percent`. Default: it is
    /// refused.
    #[n(1)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin_guard: Option<MarginGuard>,
    /// Who counts as too close to a buyer (刷单): they earn nothing of the order, and where the buyer's own inviter does, the
    /// order counts for nobody's volume. Absent: nobody.
    #[n(2)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brushing: Option<BrushingRules>,
}

/// Who counts as too close to a buyer. Devices and contacts are those that hosts tell with orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct BrushingRules {
    /// Who placed orders from the same device. Default: yes.
    #[n(0)]
    pub same_device: bool,
    /// Who placed orders with the same contact. Default: yes.
    #[n(1)]
    pub same_contact: bool,
    /// Who has the buyer above, by inviters, seats or chains, so that each would earn of the other. Default: yes.
    #[n(2)]
    pub circular: bool,
}

impl Default for BrushingRules {
    fn default() -> Self {
        Self { same_device: true, same_contact: true, circular: true }
    }
}

/// What happens where too little is left of a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum MarginGuard {
    /// The command is refused with the variant and the sale that prove it.
    #[default]
    #[n(0)]
    Refuse,
    /// It is published, and an event says which variant.
    #[n(1)]
    Warn,
}

/// Which policy a shop has.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
pub enum PolicyChoice {
    /// [`Policy::mainland_china`], strict.
    #[default]
    #[n(0)]
    MainlandChina,
    /// No policy: every plan that is sound is published.
    #[n(1)]
    None,
    /// Another one.
    #[n(2)]
    Own(#[n(0)] Box<Policy>),
}

impl PlanSettings {
    /// The policy itself.
    #[must_use]
    pub fn policy(&self) -> Policy {
        match &self.policy {
            PolicyChoice::MainlandChina => Policy::mainland_china(),
            PolicyChoice::None => Policy::none(),
            PolicyChoice::Own(policy) => (**policy).clone(),
        }
    }
}
