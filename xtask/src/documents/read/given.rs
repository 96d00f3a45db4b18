//! What stands in no derive: forms that code writes, and the names that other languages need.

use crate::documents::model::{Form, Scalar, Type};

/// Types whose form in JSON is written by code.
pub fn scalar(name: &str) -> Option<(Option<Scalar>, &'static str)> {
    let (scalar, docs) = match name {
        "Amount" => (Scalar::Minor, "An amount in minor units of the shop's currency; always exact."),
        "ArchivedBytes" => (Scalar::Text, "An archived order: base64."),
        "BodyHash" => (Scalar::Text, "A hash of a command's body: 32 lower-case hexadecimal digits."),
        "ClockTime" => (Scalar::Text, "A time of day: `08:30`."),
        "ContactHash" => (Scalar::Text, "A hash of a contact, made by the host: 32 hexadecimal digits."),
        "CouponCode" => (Scalar::Text, "A coupon's code."),
        "Currency" => (Scalar::Text, "A currency: `CNY`."),
        "Digest" => (Scalar::Text, "A digest: 64 hexadecimal digits."),
        "Exact" => (Scalar::Decimal, "A decimal: `0.15`."),
        "Fingerprint" => (Scalar::Text, "Tells equal keys: 32 hexadecimal digits."),
        "Money" => (Scalar::Money, "Money: `98.00 CNY`."),
        "RawId" => (Scalar::Text, "An id."),
        "Seal" => (Scalar::Text, "A seal: hexadecimal digits."),
        "SecretHash" => (Scalar::Text, "A hash of a secret, made by the host: 32 hexadecimal digits."),
        "Span" => (Scalar::Span, "A span of time in milliseconds."),
        "Sum" => (Scalar::Money, "A sum of money of any size: `98.00 CNY`."),
        "Time" => (Scalar::Time, "A moment, in milliseconds since 1970 in UTC."),
        "Version" => (Scalar::Text, "A version of an order or a stock: 16 hexadecimal digits."),
        "Handles" => return Some((None, "Some keys of one pool, by their handles.")),
        _ => return None,
    };
    Some((Some(scalar), docs))
}

/// The form of `Handles`.
pub fn handles() -> Form {
    Form::Alias(Type::List(Box::new(Type::Integer)))
}

/// Where the documents begin; all that they name is found.
pub const ROOTS: &[&str] = &[
    "Command",
    "Body",
    "Event",
    "Reply",
    "Settings",
    "embed/Told",
    "Decided",
    "Record",
    "Cart",
    "Quote",
    "PriceBook",
    "Grant",
    "LintSettings",
    "Finding",
    "BestCoupons",
    "Split",
    "Plan",
    "commission/Sale",
    "Commissions",
    "Policy",
    "PlanFindings",
    "MarketDocument",
    "SimulatedView",
    "BoundView",
    "KeyFormat",
    "ParsedView",
    "SealedView",
    "SealedKey",
    "VerifiedView",
];

/// Names that other languages, or the packages, give to something else.
pub fn renamed(world: &str, name: &str) -> Option<&'static str> {
    Some(match (world, name) {
        ("shop", "Outcome") => "OrderOutcome",
        ("commission", "Sale") => "Sale",
        ("sale", "Sale") => "SaleLimits",
        ("embed", "Told") => "Done",
        (_, "Plan") => "CommissionPlan",
        (_, "StepView") => "Step",
        (_, "Record") => "JournalRecord",
        (_, "Output") => "NoticeOutput",
        (_, "Value") => "NoticeValue",
        (_, "MarketDocument") => "Market",
        (_, "SimulatedView") => "Simulated",
        (_, "ComparedView") => "Compared",
        (_, "BoundView") => "Bound",
        (_, "ShareDocument") => "LevelOfMarket",
        (_, "ParsedView") => "KeyFileReport",
        (_, "SealedView") => "SealedKeys",
        (_, "VerifiedView") => "Verified",
        _ => return None,
    })
}

/// What answers the queries that no one function answers.
pub fn answer(query: &str) -> Option<&'static str> {
    Some(match query {
        "Check" => "Option<String>",
        "TrialBalance" => "String",
        "Policy" => "Policy",
        "FulfilmentQueue" => "Vec<QueuedOrder>",
        _ => return None,
    })
}

/// The world of [`BY_HAND`].
pub const HAND: &str = "hand";

/// Whether the form of a type is declared in [`BY_HAND`], whatever the core's type looks like.
pub fn is_by_hand(name: &str) -> bool {
    BY_HAND.contains(&format!("struct {name} {{")) || BY_HAND.contains(&format!("enum {name} {{"))
}

/// Types that code writes, as a derive would have them: beside `core/src/pricing/json.rs` and its like.
pub const BY_HAND: &str = include_str!("by_hand.rs");
