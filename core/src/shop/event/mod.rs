//! Events (事件): what happened. An event holds results (the price, the key's handle, the share), so that history does not
//! change when code does. Amounts are minor units of the shop's currency.

mod after_sale;
mod archive;
mod commission;
mod facts;
mod fulfilment;
mod money;
mod orders;
mod parts;
mod people;
mod reach;
mod setup;
mod stock;

pub use after_sale::{ComplaintOpened, ComplaintOverdue, ComplaintResolved, UnitsReplaced};
pub use archive::{LookupFailed, OrderMadeFindable, OrderRestored, OrdersArchived};
pub use commission::{
    BrushingFound, ChainMoved, CommissionAccrued, CommissionReversed, CommissionVested, MarginWarned,
    PartnersPaid, PartnersReversed, PeriodClosed, PeriodPaid, SoldThrough, SubShopPut, SupplierSettled,
    WithdrawalApproved, WithdrawalRequested, WithdrawalSettled,
};
pub use fulfilment::{
    AnswersErased, BackorderOverdue, ContentDownloaded, ContentReissued, DeliveryFailed, DeliveryRetryDue,
    KeysRevealed, MembershipEnded, MembershipGranted, MembershipTakenBack, ParcelArrived, ParcelSent,
    UnitsDelivered, UnitsShort,
};
pub use money::{
    ChargedBack, CostIncurred, MoneySpared, PaidFromWallet, PartPaid, PartsSpared, PaymentReturned,
    RefundSettled, WalletAdjusted, WalletToppedUp,
};
pub use orders::{
    HoldReleased, LatePaymentCredited, OrderCancelled, OrderCompleted, OrderDelivered, OrderExpired,
    OrderExtended, OrderHeld, OrderInReview, OrderPaid, OrderPlaced, OrderRefunded, OrderResized,
    StockReservedAgain,
};
pub use parts::{
    AccruedLine, BatchMore, CarriedLegs, DeliveredUnits, ErasedName, Follows, ImportedPreview, LevelChange,
    LineKeys, LookedAt, MoveReason, MovedBalances, PartnerBack, PartnerPaid, Parts, PaymentPart, PeriodLine,
    PlacedExtras, PlacedLine, PlacedPart, PlacedTerms, PlacedUse, PoolKeys, RefundNotes, RefundSources,
    RefundedLine, ReservedUnits, ReversedLine, Seller, Share, ShortUnits, SupplierShare, ToldKeys,
};
pub use people::{
    ConsentSet, CustomerErased, CustomerMoved, CustomerPlaced, CustomerRegistered, CustomersMerged,
    CustomersUnmerged, IdentityLinked, InviterBound, LevelGiven, LevelSet, LevelsReviewed,
    PlacementTreeOpened, StandingSet, TouchRecorded,
};
pub use reach::{
    GiftClaimed, GiftLapsed, GiftMissed, GiftPrepared, ListingPut, OriginNoted, ProductReviewed,
    ReservationDrawn, ReservationEnded, ReservationExtended, ReservationResized, RestockSubscribed,
    RestockTold, RestockUnsubscribed, SalePut, StockHeld, TemplatesPut,
};
pub use setup::{
    ChannelPut, LevelPut, PlanPublished, PoolOpened, PriceBookPublished, ProductPut, ReusableKeyPut,
    SessionClosed, SessionOpened, ShopOpened,
};
pub use stock::{
    BatchQuarantined, BatchReleased, KeysExpired, KeysExported, KeysImported, PoolConfigured, QuotasPut,
    StockAdjusted, StockAlertPut, StockAlerted, StockAllotted,
};

use facts::AboutOrder;
pub(crate) use facts::OrderName;

use crate::codec::{Out, Put, put_derived};
use crate::commission::Exclusion;
use crate::id::{CustomerId, OrderId};
use crate::listing::ReviewState;
use crate::lookup::FoundBy;
use crate::money::Exact;
use crate::order::{ParcelLine, Worth};
use crate::reservation::ReservationEnd;
use crate::restock::Subscriber;
use crate::shop::command::{
    ArchivedBytes, ChannelQuota, RefundTo, Resolution, ReturnFrom, Settlement, StockName,
};
use crate::slot::{CustomerSlot, Named, OrderSlot};
use crate::stock::{AlertLevels, AlertState, PoolTerms, RejectedKey, ReusableLimits, SealedKey};
use crate::unpaid::Origin;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A customer as events name one.
pub type NamedCustomer = Named<CustomerId, CustomerSlot>;
/// An order as events name one.
pub type NamedOrder = Named<OrderId, OrderSlot>;

put_derived!(
    Exact,
    Exclusion,
    Subscriber,
    ReviewState,
    FoundBy,
    Origin,
    ReservationEnd,
    ArchivedBytes,
    Worth,
    ParcelLine,
    SealedKey,
    RejectedKey,
    ReusableLimits,
    RefundTo,
    ReturnFrom,
    Settlement,
    PoolTerms,
    StockName,
    ChannelQuota,
    AlertLevels,
    AlertState,
    Resolution
);

/// Gathers the events under their numbers.
macro_rules! events {
    ($( $n:literal $name:ident; )*) => {
        $(
            impl From<$name> for Event {
                fn from(event: $name) -> Self {
                    Self::$name(event)
                }
            }
        )*

        /// What happened, one variant per fact.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
        #[serde(rename_all = "snake_case")]
        #[cbor(flat)]
        #[non_exhaustive]
        pub enum Event {
            $(
                #[doc = concat!("See [`", stringify!($name), "`].")]
                #[n($n)]
                $name(#[n(0)] $name)
            ),*
        }

        /// A list of the fact's number and the fact.
        impl Put for Event {
            fn put(&self, out: &mut Out<'_>) {
                out.list(2);
                match self {
                    $( Self::$name(event) => {
                        out.number($n);
                        event.put(out);
                    } )*
                }
            }
        }

        impl Event {
            /// The order that the fact is about, where it is about one.
            pub(crate) fn order(&self) -> Option<OrderName<'_>> {
                match self { $( Self::$name(event) => event.about() ),* }
            }

            /// The name of every fact.
            pub const NAMES: &'static [&'static str] = &[ $( stringify!($name) ),* ];

            /// The name of the fact.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self { $( Self::$name(_) => stringify!($name) ),* }
            }
        }
    };
}

events! {
    0 ShopOpened;
    1 SessionOpened;
    2 SessionClosed;
    3 ChannelPut;
    4 LevelPut;
    5 PoolOpened;
    6 ProductPut;
    7 KeysImported;
    8 StockAdjusted;
    9 ReusableKeyPut;
    10 PriceBookPublished;
    11 PlanPublished;
    12 CustomerRegistered;
    13 InviterBound;
    14 LevelSet;
    15 OrderPlaced;
    16 OrderExpired;
    17 OrderCancelled;
    18 OrderPaid;
    19 StockReservedAgain;
    20 OrderHeld;
    21 LatePaymentCredited;
    22 HoldReleased;
    23 OrderDelivered;
    24 CommissionAccrued;
    25 OrderCompleted;
    26 CommissionVested;
    27 OrderRefunded;
    28 CommissionReversed;
    29 KeysRevealed;
    30 WithdrawalRequested;
    100 PeriodClosed;
    101 PeriodPaid;
    103 PartnersPaid;
    104 PartnersReversed;
    105 SupplierSettled;
    106 MarginWarned;
    107 ChainMoved;
    108 BrushingFound;
    109 SubShopPut;
    113 SoldThrough;
    102 WithdrawalApproved;
    31 WithdrawalSettled;
    40 PoolConfigured;
    41 BatchQuarantined;
    42 BatchReleased;
    43 KeysExported;
    44 QuotasPut;
    45 StockAlertPut;
    46 StockAlerted;
    32 KeysExpired;
    50 UnitsDelivered;
    70 OrdersArchived;
    71 OrderRestored;
    72 OrderMadeFindable;
    73 LookupFailed;
    51 ParcelSent;
    52 ParcelArrived;
    53 ContentDownloaded;
    54 ContentReissued;
    55 MembershipGranted;
    56 MembershipTakenBack;
    57 MembershipEnded;
    58 AnswersErased;
    59 StockAllotted;
    130 UnitsShort;
    131 DeliveryFailed;
    132 DeliveryRetryDue;
    133 BackorderOverdue;
    80 OriginNoted;
    81 StockHeld;
    82 ReservationResized;
    83 ReservationExtended;
    84 ReservationEnded;
    85 ReservationDrawn;
    86 OrderResized;
    87 OrderExtended;
    88 SalePut;
    89 TemplatesPut;
    170 GiftPrepared;
    171 GiftMissed;
    172 GiftClaimed;
    173 GiftLapsed;
    174 RestockSubscribed;
    175 RestockUnsubscribed;
    176 RestockTold;
    177 ListingPut;
    178 ProductReviewed;
    90 CustomerMoved;
    92 CustomersMerged;
    93 CustomersUnmerged;
    60 PartPaid;
    61 MoneySpared;
    62 PartsSpared;
    63 PaidFromWallet;
    64 WalletToppedUp;
    65 WalletAdjusted;
    66 PaymentReturned;
    67 RefundSettled;
    91 IdentityLinked;
    95 ConsentSet;
    96 CustomerErased;
    97 StandingSet;
    112 LevelGiven;
    110 LevelsReviewed;
    98 CustomerPlaced;
    99 PlacementTreeOpened;
    68 ChargedBack;
    69 OrderInReview;
    120 CostIncurred;
    121 UnitsReplaced;
    122 ComplaintOpened;
    134 ComplaintOverdue;
    123 ComplaintResolved;
    111 TouchRecorded;
}
