use crate::contact::ContactHash;
use crate::id::{ChannelId, CustomerId, OrderId, SupplierId};
use crate::notice::{NoticeKind, Param, Value};
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// What is to be told to whom. It holds no key and no secret.
///
/// As JSON: `kind`, `recipient`, `channel`, `language` and `params` as a list of pairs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// What is told.
    pub kind: NoticeKind,
    /// To whom.
    pub recipient: Recipient,
    /// The channel that it comes from, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelId>,
    /// The language of the channel's buyers.
    pub language: String,
    /// What it tells: the parameters of the kind, in their order.
    pub params: Vec<(Param, Value)>,
}

/// Who is told. How to reach them the host knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// A customer.
    Customer(CustomerId),
    /// A contact, by the hash that the host made of it.
    Contact(ContactHash),
    /// The guest who placed an order.
    Guest(OrderId),
    /// The shop's own people.
    Merchant,
    /// A supplier.
    Supplier(SupplierId),
}

impl Notice {
    /// What a parameter stands for.
    #[must_use]
    pub fn param(&self, param: Param) -> Option<&Value> {
        self.params.iter().find(|(known, _)| *known == param).map(|(_, value)| value)
    }
}
