use crate::id::ChannelId;
use crate::text::LocalText;
use crate::time::Span;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A channel as the host describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// The channel's id.
    #[n(0)]
    pub id: ChannelId,
    /// Its name by language.
    #[n(1)]
    #[serde(default)]
    pub names: Vec<LocalText>,
    /// Whether it takes orders now.
    #[n(2)]
    #[serde(default = "yes")]
    pub active: bool,
    /// Whether a paid order may be delivered without a person (微信生态 forbids it for some goods).
    #[n(3)]
    #[serde(default = "yes")]
    pub auto_delivery: bool,
    /// How long an unpaid order keeps its reservations; the shop's setting where absent.
    #[n(4)]
    #[serde(default)]
    pub order_expiry: Option<Span>,
}

fn yes() -> bool {
    true
}

impl Channel {
    /// An active channel with automatic delivery and the shop's expiry.
    #[must_use]
    pub fn new(id: ChannelId) -> Self {
        Self { id, names: Vec::new(), active: true, auto_delivery: true, order_expiry: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_fills_what_is_left_out() {
        let channel: Channel = serde_json::from_str(r#"{"id":"wechat"}"#).unwrap();
        assert_eq!(channel, Channel::new(ChannelId::new("wechat").unwrap()));
        assert!(serde_json::from_str::<Channel>(r#"{"id":"wechat","activ":true}"#).is_err());
    }
}
