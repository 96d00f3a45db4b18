//! Commands (命令): what a host asks of a shop.

mod after_sale;
mod archive;
mod fulfilment;
mod lookup;
mod money;
mod network;
mod orders;
mod people;
mod put;
mod reach;
mod sales;
mod setup;
mod stock;

pub use after_sale::{OpenComplaint, ReplaceUnits, Resolution, ResolveComplaint};
pub use archive::{Archive, ArchivedBytes, Restore};
pub use fulfilment::{EraseAnswers, RecordArrival, RecordDownload, ReissueContent, ReportDeliveryFailure};
pub use lookup::LookupOrders;
pub use money::{
    AdjustWallet, HoldOrder, PayFromWallet, RecordChargeback, ReturnFrom, ReturnPayment, SettleRefund,
    TopUpWallet,
};
pub use network::{
    Blocking, EraseCustomer, LinkIdentity, MergeCustomers, MoveCustomer, OpenPlacementTree, PlaceCustomer,
    RecordTouch, SetConsent, SetStanding, UnlinkIdentity, UnmergeCustomers,
};
pub use orders::{
    CancelOrder, CompleteOrder, Deliver, DeliverLine, PlaceOrder, RecordPayment, RefundLine, RefundOrder,
    RefundTo, ReleaseHold, RevealKeys, SentParcel,
};
pub use people::{
    ApproveWithdrawal, BindInviter, RegisterCustomer, RequestWithdrawal, SetCustomerLevel, SettleWithdrawal,
    Settlement,
};
pub use reach::{
    ClaimGift, ExtendOrder, ExtendReservation, PutListing, PutSale, PutTemplates, ReleaseReservation,
    Reserve, ResizeOrder, ResizeReservation, ReviewProduct, SubscribeRestock, UnsubscribeRestock,
};
pub use sales::{ClosePeriod, PolicyOverride, PublishPlan, PublishPriceBook, PutSubShop, SettleSupplier};
pub use setup::{
    AdjustStock, CloseSession, ImportKeys, OpenPool, OpenSession, PutChannel, PutLevel, PutProduct,
    PutReusableKey, Tick,
};
pub use stock::{
    ChannelQuota, ConfigurePool, ExportKeys, KeyPreview, PutQuotas, PutStockAlert, QuarantineBatch,
    ReleaseBatch, StockName,
};

use crate::id::{ClientId, CommandId, TraceId};
use crate::refusal::{quoted, refusals};
use crate::shop::Version;
use crate::time::Time;
use crate::{codec, document};
use alloc::string::{String, ToString};
use minicbor::data::Type;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

refusals! {
    /// Why bytes are not a command.
    pub enum CommandRefusal {
        /// Not JSON of a command.
        BadJson { line: usize, column: usize, reason: String } = "command.bad_json",
            "not a command at line {line}, column {column}: {reason}";
        /// Not CBOR of a command.
        BadCbor { reason: String } = "command.bad_cbor", "not a command: {reason}";
        /// Larger than is read.
        TooLarge { bytes: usize, limit: usize } = "command.too_large",
            "a command of {bytes} bytes is larger than the {limit} that are read";
        /// Another command had this id.
        Conflict { id: CommandKey } = "command.conflict", "command `{id}` was used for something else";
        /// The client has no session.
        NoSession { client: ClientId } = "session.unknown", "client `{client}` has no open session";
        /// The session is open already.
        SessionOpen { client: ClientId } = "session.exists", "client `{client}` has a session already";
        /// Every session is taken.
        TooManySessions { limit: u32 } = "session.too_many", "a shop has at most {limit} open sessions";
        /// Not the next number of the session.
        OutOfSequence { client: ClientId, expected: u64, got: u64 } = "session.out_of_sequence",
            "client `{client}` must send command {expected} next, not {got}";
    }
}

/// The largest command that is read from bytes: 256 MiB.
pub const MAX_COMMAND_LEN: usize = 256 << 20;

/// A command: who asks, when, and what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// What makes the command unique: the same key with the same body is answered as before and does nothing.
    #[n(0)]
    pub id: CommandKey,
    /// The moment it is asked for. Logical time never runs back: an earlier one takes the time of the last command.
    #[n(1)]
    pub at: Time,
    /// The host's id that follows a request through all systems; it stands in the record.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<TraceId>,
    /// What is asked.
    #[n(3)]
    pub body: Body,
    /// The version of the order or the stock that the command was made for: where it is at another, the command is refused.
    #[n(4)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_version: Option<Version>,
}

/// What makes a command unique.
///
/// In JSON and in CBOR it is either a text or the client with the number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum CommandKey {
    /// The host's own text, remembered for a window of time and number. The cheaper way is a session.
    Text(CommandId),
    /// A number in a session: one past the last command of the client.
    Numbered(Numbered),
}

/// A numbered command of a session.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Numbered {
    /// The client.
    #[n(0)]
    pub client: ClientId,
    /// The number of the command, from 1: one past the last that did something. A command that was rejected or had
    /// nothing to do leaves its number free.
    #[n(1)]
    pub sequence: u64,
}

impl<C> Encode<C> for CommandKey {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        match self {
            Self::Text(id) => id.encode(e, ctx),
            Self::Numbered(numbered) => numbered.encode(e, ctx),
        }
    }
}

impl<'b, C> Decode<'b, C> for CommandKey {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        match d.datatype()? {
            Type::String => d.decode_with(ctx).map(Self::Text),
            _ => d.decode_with(ctx).map(Self::Numbered),
        }
    }
}

impl core::fmt::Display for CommandKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Text(id) => id.fmt(f),
            Self::Numbered(Numbered { client, sequence }) => write!(f, "{client}#{sequence}"),
        }
    }
}

impl From<CommandId> for CommandKey {
    fn from(id: CommandId) -> Self {
        Self::Text(id)
    }
}

impl From<Numbered> for CommandKey {
    fn from(numbered: Numbered) -> Self {
        Self::Numbered(numbered)
    }
}

impl Command {
    /// A command without a trace id.
    #[must_use]
    pub fn new(id: impl Into<CommandKey>, at: Time, body: impl Into<Body>) -> Self {
        Self { id: id.into(), at, trace: None, body: body.into(), expected_version: None }
    }

    /// The same command, made for a version.
    #[must_use]
    pub fn expecting(self, version: Version) -> Self {
        Self { expected_version: Some(version), ..self }
    }

    /// The same command with a trace id.
    #[must_use]
    pub fn traced(self, trace: TraceId) -> Self {
        Self { trace: Some(trace), ..self }
    }

    /// Reads a command from JSON.
    ///
    /// # Errors
    /// [`CommandRefusal::BadJson`] with the place and the rule that was broken, [`CommandRefusal::TooLarge`].
    pub fn from_json(json: &[u8]) -> Result<Self, CommandRefusal> {
        check_len(json)?;
        let text = core::str::from_utf8(json).map_err(|error| not_utf8(json, error.valid_up_to()))?;
        Self::from_json_text(text)
    }

    /// As [`from_json`](Self::from_json), from text.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json).
    pub fn from_json_text(json: &str) -> Result<Self, CommandRefusal> {
        check_len(json.as_bytes())?;
        // One reader for everything: each kind of reader is one more copy of all parsers.
        serde_json::from_str(json).map_err(|error| CommandRefusal::BadJson {
            line: error.line(),
            column: error.column(),
            reason: document::reason(&error),
        })
    }

    /// Reads a command from CBOR with numbered fields.
    ///
    /// # Errors
    /// [`CommandRefusal::BadCbor`], [`CommandRefusal::TooLarge`].
    pub fn from_cbor(cbor: &[u8]) -> Result<Self, CommandRefusal> {
        check_len(cbor)?;
        let read = codec::check_cbor(cbor).and_then(|()| minicbor::decode(cbor));
        read.map_err(|error| CommandRefusal::BadCbor { reason: quoted(&error.to_string()) })
    }
}

fn not_utf8(bytes: &[u8], good: usize) -> CommandRefusal {
    let before = bytes.get(..good).unwrap_or_default();
    let lines = before.iter().filter(|byte| **byte == b'\n').count();
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
    CommandRefusal::BadJson {
        line: lines.saturating_add(1),
        column: column.saturating_add(1),
        reason: "not UTF-8".to_string(),
    }
}

fn check_len(bytes: &[u8]) -> Result<(), CommandRefusal> {
    if bytes.len() > MAX_COMMAND_LEN {
        return Err(CommandRefusal::TooLarge { bytes: bytes.len(), limit: MAX_COMMAND_LEN });
    }
    Ok(())
}

/// Declares the body of a command: every use case of the shop, numbered for CBOR.
macro_rules! bodies {
    ($( $n:literal $(#[$doc:meta])* $name:ident; )*) => {
        /// What is asked, one variant per use case.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Body {
            $( $(#[$doc])* #[n($n)] $name(#[n(0)] $name), )*
        }

        impl Body {
            /// The name of every use case.
            pub const NAMES: &'static [&'static str] = &[ $( stringify!($name) ),* ];

            /// The name of the use case.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self { $( Self::$name(_) => stringify!($name) ),* }
            }
        }

        $( impl From<$name> for Body {
            fn from(body: $name) -> Self {
                Self::$name(body)
            }
        } )*
    };
}

bodies! {
    0 /// Opens a client's session.
    OpenSession;
    1 /// Closes a client's session.
    CloseSession;
    2 /// Does what is due.
    Tick;
    3 /// Adds or replaces a channel.
    PutChannel;
    4 /// Adds or replaces a membership level.
    PutLevel;
    5 /// Opens a pool of keys.
    OpenPool;
    6 /// Adds or replaces a product.
    PutProduct;
    7 /// Adds a batch of sealed keys to a pool.
    ImportKeys;
    8 /// Adds to or takes from a counted stock.
    AdjustStock;
    9 /// Sets the reusable key of a variant.
    PutReusableKey;
    10 /// Publishes a price book.
    PublishPriceBook;
    11 /// Publishes a commission plan.
    PublishPlan;
    12 /// Registers a customer.
    RegisterCustomer;
    13 /// Binds a customer to an inviter.
    BindInviter;
    14 /// Gives a customer a level.
    SetCustomerLevel;
    15 /// Places an order.
    PlaceOrder;
    16 /// Gives up an unpaid order.
    CancelOrder;
    17 /// Records a payment notice of a gateway.
    RecordPayment;
    18 /// Delivers a paid order or a part of it.
    Deliver;
    19 /// Completes a fulfilled order early.
    CompleteOrder;
    20 /// Refunds an order or a part of it.
    RefundOrder;
    21 /// Lets a held order go on.
    ReleaseHold;
    22 /// Shows delivered keys again.
    RevealKeys;
    23 /// Asks for commission to be paid out.
    RequestWithdrawal;
    24 /// Says how a withdrawal ended.
    SettleWithdrawal;
    70 /// Holds stock without an order.
    Reserve;
    71 /// Holds other units.
    ResizeReservation;
    72 /// Puts off the end of a reservation.
    ExtendReservation;
    73 /// Gives up a reservation or a part of it.
    ReleaseReservation;
    74 /// Changes what an unpaid order buys.
    ResizeOrder;
    75 /// Puts off the deadline of an unpaid order.
    ExtendOrder;
    76 /// Sets the limits of a variant's sale.
    PutSale;
    77 /// Sets the texts of notices.
    PutTemplates;
    78 /// Claims a gift.
    ClaimGift;
    79 /// Wants to be told of a restock.
    SubscribeRestock;
    170 /// Does not want to be told of a restock any more.
    UnsubscribeRestock;
    171 /// Says what is other about a product on a channel.
    PutListing;
    172 /// Says where the review of a product stands.
    ReviewProduct;
    90 /// Closes a period.
    ClosePeriod;
    93 /// Makes a channel a sub-shop.
    PutSubShop;
    92 /// Pays a supplier.
    SettleSupplier;
    91 /// Lets a withdrawal be paid.
    ApproveWithdrawal;
    40 /// Says that a parcel arrived.
    RecordArrival;
    41 /// Counts a download of delivered content.
    RecordDownload;
    42 /// Gives delivered content out anew.
    ReissueContent;
    43 /// Forgets what the buyer of an order answered.
    EraseAnswers;
    44 /// Says that a delivery failed.
    ReportDeliveryFailure;
    30 /// Says how a pool sells its keys.
    ConfigurePool;
    31 /// Takes a batch out of sale and tells whom it affects.
    QuarantineBatch;
    32 /// Ends a batch's quarantine.
    ReleaseBatch;
    33 /// Takes keys out of the shop.
    ExportKeys;
    34 /// Shares a stock out among channels.
    PutQuotas;
    35 /// Watches a stock.
    PutStockAlert;
    80 /// Moves a customer to another inviter.
    MoveCustomer;
    83 /// Merges a customer into another.
    MergeCustomers;
    84 /// Undoes a merge.
    UnmergeCustomers;
    81 /// Links an identity to a customer.
    LinkIdentity;
    82 /// Ends a link.
    UnlinkIdentity;
    86 /// Keeps what a customer allows.
    SetConsent;
    87 /// Forgets a person.
    EraseCustomer;
    88 /// Says what a customer may be.
    SetStanding;
    89 /// Gives a customer a seat in a placement tree.
    PlaceCustomer;
    110 /// Opens a placement tree.
    OpenPlacementTree;
    111 /// Keeps what brought a customer.
    RecordTouch;
    50 /// Records a payment into a wallet.
    TopUpWallet;
    51 /// Pays an order from its buyer's wallet.
    PayFromWallet;
    52 /// Changes a wallet by hand.
    AdjustWallet;
    53 /// Sends money of a payment back that buys nothing.
    ReturnPayment;
    54 /// Says how a refund to the source ended.
    SettleRefund;
    60 /// Takes orders out of memory that came to an end.
    Archive;
    61 /// Takes an archived order back into memory.
    Restore;
    62 /// Looks orders up by contact and secret.
    LookupOrders;
    55 /// Records that a payer's bank took money back.
    RecordChargeback;
    56 /// Holds a paid order for a person to look at.
    HoldOrder;
    57 /// Exchanges units that the buyer has.
    ReplaceUnits;
    58 /// Opens a complaint about a delivered order.
    OpenComplaint;
    59 /// Ends a complaint.
    ResolveComplaint;
}
