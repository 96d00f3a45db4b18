use crate::id::{OrderId, VariantId};
use crate::refusal::refusals;
use crate::time::Time;

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
        /// A parcel is sent, but not described.
        ParcelMissing { order: OrderId, line: u32 } = "delivery.parcel_missing",
            "line {line} of order `{order}` is shipped: the delivery must name carrier and tracking number";
        /// A parcel is described, but nothing is shipped.
        ParcelUnwanted { order: OrderId } = "delivery.parcel_unwanted",
            "the delivery of order `{order}` names a parcel, and no unit in it is shipped";
        /// A parcel that was not sent.
        ParcelUnknown { order: OrderId, parcel: u32 } = "parcel.unknown", "order `{order}` has no parcel {parcel}";
        /// Too many units to count.
        BundleTooLarge { bundle: VariantId, quantity: u32 } = "bundle.too_large",
            "{quantity} of bundle `{bundle}` have too many parts";
        /// Units that have no stock yet.
        Short { order: OrderId, line: u32, short: u32 } = "delivery.short",
            "{short} units of line {line} of order `{order}` wait for stock";
        /// Sold as far ahead of the stock as may be.
        BackorderFull { variant: VariantId, wanted: u32, left: u64 } = "backorder.full",
            "{wanted} of `{variant}` would be sold without stock, and {left} more may be";
        /// A membership needs somebody to have it.
        NeedsBuyer { variant: VariantId } = "membership.needs_buyer",
            "variant `{variant}` grants a level, which a guest cannot have";
        /// Nothing to download.
        NoContent { order: OrderId, line: u32 } = "content.none",
            "line {line} of order `{order}` has no content that was handed over";
        /// Downloaded as often as it may be.
        UsedUp { order: OrderId, line: u32, limit: u64 } = "content.used_up",
            "the content of line {line} of order `{order}` was downloaded {limit} times, which is the most allowed";
        /// Its time is over.
        Over { order: OrderId, line: u32, until: Time } = "content.over",
            "the content of line {line} of order `{order}` could be downloaded until {until}";
    }
}
