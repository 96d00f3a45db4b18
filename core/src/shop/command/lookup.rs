use crate::contact::ContactHash;
use crate::id::{DeviceId, OrderId};
use crate::lookup::SecretHash;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Looks orders up by contact and secret. What fails counts; too many fail, and nothing is looked up for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct LookupOrders {
    /// The contact that was named when the orders were placed, hashed by the host.
    #[n(0)]
    pub contact: ContactHash,
    /// The secret, sealed by the host ([`seal_secret`](crate::lookup::seal_secret)).
    #[n(1)]
    pub secret: SecretHash,
    /// Only this order.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderId>,
    /// The device that asks, where the host knows one: its failures count together.
    #[n(3)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceId>,
    /// Only orders older than this one: the last of the page before.
    #[n(4)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<OrderId>,
    /// How many orders are listed. 1 to 100; default 20.
    #[n(5)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}
