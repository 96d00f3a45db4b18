use crate::id::{OrderId, PaymentId, RefundId};
use crate::money::Money;
use crate::refusal::refusals;

refusals! {
    /// Why something about an order is refused.
    pub enum OrderRefusal {
        /// No such order.
        Unknown { order: OrderId } = "order.unknown", "order `{order}` is not known";
        /// The order left memory.
        Archived { order: OrderId } = "order.archived", "order `{order}` is in the archive; it must be restored first";
        /// An order that is to be restored never left.
        NotArchived { order: OrderId } = "archive.not_archived", "order `{order}` is not in the archive";
        /// Not the bytes that the order left with.
        ArchiveMismatch { order: OrderId } = "archive.mismatch",
            "the bytes are not those that order `{order}` was archived as";
        /// The order id is taken.
        Exists { order: OrderId } = "order.exists", "order `{order}` is placed already";
        /// The move is not in the table of legal moves.
        IllegalMove { order: OrderId, stage: &'static str, wanted: &'static str } = "order.illegal_move",
            "order `{order}` is {stage} and does not allow `{wanted}`";
        /// An order without lines, or with too many.
        LineCount { count: usize, limit: usize } = "order.line_count", "an order has 1 to {limit} lines, not {count}";
        /// Too many unpaid orders of one buyer.
        TooManyUnpaid { limit: u32 } = "order.too_many_unpaid",
            "the buyer has {limit} unpaid orders, which is the most allowed";
        /// Not what is to be paid.
        AmountMismatch { order: OrderId, expected: Money, got: Money } = "payment.amount_mismatch",
            "order `{order}` awaits {expected}, not {got}";
        /// The payment was used for another order.
        PaymentUsed { payment: PaymentId } = "payment.used", "payment `{payment}` is recorded for another order or amount";
        /// Nothing, or less.
        NotPositive { got: Money } = "payment.not_positive", "a payment is above zero, not {got}";
        /// The payment left memory with its order.
        PaymentArchived { payment: PaymentId } = "payment.archived",
            "payment `{payment}` is in the archive with its order, which must be restored first";
        /// The refund left memory with its order.
        RefundArchived { refund: RefundId } = "refund.archived",
            "refund `{refund}` is in the archive with its order, which must be restored first";
        /// No such payment.
        PaymentUnknown { payment: PaymentId } = "payment.unknown", "payment `{payment}` is not known";
        /// More than is still to be paid.
        ExceedsOpen { order: OrderId, open: Money, got: Money } = "payment.exceeds_open",
            "order `{order}` awaits {open} more, not {got}";
        /// Too late to be paid.
        Overdue { order: OrderId } = "payment.overdue", "the time to pay order `{order}` is over";
        /// More than can go back of a payment.
        NotReturnable { payment: PaymentId, most: Money, wanted: Money } = "payment.not_returnable",
            "of payment `{payment}` {most} can go back, not {wanted}";
        /// Less in the wallet than is wanted.
        WalletShort { balance: Money, wanted: Money } = "wallet.insufficient",
            "the wallet holds {balance}, and {wanted} is wanted";
        /// Nobody's wallet.
        NobodysWallet { order: OrderId } = "wallet.none", "order `{order}` has no buyer with a wallet";
        /// Nobody knows in whose wallet a payment's money belongs.
        PayerUnknown { payment: PaymentId } = "wallet.payer_unknown", "nobody with a wallet made payment `{payment}`";
        /// An adjustment of nothing.
        AdjustedByNothing {} = "wallet.adjusted_by_nothing", "a wallet is not changed by nothing";
        /// No such refund.
        RefundUnknown { refund: RefundId } = "refund.unknown", "refund `{refund}` is not known";
        /// The refund is not on its way.
        RefundSettled { refund: RefundId } = "refund.settled", "refund `{refund}` is not on its way any more";
        /// The refund id was used for another refund.
        RefundUsed { refund: RefundId } = "refund.used", "refund `{refund}` is recorded already";
        /// A line that the order does not have.
        LineUnknown { order: OrderId, line: u32 } = "refund.line_unknown", "order `{order}` has no line {line}";
        /// The same line twice in a refund.
        LineTwice { line: u32 } = "refund.line_twice", "line {line} stands twice in the refund";
        /// Nothing to refund.
        NoUnits { order: OrderId } = "refund.no_units", "the refund of order `{order}` names no unit to refund";
        /// More units than are left.
        TooManyUnits { line: u32, wanted: u32, left: u32 } = "refund.too_many_units",
            "line {line} has {left} units left to refund, not {wanted}";
        /// Both an amount and units.
        AmountAndUnits { order: OrderId } = "refund.amount_and_units",
            "the refund of order `{order}` names an amount; it cannot name lines or shipping beside it";
        /// More than is left.
        TooMuch { order: OrderId, left: Money, wanted: Money } = "refund.too_much",
            "of order `{order}` {left} is left to refund, not {wanted}";
        /// A wallet is wanted, but nobody owns the order.
        NoWallet { order: OrderId } = "refund.no_wallet", "order `{order}` has no buyer with a wallet";
    }
}
