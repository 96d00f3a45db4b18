use crate::id::OrderId;
use crate::refusal::refusals;

refusals! {
    /// Why a delivery is refused.
    pub enum DeliveryRefusal {
        /// A line that the order does not have.
        LineUnknown { order: OrderId, line: u32 } = "delivery.line_unknown", "order `{order}` has no line {line}";
        /// The same line twice.
        LineTwice { line: u32 } = "delivery.line_twice", "line {line} stands twice in the delivery";
        /// Nothing to deliver.
        NoUnits { order: OrderId } = "delivery.no_units", "the delivery of order `{order}` names no unit that is owed";
        /// More units than are owed.
        TooManyUnits { line: u32, wanted: u32, owed: u32 } = "delivery.too_many_units",
            "line {line} has {owed} units left to deliver, not {wanted}";
    }
}
