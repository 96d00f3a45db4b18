use crate::catalog::LineAnswers;
use crate::contact::ContactHash;
use crate::digest::Digest;
use crate::id::{DeviceId, IdRefusal, OrderId, PaymentId, RefundId};
use crate::lookup::SecretHash;
use crate::money::Money;
use crate::pricing::{Cart, Quote};
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Places an order at the price that the buyer saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PlaceOrder {
    /// The order, new in the shop.
    #[n(0)]
    pub order: OrderId,
    /// What is bought, by whom, where, and the moment that the price was made for. Level and first order are the
    /// machine's own knowledge: what the cart says of them is not believed.
    #[n(1)]
    pub cart: Cart,
    /// The digest of the price book that made the price.
    #[n(2)]
    pub book: Digest,
    /// The total that the buyer saw.
    #[n(3)]
    pub total: Money,
    /// What the buyer can be reached at, hashed by the host: unpaid orders are counted by it, and an order is found by it.
    #[n(4)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactHash>,
    /// The host's fingerprint of the device, opaque: unpaid orders are counted by it.
    #[n(5)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceId>,
    /// What opens the order to whoever knows the contact too, sealed by the host.
    #[n(6)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lookup_secret: Option<SecretHash>,
    /// What the buyer answers to the forms of manual services; absent where nothing is asked.
    #[n(7)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<Vec<LineAnswers>>,
}

impl PlaceOrder {
    /// An order for just what a quote says.
    ///
    /// # Errors
    /// [`IdRefusal`] when the order id is no id.
    pub fn of(order: impl AsRef<str>, quote: &Quote) -> Result<Self, IdRefusal> {
        Ok(Self::new(OrderId::new(order)?, quote.cart(), quote.digest(), quote.total))
    }

    /// An order of a cart at a price.
    #[must_use]
    pub const fn new(order: OrderId, cart: Cart, book: Digest, total: Money) -> Self {
        Self { order, cart, book, total, contact: None, device: None, lookup_secret: None, answers: None }
    }

    /// The same order by somebody who can be reached at a contact.
    #[must_use]
    pub fn reached_at(self, contact: ContactHash) -> Self {
        Self { contact: Some(contact), ..self }
    }

    /// The same order, to be looked up with a secret.
    #[must_use]
    pub fn opened_by(self, secret: SecretHash) -> Self {
        Self { lookup_secret: Some(secret), ..self }
    }

    /// The same order with answers to the forms of manual services.
    #[must_use]
    pub fn answering(self, answers: Vec<LineAnswers>) -> Self {
        Self { answers: Some(answers), ..self }
    }

    /// The same order from a device.
    #[must_use]
    pub fn from_device(self, device: DeviceId) -> Self {
        Self { device: Some(device), ..self }
    }
}

/// Gives up an order that is not paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct CancelOrder {
    /// The order.
    #[n(0)]
    pub order: OrderId,
}

/// Records a payment notice. The host has checked its signature; the machine binds it to order, amount and currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RecordPayment {
    /// The order that is paid.
    #[n(0)]
    pub order: OrderId,
    /// The gateway's id of the payment. The same notice again is answered as the first and does nothing.
    #[n(1)]
    pub payment: PaymentId,
    /// What was paid, above zero. Less than is to be paid, more, or once more is taken as the settings say.
    #[n(2)]
    pub amount: Money,
}

/// Delivers a paid order: everything that is owed, or units of some lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Deliver {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// Which units; absent for all that are owed.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<Vec<DeliverLine>>,
    /// The parcel that they are in; needed where any of them is shipped.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parcel: Option<SentParcel>,
}

impl Deliver {
    /// Everything that an order is owed.
    #[must_use]
    pub const fn all(order: OrderId) -> Self {
        Self { order, lines: None, parcel: None }
    }
}

/// How a parcel can be found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct SentParcel {
    /// Who carries it, for people: 1 to 400 bytes.
    #[n(0)]
    pub carrier: String,
    /// The carrier's number for it: 1 to 400 bytes.
    #[n(1)]
    pub tracking: String,
}

/// Units of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct DeliverLine {
    /// The line's position in the order, from 0.
    #[n(0)]
    pub line: u32,
    /// How many units; absent for all that are owed.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<u32>,
}

/// Completes a fulfilled order before its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct CompleteOrder {
    /// The order.
    #[n(0)]
    pub order: OrderId,
}

/// Refunds an order: everything that is left, or units of some lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RefundOrder {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// The refund, new in the shop.
    #[n(1)]
    pub refund: RefundId,
    /// Which units; absent for all that are left.
    #[n(2)]
    #[serde(default)]
    pub lines: Option<Vec<RefundLine>>,
    /// Where the money goes.
    #[n(3)]
    #[serde(default)]
    pub to: RefundTo,
    /// How much to give back without any unit, above zero; then no line is named.
    #[n(4)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// Whether the shipping of a delivered order stays paid although every unit comes back.
    #[n(5)]
    #[serde(default)]
    #[cbor(default)]
    pub keep_shipping: bool,
    /// Why the refund is made although the product's time for it is over: 1 to 400 bytes.
    #[n(6)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub despite: Option<String>,
    /// Whether the units were faulty, so that their supplier may bear the cost.
    #[n(7)]
    #[serde(default)]
    #[cbor(default)]
    pub faulty: bool,
}

impl RefundOrder {
    /// Everything that is left of an order, back to where it came from.
    #[must_use]
    pub const fn all(order: OrderId, refund: RefundId) -> Self {
        let to = RefundTo::Source;
        Self {
            order,
            refund,
            lines: None,
            to,
            amount: None,
            keep_shipping: false,
            despite: None,
            faulty: false,
        }
    }
}

/// Units of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RefundLine {
    /// The line's position in the order, from 0.
    #[n(0)]
    pub line: u32,
    /// How many units.
    #[n(1)]
    pub units: u32,
}

/// Where refunded money goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum RefundTo {
    /// Back through the gateway.
    #[default]
    #[n(0)]
    Source,
    /// Into the buyer's wallet.
    #[n(1)]
    Wallet,
}

/// Lets a held order go on: its stock is reserved again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ReleaseHold {
    /// The order.
    #[n(0)]
    pub order: OrderId,
}

/// Shows the keys of a delivered order again. The record says who asked and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RevealKeys {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// Who asked, for people: 1 to 400 bytes.
    #[n(1)]
    pub by: String,
    /// Why, for people: 1 to 400 bytes.
    #[n(2)]
    pub reason: String,
}
