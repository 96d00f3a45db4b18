//! What shops and buyers arrange around orders: reservations, gifts, sales, listings, notices.

use crate::gift::GiftTerms;
use crate::id::{ChannelId, ProductId, ReservationId, VariantId};
use crate::listing::{Listing, ReviewState};
use crate::notice::Templates;
use crate::reservation::ReservationEnd;
use crate::restock::Subscriber;
use crate::sale::Sale;
use crate::shop::event::facts::facts;
use crate::shop::event::{NamedCustomer, NamedOrder, ReservedUnits};
use crate::slot::{ChannelSlot, Named, ProductSlot, VariantSlot};
use crate::time::{Span, Time};
use crate::unpaid::Origin;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

facts! {
    /// An unpaid order is counted for the device and the contact that it comes from.
    OriginNoted {
        0 /// The order.
        order: NamedOrder,
        1 /// Where it comes from.
        origin: Box<Origin>,
    }
    /// Stock is held without an order.
    StockHeld {
        0 /// The reservation.
        reservation: ReservationId,
        1 /// The channel.
        channel: Named<ChannelId, ChannelSlot>,
        2 /// For whom; absent for a guest.
        buyer: Option<NamedCustomer>,
        3 /// For how long, in milliseconds.
        wait: Span,
        4 /// What is held.
        lines: Vec<ReservedUnits>,
        5 /// Where it comes from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        origin: Option<Box<Origin>>,
    }
    /// A reservation holds other units.
    ReservationResized {
        0 /// The reservation.
        reservation: ReservationId,
        1 /// All that it holds now.
        lines: Vec<ReservedUnits>,
    }
    /// A reservation's end is put off.
    ReservationExtended {
        0 /// The reservation.
        reservation: ReservationId,
        1 /// When it ends now.
        expires: Time,
    }
    /// A reservation is over; what it held is free.
    ReservationEnded {
        0 /// The reservation.
        reservation: ReservationId,
        1 /// Why.
        end: ReservationEnd,
    }
    /// An order takes units over from a reservation.
    ReservationDrawn {
        0 /// The reservation.
        reservation: ReservationId,
        1 /// What it keeps; it is over where it keeps nothing.
        left: Vec<ReservedUnits>,
    }
    /// A variant's sale is limited.
    SalePut {
        0 /// The variant.
        variant: Named<VariantId, VariantSlot>,
        1 /// The limits.
        sale: Box<Sale>,
    }
    /// Notices have these texts.
    TemplatesPut {
        0 /// The texts.
        templates: Box<Templates>,
    }
    /// An order is a gift.
    GiftPrepared {
        0 /// The order.
        order: NamedOrder,
        1 /// How it is claimed.
        terms: Box<GiftTerms>,
    }
    /// Somebody tried a wrong code.
    GiftMissed {
        0 /// The order.
        order: NamedOrder,
    }
    /// A gift is claimed.
    GiftClaimed {
        0 /// The order.
        order: NamedOrder,
        1 /// Who receives it.
        recipient: NamedCustomer,
    }
    /// Nobody claimed a gift in time.
    GiftLapsed {
        0 /// The order.
        order: NamedOrder,
    }
    /// Somebody waits for a variant.
    RestockSubscribed {
        0 /// The variant.
        variant: Named<VariantId, VariantSlot>,
        1 /// Who.
        subscriber: Box<Subscriber>,
    }
    /// Somebody waits no more.
    RestockUnsubscribed {
        0 /// The variant.
        variant: Named<VariantId, VariantSlot>,
        1 /// Who.
        subscriber: Box<Subscriber>,
    }
    /// Those who waited first are told that a variant is available; they wait no more.
    RestockTold {
        0 /// The variant.
        variant: Named<VariantId, VariantSlot>,
        1 /// Who; nobody where it is gone again.
        subscribers: Vec<Subscriber>,
        2 /// Whether others are told next.
        more: bool,
    }
    /// A channel shows a product otherwise.
    ListingPut {
        0 /// What is other.
        listing: Box<Listing>,
    }
    /// A product is reviewed.
    ProductReviewed {
        0 /// The product.
        product: Named<ProductId, ProductSlot>,
        1 /// Where it stands.
        state: ReviewState,
        2 /// Who says so.
        by: String,
        3 /// Why.
        reason: Option<String>,
    }
}
