use crate::pricing::PricingRefusal;
use crate::rule::Window;
use crate::time::Time;
use alloc::string::ToString;

/// When something holds: from a moment on, until before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opening {
    from: Time,
    until: Time,
}

impl Opening {
    const ALWAYS: Self = Self { from: Time::from_millis(0), until: Time::from_millis(u64::MAX) };

    pub(super) fn of(what: &'static str, id: &str, window: Option<&Window>) -> Result<Self, PricingRefusal> {
        let Some(window) = window else { return Ok(Self::ALWAYS) };
        let from = window.from.unwrap_or(Self::ALWAYS.from);
        let until = window.until.unwrap_or(Self::ALWAYS.until);
        if from < until {
            Ok(Self { from, until })
        } else {
            Err(PricingRefusal::EmptyWindow { what, id: id.to_string(), from, until })
        }
    }

    pub(crate) fn is_at(self, at: Time) -> bool {
        self.from <= at && at < self.until
    }

    /// Whether it ever begins or ends.
    pub(super) fn is_bounded(self) -> bool {
        self != Self::ALWAYS
    }

    /// Whether two of the same kind, bounded or not, hold at the same moment: neither is more specific then.
    pub(super) fn clashes(self, other: Self) -> bool {
        self.is_bounded() == other.is_bounded() && self.from < other.until && other.from < self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(from: u64, until: u64) -> Opening {
        let moment = |millis| Some(Time::from_millis(millis));
        Opening::of("list", "l", Some(&Window { from: moment(from), until: moment(until) })).unwrap()
    }

    #[test]
    fn clashes_only_with_its_own_kind() {
        assert!(opening(1, 5).clashes(opening(4, 9)));
        assert!(!opening(1, 5).clashes(opening(5, 9)));
        assert!(!opening(1, 5).clashes(Opening::ALWAYS));
        assert!(Opening::ALWAYS.clashes(Opening::ALWAYS));
        assert!(opening(1, 5).is_at(Time::from_millis(1)) && !opening(1, 5).is_at(Time::from_millis(5)));
    }

    #[test]
    fn refuses_a_window_without_a_moment() {
        let window = Window { from: Some(Time::from_millis(5)), until: Some(Time::from_millis(5)) };
        assert!(Opening::of("list", "l", Some(&window)).is_err());
    }
}
