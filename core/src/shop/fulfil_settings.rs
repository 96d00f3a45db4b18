use crate::shop::SettingsRefusal;
use crate::shop::command::RefundTo;
use crate::slot::CustomerSlot;
use crate::time::Span;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// How orders are made good that wait. Absent fields take the defaults that stand with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct FulfilSettings {
    /// By how many minutes of waiting each step of the buyer's level ranks an order earlier in the queue of those that wait
    /// for a person. 0 to 1 000 000; default 60.
    #[n(0)]
    pub minutes_per_rank: u32,
    /// Whether an order that nobody is needed for is handed over in parts where a part of its stock is short, rather than
    /// whole once all is there. Default: no.
    #[n(1)]
    pub deliver_parts: bool,
    /// How long after a delivery that failed it is tried again. 1 s to 366 days; default 10 min.
    #[n(2)]
    pub retry_after: Span,
    /// After how many failures an order waits for a person. 1 to 1000; default 3.
    #[n(3)]
    pub most_failures: u32,
    /// How long after its payment an order waits for stock that no day is named for. Up to 366 days, 0 for not at all;
    /// absent, the default: for as long as it takes.
    #[n(4)]
    #[cbor(default)]
    pub patience: Option<Span>,
    /// What happens to units whose stock did not come by the day that was named, or within the patience.
    #[n(5)]
    #[cbor(default)]
    pub overdue: WhenOverdue,
    /// How long a complaint may stay open before the shop decides for the buyer. 1 s to 366 days; absent, the default: for
    /// as long as it takes.
    #[n(6)]
    #[cbor(default)]
    pub answer_within: Option<Span>,
    /// What happens to an order whose complaint was not answered in time; a refund ends the complaint.
    #[n(7)]
    #[cbor(default)]
    pub unanswered: WhenOverdue,
}

/// What happens when a time is over in which something was to be done for a buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum WhenOverdue {
    /// It is told once, and the buyer waits on.
    #[default]
    #[n(0)]
    Wait,
    /// What was not done is refunded to where the money came from.
    #[n(1)]
    RefundToSource,
    /// It is refunded into the buyer's wallet; a guest's to where the money came from.
    #[n(2)]
    RefundToWallet,
}

impl WhenOverdue {
    /// Where the money goes; `None` where the buyer waits on.
    pub(super) const fn refund_to(self, buyer: Option<CustomerSlot>) -> Option<RefundTo> {
        match (self, buyer) {
            (Self::Wait, _) => None,
            (Self::RefundToWallet, Some(_)) => Some(RefundTo::Wallet),
            (Self::RefundToWallet | Self::RefundToSource, _) => Some(RefundTo::Source),
        }
    }
}

impl Default for FulfilSettings {
    fn default() -> Self {
        Self {
            minutes_per_rank: 60,
            deliver_parts: false,
            retry_after: Span::from_minutes(10),
            most_failures: 3,
            patience: None,
            overdue: WhenOverdue::Wait,
            answer_within: None,
            unanswered: WhenOverdue::Wait,
        }
    }
}

impl FulfilSettings {
    /// Checks every setting against its range.
    ///
    /// # Errors
    /// [`SettingsRefusal::OutOfRange`], naming the setting.
    pub fn check(&self) -> Result<(), SettingsRefusal> {
        let year = Span::from_days(366).millis();
        let ranges = [
            ("fulfil.minutes_per_rank", u64::from(self.minutes_per_rank), 0, 1_000_000),
            ("fulfil.retry_after", self.retry_after.millis(), 1000, year),
            ("fulfil.most_failures", u64::from(self.most_failures), 1, 1000),
            ("fulfil.answer_within", self.answer_within.map_or(1000, Span::millis), 1000, year),
            ("fulfil.patience", self.patience.unwrap_or_default().millis(), 0, year),
        ];
        for (setting, value, least, most) in ranges {
            if !(least..=most).contains(&value) {
                return Err(SettingsRefusal::OutOfRange { setting, value, least, most });
            }
        }
        Ok(())
    }
}
