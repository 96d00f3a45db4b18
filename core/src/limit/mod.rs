//! Limits on how often something may be tried: token buckets on the machine's clock (令牌桶).
//!
//! A bucket holds some tokens; a try takes one, and one comes back after each span. All of it is integers: a bucket is the
//! moment at which it is full again. Buckets that are full are not kept.

mod buckets;

pub use buckets::{Buckets, MAX_BUCKETS};

use crate::time::{Span, Time};
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// How often something may be tried.
///
/// # Examples
/// ```
/// use keytill::limit::Rate;
/// use keytill::time::{Span, Time};
///
/// let rate = Rate { tokens: 2, every: Span::from_minutes(10) };
/// let now = Time::from_millis(0);
/// let once = rate.take(now, now).map_err(|_| "refused")?;
/// let twice = rate.take(once, now).map_err(|_| "refused")?;
/// assert_eq!(rate.take(twice, now), Err(Time::from_millis(600_000)), "after ten minutes there is one again");
/// # Ok::<(), &'static str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// How many tries a full bucket allows at once.
    #[n(0)]
    pub tokens: u32,
    /// After how long one try comes back.
    #[n(1)]
    pub every: Span,
}

impl Rate {
    /// Takes a token from a bucket that is full at `full_at`: gives back when it is full then.
    ///
    /// # Errors
    /// When the next try is allowed, where no token is left.
    pub fn take(self, full_at: Time, now: Time) -> Result<Time, Time> {
        let full_then = full_at.max(now).after(self.every);
        let whole = self.every.millis().saturating_mul(self.tokens.into());
        let missing = full_then.since(now).millis();
        if missing <= whole && self.tokens > 0 {
            return Ok(full_then);
        }
        Err(now.after(Span::from_millis(missing.saturating_sub(whole))))
    }

    /// How many tokens are in a bucket that is full at `full_at`.
    #[must_use]
    pub fn left(self, full_at: Time, now: Time) -> u32 {
        let missing = full_at.since(now).millis().div_ceil(self.every.millis().max(1));
        u32::try_from(u64::from(self.tokens).saturating_sub(missing)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_token_and_no_time_are_no_fault() {
        let at = Time::from_millis(5);
        assert!(Rate { tokens: 0, every: Span::ZERO }.take(at, at).is_err());
        assert!(Rate { tokens: 1, every: Span::ZERO }.take(at, at).is_ok());
        let long = Rate { tokens: u32::MAX, every: Span::from_millis(u64::MAX) };
        assert_eq!(long.take(at, at), Ok(Time::MAX));
    }

    proptest! {
        /// A bucket that counts its tokens and puts one back at each step of time.
        #[test]
        fn a_moment_is_as_good_as_a_bucket(
            tokens in 1_u32..5,
            every in 1_u64..7,
            waits in proptest::collection::vec(0_u64..6, 1..60),
        ) {
            let rate = Rate { tokens, every: Span::from_millis(every) };
            let (mut now, mut full_at) = (100_u64, Time::default());
            // Tokens times the span, so that parts of a token are whole numbers.
            let (mut held, most) = (u64::from(tokens) * every, u64::from(tokens) * every);
            for wait in waits {
                now += wait;
                held = (held + wait).min(most);
                prop_assert_eq!(u64::from(rate.left(full_at, Time::from_millis(now))), held / every);
                match rate.take(full_at, Time::from_millis(now)) {
                    Ok(then) => {
                        prop_assert!(held >= every);
                        held -= every;
                        full_at = then;
                    }
                    Err(again) => {
                        prop_assert!(held < every);
                        prop_assert_eq!(again.millis(), now + (every - held));
                    }
                }
            }
        }
    }
}
