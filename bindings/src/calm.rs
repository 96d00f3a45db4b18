//! Panics stay here. The core has none that are known; should there be one, a host gets a rejection and no text of ours.

use crate::Rejection;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{PoisonError, RwLock};

/// The answer, or the rejection `internal.fault` where a panic stopped it.
pub fn calm<T, E: Into<Rejection>>(answer: impl FnOnce() -> Result<T, E>) -> Result<T, Rejection> {
    // The caller's state is either not changed by the call, or looked after by `Shared`.
    match catch_unwind(AssertUnwindSafe(answer)) {
        Ok(answered) => answered.map_err(Into::into),
        Err(_) => Err(Rejection::fault()),
    }
}

/// What several threads use: many may read at once, one changes. A panic within a change leaves it usable as long as
/// `is_sound` says so; else it only answers reads.
pub struct Shared<T> {
    state: RwLock<State<T>>,
    is_sound: fn(&T) -> bool,
}

struct State<T> {
    value: T,
    is_broken: bool,
}

impl<T> Shared<T> {
    pub fn new(value: T, is_sound: fn(&T) -> bool) -> Self {
        Self { state: RwLock::new(State { value, is_broken: false }), is_sound }
    }

    pub fn read<R, E: Into<Rejection>>(&self, read: impl FnOnce(&T) -> Result<R, E>) -> Result<R, Rejection> {
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        calm(|| read(&state.value))
    }

    pub fn change<R, E: Into<Rejection>>(
        &self,
        change: impl FnOnce(&mut T) -> Result<R, E>,
    ) -> Result<R, Rejection> {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        if state.is_broken {
            return Err(Rejection::broken());
        }
        let State { value, is_broken } = &mut *state;
        let changed = calm(|| change(value));
        if changed.as_ref().is_err_and(Rejection::is_fault) {
            *is_broken = !calm(|| Ok::<_, Rejection>((self.is_sound)(value))).unwrap_or(false);
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn even() -> Shared<u32> {
        Shared::new(0, |value| value.is_multiple_of(2))
    }

    fn add(shared: &Shared<u32>, n: u32, stop: bool) -> Result<u32, Rejection> {
        shared.change(|value| {
            *value += n;
            assert!(!stop, "a text of ours");
            Ok::<_, Rejection>(*value)
        })
    }

    #[test]
    fn a_panic_is_a_rejection_without_its_text_and_the_state_goes_on() {
        let shared = even();
        let fault = add(&shared, 2, true).unwrap_err();
        assert!(fault.is_fault() && !fault.to_string().contains("ours"));
        assert_eq!(add(&shared, 2, false).unwrap(), 4);
    }

    #[test]
    fn what_a_panic_left_unsound_is_only_read() {
        let shared = even();
        assert!(add(&shared, 1, true).unwrap_err().is_fault());
        assert_eq!(add(&shared, 1, false).unwrap_err(), Rejection::broken());
        assert_eq!(shared.read(|value| Ok::<_, Rejection>(*value)).unwrap(), 1);
    }

    #[test]
    fn a_panic_within_a_read_harms_nothing() {
        let shared = even();
        let fault = shared.read(|_| -> Result<(), Rejection> { panic!("a text of ours") });
        assert!(fault.unwrap_err().is_fault());
        assert_eq!(add(&shared, 2, false).unwrap(), 2);
    }
}
