use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Stage {
    /// Stock is reserved; the payment is awaited until the deadline.
    #[n(0)]
    Placed,
    /// Paid; the delivery is awaited.
    #[n(1)]
    Paid,
    /// A person decides: it was paid too late and the stock is gone, or somebody looks at it and it keeps its stock.
    #[n(2)]
    Held,
    /// Everything is delivered.
    #[n(3)]
    Fulfilled,
    /// The time for ordinary complaints is over.
    #[n(4)]
    Completed,
    /// Not paid in time; the stock is free again.
    #[n(5)]
    Expired,
    /// Given up before it was paid.
    #[n(6)]
    Cancelled,
    /// All of it is refunded.
    #[n(7)]
    Refunded,
    /// Paid; some units are handed over, others are still owed.
    #[n(8)]
    Fulfilling,
}

/// What can be done to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Move {
    /// A payment in time.
    Pay,
    /// A payment after the deadline.
    PayLate,
    /// Its units are handed over.
    Deliver,
    /// The buyer or the shop gives it up before payment.
    Cancel,
    /// The deadline passes.
    Expire,
    /// A part or all of the money goes back.
    Refund,
    /// The time for ordinary complaints ends.
    Complete,
    /// A person lets a held order go on.
    Release,
    /// Delivered keys are shown again.
    Reveal,
    /// A person wants to look at it first.
    Hold,
    /// Units that were handed over are exchanged for others.
    Replace,
    /// Its buyer complains.
    Complain,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 9] = [
        Self::Placed,
        Self::Paid,
        Self::Fulfilling,
        Self::Held,
        Self::Fulfilled,
        Self::Completed,
        Self::Expired,
        Self::Cancelled,
        Self::Refunded,
    ];

    /// Whether a move is legal: the whole table.
    ///
    /// | | pay | pay late | deliver | cancel | expire | refund | complete | release | reveal | hold | replace | complain |
    /// |---|---|---|---|---|---|---|---|---|---|---|---|---|
    /// | placed | yes | | | yes | yes | | | | | | | |
    /// | paid | | | yes | | | yes | | | | yes | | |
    /// | fulfilling | | | yes | | | yes | | | yes | | | |
    /// | held | | | | | | yes | | yes | | | | |
    /// | fulfilled | | | | | | yes | yes | | yes | | yes | yes |
    /// | completed | | | | | | yes | | | yes | | yes | yes |
    /// | expired | | yes | | | | | | | | | | |
    /// | cancelled | | yes | | | | | | | | | | |
    /// | refunded | | | | | | | | | | | | |
    ///
    /// Where the moves lead: a delivery of some units makes a paid order `fulfilling`, that of the last ones owed makes it
    /// `fulfilled`; a refund of everything that is left makes any order `refunded`, and one that leaves a fulfilling
    /// order nothing to be handed over makes it `fulfilled`.
    #[must_use]
    pub const fn allows(self, wanted: Move) -> bool {
        matches!(
            (self, wanted),
            (Self::Placed, Move::Pay | Move::Cancel | Move::Expire)
                | (Self::Paid, Move::Deliver | Move::Refund | Move::Hold)
                | (Self::Fulfilling, Move::Deliver | Move::Refund | Move::Reveal)
                | (Self::Held, Move::Refund | Move::Release)
                | (Self::Fulfilled, Move::Complete)
                | (
                    Self::Fulfilled | Self::Completed,
                    Move::Refund | Move::Reveal | Move::Replace | Move::Complain
                )
                | (Self::Expired | Self::Cancelled, Move::PayLate)
        )
    }

    /// Whether all its units are with the buyer, and its money with the shop.
    #[must_use]
    pub const fn is_delivered(self) -> bool {
        matches!(self, Self::Fulfilled | Self::Completed)
    }

    /// Whether it came to an end: nothing is due any more, though a late payment or a refund may still come.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        match self {
            Self::Completed | Self::Expired | Self::Cancelled | Self::Refunded => true,
            Self::Placed | Self::Paid | Self::Held | Self::Fulfilling | Self::Fulfilled => false,
        }
    }

    /// The word for people and codes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Paid => "paid",
            Self::Fulfilling => "fulfilling",
            Self::Held => "held",
            Self::Fulfilled => "fulfilled",
            Self::Completed => "completed",
            Self::Expired => "expired",
            Self::Cancelled => "cancelled",
            Self::Refunded => "refunded",
        }
    }
}

impl Move {
    /// Every move.
    pub const ALL: [Self; 12] = [
        Self::Pay,
        Self::PayLate,
        Self::Deliver,
        Self::Cancel,
        Self::Expire,
        Self::Refund,
        Self::Complete,
        Self::Release,
        Self::Reveal,
        Self::Hold,
        Self::Replace,
        Self::Complain,
    ];

    /// The word for people and codes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pay => "pay",
            Self::PayLate => "pay late",
            Self::Deliver => "deliver",
            Self::Cancel => "cancel",
            Self::Expire => "expire",
            Self::Refund => "refund",
            Self::Complete => "complete",
            Self::Release => "release",
            Self::Reveal => "reveal",
            Self::Hold => "hold",
            Self::Replace => "replace",
            Self::Complain => "complain",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_these_moves_and_no_others() {
        let legal: usize =
            Stage::ALL.iter().map(|stage| Move::ALL.iter().filter(|m| stage.allows(**m)).count()).sum();
        assert_eq!(legal, 22);
        assert!(Move::ALL.iter().all(|m| !Stage::Refunded.allows(*m)));
        assert!(!Stage::Paid.allows(Move::Expire), "a paid order never expires");
        assert!(!Stage::Fulfilling.allows(Move::Complete), "what is owed must be handed over first");
    }
}
