use crate::id::{OrderId, ReservationId, VariantId};
use crate::money::Money;
use crate::refusal::refusals;
use crate::time::Time;
use alloc::string::String;

refusals! {
    /// Why stock is not held, or not held longer or otherwise.
    pub enum ReservationRefusal {
        /// No such reservation is open.
        Unknown { reservation: ReservationId } = "reservation.unknown", "reservation `{reservation}` is not open";
        /// The id is that of an open reservation.
        Exists { reservation: ReservationId } = "reservation.exists", "reservation `{reservation}` is open already";
        /// A reservation without lines, or with too many.
        LineCount { count: usize, limit: usize } = "reservation.line_count",
            "a reservation has 1 to {limit} lines, not {count}";
        /// The same variant twice.
        LineTwice { variant: VariantId } = "reservation.line_twice", "variant `{variant}` stands twice in the reservation";
        /// No units of a line.
        NoUnits { variant: VariantId } = "reservation.no_units", "a reservation of no units of `{variant}` holds nothing";
        /// Not one unit of anything is free.
        NothingFree { reservation: ReservationId } = "reservation.nothing_free",
            "nothing that reservation `{reservation}` asks for is free";
        /// A bundle has no stock of its own.
        Bundle { variant: VariantId } = "reservation.bundle",
            "`{variant}` is a bundle: its parts can be held, not the bundle";
        /// Longer than stock is held without an order.
        BadWait { wait: u64, least: u64, most: u64 } = "reservation.bad_wait",
            "stock is held for {least} to {most} ms without an order, not {wait}";
        /// Its time is over.
        Expired { reservation: ReservationId, expired: Time } = "reservation.expired",
            "reservation `{reservation}` ended at {expired}";
        /// It was extended as often as it may be.
        TooManyExtensions { what: String, limit: u32 } = "reservation.too_many_extensions",
            "`{what}` was extended {limit} times, which is the most allowed";
        /// The new end is not after the old one.
        NotLater { what: String, expires: Time } = "reservation.not_later",
            "`{what}` is held until {expires} already: an extension now would not be longer";
        /// Held too long in all.
        TooLong { what: String, latest: Time } = "reservation.too_long", "`{what}` can be held until {latest} and no longer";
        /// The order is another's, or of another channel.
        OfAnother { reservation: ReservationId } = "reservation.of_another",
            "reservation `{reservation}` is of another buyer or channel than the order";
        /// More units than are held.
        TooManyUnits { variant: VariantId, wanted: u32, held: u32 } = "reservation.too_many_units",
            "{held} of `{variant}` are held, {wanted} cannot be released";
        /// The buyer or channel of an order cannot be changed by resizing it.
        OtherCart { order: OrderId } = "order.other_cart", "order `{order}` keeps its buyer and its channel when it is resized";
        /// An order that something was paid for.
        PartlyPaid { order: OrderId, paid: Money } = "order.partly_paid",
            "{paid} are paid for order `{order}`, so its price cannot change";
    }
}
