//! Reservations (预占) without an order: a basket holds units for some minutes. An order may take them over; what is
//! neither bought nor released in time is free again.
//!
//! Ended reservations are forgotten: memory follows what is open.

mod book;
mod document;
mod refusal;

pub use book::{Held, Reservation, Reservations};
pub use document::{ReservationEnd, ReserveLine};
pub use refusal::ReservationRefusal;
