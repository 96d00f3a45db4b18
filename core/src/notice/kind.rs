use core::fmt;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Declares what can be told, with the parameters of each kind.
macro_rules! kinds {
    ($( $n:literal $(#[$doc:meta])* $name:ident = $text:literal [ $($param:ident),* ]; )*) => {
        /// What is told.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode)]
        #[serde(rename_all = "snake_case")]
        #[cbor(index_only)]
        pub enum NoticeKind {
            $( $(#[$doc])* #[n($n)] $name ),*
        }

        impl NoticeKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[ $( Self::$name ),* ];

            /// Its name, as documents write it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Self::$name => $text ),* }
            }

            /// The parameters that it has, and that its templates may name.
            #[must_use]
            pub const fn params(self) -> &'static [Param] {
                match self { $( Self::$name => &[ $( Param::$param ),* ] ),* }
            }
        }
    };
}

kinds! {
    0 /// An order is placed and awaits its payment.
    OrderPlaced = "order_placed" [Order, Total, Goods, Until];
    1 /// An order is paid.
    OrderPaid = "order_paid" [Order, Total, Goods];
    2 /// Units of an order are delivered.
    OrderDelivered = "order_delivered" [Order, Total, Goods];
    3 /// An order was paid too late and waits for a person.
    OrderHeld = "order_held" [Order, Total, Amount];
    4 /// An unpaid order's time is over.
    OrderExpired = "order_expired" [Order, Total];
    5 /// An unpaid order was given up.
    OrderCancelled = "order_cancelled" [Order, Total];
    6 /// Money of an order went back.
    OrderRefunded = "order_refunded" [Order, Total, Amount];
    7 /// Late money of an order is in the buyer's wallet.
    MoneyCredited = "money_credited" [Order, Amount];
    8 /// What a delivery could not hand over, and why.
    DeliveryFailed = "delivery_failed" [Order, Reason];
    9 /// Few units are left.
    LowStock = "low_stock" [What, Count];
    10 /// No unit is left.
    OutOfStock = "out_of_stock" [What];
    11 /// Something is available again.
    Restock = "restock" [What];
    12 /// A gift is paid and may be claimed.
    GiftReady = "gift_ready" [Order, Goods, Until];
    13 /// A gift was claimed: for the one who receives it.
    GiftReceived = "gift_received" [Order, Goods, Message];
    14 /// A gift was claimed: for the one who paid it.
    GiftClaimed = "gift_claimed" [Order, Goods];
    15 /// Nobody claimed a gift in time; its money went back.
    GiftExpired = "gift_expired" [Order, Goods];
    16 /// A part of what an order costs is paid.
    PartPaid = "part_paid" [Order, Amount, Left];
    17 /// A part of an order is delivered.
    PartDelivered = "part_delivered" [Order, Goods];
    18 /// A parcel is on its way.
    ParcelSent = "parcel_sent" [Order, Carrier, Tracking];
    19 /// A paid order is held for a person to look at.
    OrderInReview = "order_in_review" [Order];
    20 /// What is sold ahead did not come in time.
    StockOverdue = "stock_overdue" [Order, What];
    21 /// Units were exchanged.
    UnitsReplaced = "units_replaced" [Order, What, Count];
    22 /// A buyer complains: for the merchant.
    ComplaintOpened = "complaint_opened" [Order, Reason];
    23 /// A complaint was not answered in time: for the merchant.
    ComplaintOverdue = "complaint_overdue" [Order];
    24 /// A complaint ended.
    ComplaintEnded = "complaint_ended" [Order];
    25 /// A level that was bought is over.
    MembershipEnded = "membership_ended" [What];
}

/// Declares the parameters.
macro_rules! params {
    ($( $(#[$doc:meta])* $name:ident = $text:literal; )*) => {
        /// A parameter, by the name that templates write in braces.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Param {
            $( $(#[$doc])* $name ),*
        }

        impl Param {
            /// Its name, as templates write it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Self::$name => $text ),* }
            }

            pub(super) fn find(name: &str) -> Option<Self> {
                match name { $( $text => Some(Self::$name), )* _ => None }
            }
        }
    };
}

params! {
    /// The order's id.
    Order = "order";
    /// The price of everything.
    Total = "total";
    /// An amount of money.
    Amount = "amount";
    /// What is bought: names and quantities.
    Goods = "goods";
    /// A moment.
    Until = "until";
    /// Why, as a person wrote it.
    Reason = "reason";
    /// What is told of: a variant or a pool.
    What = "what";
    /// How many.
    Count = "count";
    /// What the giver wrote.
    Message = "message";
    /// What is still to be paid.
    Left = "left";
    /// Who carries a parcel.
    Carrier = "carrier";
    /// The carrier's number for it.
    Tracking = "tracking";
}

impl fmt::Display for NoticeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Param {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_documents() {
        for kind in NoticeKind::ALL {
            let json = serde_json::to_string(kind).unwrap();
            assert_eq!(json, alloc::format!("\"{kind}\""));
            for param in kind.params() {
                assert_eq!(Param::find(param.name()), Some(*param));
                assert_eq!(serde_json::to_string(param).unwrap(), alloc::format!("\"{param}\""));
            }
        }
        assert_eq!(Param::find("key"), None);
    }
}
