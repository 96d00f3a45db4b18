use crate::id::OrderId;
use crate::refusal::refusals;
use crate::time::Time;

refusals! {
    /// Why something after the sale is refused.
    pub enum AfterSaleRefusal {
        /// The time for refunds is over.
        RefundOver { line: u32, until: Time } = "refund.window_over",
            "the units of line {line} could be refunded until {until}";
        /// What was handed over is not refunded.
        NeverRefunded { line: u32 } = "refund.never", "what is handed over of line {line} is not refunded";
        /// Nothing is promised.
        NoWarranty { line: u32 } = "warranty.none", "line {line} has no warranty";
        /// The warranty is over.
        WarrantyOver { line: u32, until: Time } = "warranty.over", "the warranty of line {line} ended at {until}";
        /// Exchanged as often as was promised.
        ReplacedEnough { line: u32, unit: u32, limit: u16 } = "warranty.used",
            "unit {unit} of line {line} was exchanged {limit} times, which is all that its warranty promises";
        /// No such line.
        LineUnknown { order: OrderId, line: u32 } = "replacement.line_unknown", "order `{order}` has no line {line}";
        /// No such unit with the buyer.
        UnitUnknown { line: u32, unit: u32, owned: u32 } = "replacement.unit_unknown",
            "the buyer has {owned} units of line {line}, numbered from 0; there is no unit {unit}";
        /// The same unit twice.
        UnitTwice { line: u32, unit: u32 } = "replacement.unit_twice", "unit {unit} of line {line} stands twice";
        /// Nothing to exchange.
        NoUnits {} = "replacement.no_units", "the replacement names no unit";
        /// One secret is behind every unit.
        NotReplaceable { line: u32 } = "replacement.not_possible",
            "every unit of line {line} is a use of one key; put another key and reveal it";
        /// Somebody complains already.
        ComplaintOpen { order: OrderId } = "complaint.open", "a complaint about order `{order}` is open";
        /// Nobody complains.
        NoComplaint { order: OrderId } = "complaint.none", "no complaint about order `{order}` is open";
        /// The resolution is not what happened.
        NotDone { order: OrderId, resolution: &'static str } = "complaint.not_done",
            "nothing of order `{order}` was {resolution} since the complaint";
    }
}
