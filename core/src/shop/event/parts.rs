//! What events are made of.

use crate::catalog::{FieldAnswer, FulfilmentKind};
use crate::codec::{put_derived, put_fields};
use crate::handle::Handles;
use crate::id::{OfferId, PaymentId, PoolId, RegionId, ShippingMethodId, SupplierId, VariantId};
use crate::money::{Amount, Exact};
use crate::order::{Charge, Given, PickedLine, Seal};
use crate::shop::command::ArchivedBytes;
use crate::shop::event::{NamedCustomer, NamedOrder};
use crate::slot::{BudgetSlot, Named, PoolSlot, VariantSlot};
use crate::stock::Preview;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// An order that came to an end and was looked at, to see whether it can leave memory.
#[derive(Debug, Clone, Serialize, Deserialize, Encode, Decode)]
pub struct LookedAt {
    /// The order.
    #[n(0)]
    pub order: NamedOrder,
    /// The seal of the bytes that it left as; absent where it stays.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<Seal>,
    /// The bytes, as long as the event stays in the machine that decided it. Not encoded, not compared.
    #[cbor(skip)]
    #[serde(skip)]
    pub bytes: ArchivedBytes,
}

impl PartialEq for LookedAt {
    fn eq(&self, other: &Self) -> bool {
        (&self.order, self.seal) == (&other.order, other.seal)
    }
}

impl Eq for LookedAt {}

/// One line of a placed order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PlacedLine {
    /// What was bought.
    #[n(0)]
    pub variant: Named<VariantId, VariantSlot>,
    /// How many.
    #[n(1)]
    pub quantity: u32,
    /// The line at list price.
    #[n(2)]
    pub list: Amount,
    /// What is to be paid for the line, with its tax.
    #[n(3)]
    pub total: Amount,
    /// The handles of the reserved keys; empty where the stock has no keys.
    #[n(4)]
    pub keys: Handles,
    /// The tax within `total`, where there is any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(5)]
    pub tax: Option<Amount>,
    /// The offer that gives it along. Gifts cost nothing and stand behind what was bought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(6)]
    pub gift_of: Option<OfferId>,
    /// The reserved keys of a variant that has several pools; `keys` is empty then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(7)]
    pub parts: Option<Box<Parts>>,
    /// How it is made good, where that is more than handing over its stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(8)]
    pub terms: Option<Box<PlacedTerms>>,
}

/// What a batch has that most have not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
pub struct BatchMore {
    /// Batches of a higher priority are sold first.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(0)]
    pub priority: i16,
    /// A note for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub note: Option<String>,
    /// What buyers see of its keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[n(2)]
    pub previews: Vec<ImportedPreview>,
}

/// What buyers see of a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct ImportedPreview {
    /// The key's position among those that were taken in, from 0.
    #[n(0)]
    pub key: u32,
    /// The preview and its premium.
    #[n(1)]
    pub preview: Preview,
}

/// Keys of several pools, in the order of the units.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct Parts(#[n(0)] pub Vec<PoolKeys>);

/// Keys of one of several pools.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PoolKeys {
    /// The pool.
    #[n(0)]
    pub pool: Named<PoolId, PoolSlot>,
    /// The handles of its keys.
    #[n(1)]
    pub keys: Handles,
}

/// How a line is made good, where that is more than handing over its stock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PlacedTerms {
    /// How it is fulfilled.
    #[n(0)]
    pub kind: FulfilmentKind,
    /// The bundle that it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub part_of: Option<PlacedPart>,
    /// What the buyer answered: personal data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[n(2)]
    pub answers: Vec<FieldAnswer>,
    /// How many units have no stock yet.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(3)]
    pub short_units: u32,
}

/// The bundle that a line is a part of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PlacedPart {
    /// What was bought.
    #[n(0)]
    pub bundle: Named<VariantId, VariantSlot>,
    /// Which line of the quote it was, from 0: the parts of one line stand together.
    #[n(1)]
    pub cart_line: u32,
    /// How many bundles were bought.
    #[n(2)]
    pub bundles: u32,
}

/// What an order has beside its lines. With all lines it adds up to the order's total.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
pub struct PlacedExtras {
    /// Where it is taxed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(0)]
    pub region: Option<RegionId>,
    /// How it is shipped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub shipping_method: Option<ShippingMethodId>,
    /// What shipping costs.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(2)]
    pub shipping: Charge,
    /// What the buyer pays for the way to pay.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(3)]
    pub fee: Charge,
    /// What makes the total a round sum; negative where something was taken off.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(4)]
    pub rounding: Amount,
    /// What the buyer gets back with the delivery.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(5)]
    pub cashback: Amount,
    /// What offers with a cap for the customer or a budget gave to this order, and before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[n(6)]
    pub uses: Vec<PlacedUse>,
    /// The lines whose keys the buyer picked, and what these cost on top.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[n(7)]
    pub picked: Vec<PickedLine>,
}

/// What an offer whose amounts are remembered gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PlacedUse {
    /// The offer.
    #[n(0)]
    pub offer: Named<OfferId, BudgetSlot>,
    /// To the buyer before this order.
    #[n(1)]
    pub by_buyer: Amount,
    /// To all buyers before this order.
    #[n(2)]
    pub in_all: Amount,
    /// To this order; nothing where it was used up.
    #[n(3)]
    pub taken: Amount,
}

fn is_nothing<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Units of one variant that a reservation holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct ReservedUnits {
    /// The variant.
    #[n(0)]
    pub variant: Named<VariantId, VariantSlot>,
    /// How many were asked for.
    #[n(1)]
    pub wanted: u32,
    /// How many are held.
    #[n(2)]
    pub quantity: u32,
    /// The handles of their keys; empty where the stock has no keys.
    #[n(3)]
    pub keys: Handles,
    /// The keys of each pool, where the variant is fed by several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(4)]
    pub parts: Option<Box<Parts>>,
}

/// The keys of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct LineKeys {
    /// The line's position in the order, from 0.
    #[n(0)]
    pub line: u32,
    /// Their handles.
    #[n(1)]
    pub keys: Handles,
    /// The keys of a line that has several pools; `keys` is empty then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub parts: Option<Box<Parts>>,
}

/// Units of one line that are handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct DeliveredUnits {
    /// The line's position in the order, from 0.
    #[n(0)]
    pub line: u32,
    /// How many units.
    #[n(1)]
    pub units: u32,
    /// The handles of their keys; empty where the stock has no keys.
    #[n(2)]
    pub keys: Handles,
    /// The keys of a line that has several pools; `keys` is empty then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(3)]
    pub parts: Option<Box<Parts>>,
}

/// Units of one line that have no stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct ShortUnits {
    /// The line's position in the order, from 0.
    #[n(0)]
    pub line: u32,
    /// How many units.
    #[n(1)]
    pub units: u32,
}

/// One line of commission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct AccruedLine {
    /// Who earns.
    #[n(0)]
    pub promoter: NamedCustomer,
    /// The order's line, from 0.
    #[n(1)]
    pub line: u16,
    /// The bonus, by its position in the plan, from 0.
    #[n(2)]
    pub bonus: u8,
    /// The tier, from 1.
    #[n(3)]
    pub tier: u8,
    /// How much.
    #[n(4)]
    pub amount: Amount,
    /// How much more the rates would have paid, had the line's limit allowed.
    #[n(5)]
    pub cut: Amount,
    /// Whether it does not vest before the promoter is a partner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(6)]
    pub frozen: Option<bool>,
}

/// How much for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Share {
    /// Who earns.
    #[n(0)]
    pub promoter: NamedCustomer,
    /// How much.
    #[n(1)]
    pub amount: Amount,
}

/// Refunded units of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct RefundedLine {
    /// The line's position in the order, from 0.
    #[n(0)]
    pub line: u32,
    /// How many units.
    #[n(1)]
    pub units: u32,
    /// What they were worth.
    #[n(2)]
    pub amount: Amount,
    /// The handles of the keys that came back.
    #[n(3)]
    pub keys: Handles,
    /// Those of a line that has several pools; `keys` is empty then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(4)]
    pub parts: Option<Box<Parts>>,
}

/// So much of a payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PaymentPart {
    /// The payment.
    #[n(0)]
    pub payment: PaymentId,
    /// How much.
    #[n(1)]
    pub amount: Amount,
}

/// What is not so with most refunds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
pub struct RefundNotes {
    /// Which source gets how much of it back; absent where all goes to one place: the wallet, or the source of the
    /// order's only payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(0)]
    pub sources: Option<RefundSources>,
    /// What of it is given without units: so much of each line, as the lines tell, and so much beside them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub given: Option<Given>,
    /// What of the shipping stays paid although every unit came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub kept: Option<Charge>,
    /// Why it was made although the time for it is over or it is never made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(3)]
    pub despite: Option<String>,
    /// Cashback that could not be taken back, because the wallet has not as much.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(4)]
    pub cashback_lost: Amount,
    /// Whether the payer's bank took the money back.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(5)]
    pub charged_back: bool,
    /// Whether the units were faulty.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(6)]
    pub faulty: bool,
}

/// Keys as events tell them: of one pool, which the variant names, or of several.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
pub struct ToldKeys {
    /// Their handles in the variant's pool.
    #[n(0)]
    pub keys: Handles,
    /// The keys by pool, where the variant has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub parts: Option<Box<Parts>>,
}

/// What a supplier is owed for keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct SupplierShare {
    /// The supplier.
    #[n(0)]
    pub supplier: SupplierId,
    /// How much more, or with a minus less.
    #[n(1)]
    pub amount: Amount,
}

/// What a supplier or the platform has of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PartnerPaid {
    /// The position of the line in the order, from 0.
    #[n(0)]
    pub line: u16,
    /// The position of the bonus in the plan, from 0.
    #[n(1)]
    pub bonus: u8,
    /// The supplier; nobody for the platform.
    #[n(2)]
    pub supplier: Option<SupplierId>,
    /// How much.
    #[n(3)]
    pub amount: Amount,
    /// How much more the rate would have paid, had the line's limit allowed.
    #[n(4)]
    pub cut: Amount,
}

/// How much of such a share was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PartnerBack {
    /// The position of the share among the order's, from 0.
    #[n(0)]
    pub index: u32,
    /// How much.
    #[n(1)]
    pub amount: Amount,
}

/// A sub-shop's owner, and what the sub-shop adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Seller {
    /// The owner.
    #[n(0)]
    pub owner: NamedCustomer,
    /// What is added to the price at which it buys, in percent.
    #[n(1)]
    pub markup: Exact,
}

/// Whom somebody follows from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Follows {
    /// Who.
    #[n(0)]
    pub customer: NamedCustomer,
    /// Whom; nobody for the top of an own team.
    #[n(1)]
    pub leader: Option<NamedCustomer>,
}

/// Where a refund to the source goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct RefundSources {
    /// How much goes back to the source of which payment.
    #[n(0)]
    pub parts: Vec<PaymentPart>,
    /// What goes into the buyer's wallet, because it came from there or its source cannot get it.
    #[n(1)]
    pub wallet: Amount,
    /// Whether the gateway has still to confirm the parts.
    #[n(2)]
    pub awaited: bool,
}

/// How much of a commission line was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct ReversedLine {
    /// Whose commission.
    #[n(0)]
    pub promoter: NamedCustomer,
    /// The commission line's position among the order's, from 0.
    #[n(1)]
    pub index: u32,
    /// How much.
    #[n(2)]
    pub amount: Amount,
    /// Whether it was vested, so that it leaves the available balance.
    #[n(3)]
    pub vested: bool,
}

put_fields!(ReservedUnits { variant, wanted, quantity, keys, parts });
put_fields!(PlacedLine { variant, quantity, list, total, keys, tax, gift_of, parts, terms });
put_fields!(LineKeys { line, keys, parts });
put_fields!(ShortUnits { line, units });
put_fields!(DeliveredUnits { line, units, keys, parts });
put_fields!(AccruedLine { promoter, line, bonus, tier, amount, cut, frozen });
put_fields!(Share { promoter, amount });
put_fields!(PaymentPart { payment, amount });
put_derived!(Follows, Seller, PartnerPaid, PartnerBack, RefundNotes, RefundSources, ToldKeys, SupplierShare);
put_fields!(RefundedLine { line, units, amount, keys, parts });
put_fields!(ReversedLine { promoter, index, amount, vested });

/// What one promoter earns for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PeriodLine {
    /// Who earns.
    #[n(0)]
    pub promoter: NamedCustomer,
    /// The bonus, by its position in the plan, from 0.
    #[n(1)]
    pub bonus: u8,
    /// The volume that earns it.
    #[n(2)]
    pub volume: Amount,
    /// How much.
    #[n(3)]
    pub amount: Amount,
    /// How much more the terms would have paid, had the bonus's pool held it; absent where nothing was cut.
    #[n(4)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut: Option<Amount>,
}

/// What a customer's legs keep for the next period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct CarriedLegs {
    /// Whose.
    #[n(0)]
    pub customer: NamedCustomer,
    /// The bonus, by its position in the plan, from 0.
    #[n(1)]
    pub bonus: u8,
    /// The left leg, in minor units.
    #[n(2)]
    pub left: i64,
    /// The right leg, in minor units.
    #[n(3)]
    pub right: i64,
}
