//! Previews (自选, 靓号): what buyers may see of a key before they buy it, and what picking it costs more.
//!
//! A preview is public text that the merchant writes beside the key; keys of the same preview and premium are alike, and
//! whoever picks one gets the first of them.

use crate::handle::KeyHandle;
use crate::money::Amount;
use crate::stock::KeyState;
use crate::text::misleads;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use core::ops::Bound;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Longest preview, in bytes.
pub const MAX_PREVIEW_LEN: usize = 100;

/// What buyers see of a key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Preview {
    /// Public text, 1 to 100 bytes.
    #[n(0)]
    pub text: String,
    /// What the key costs on top of its variant's price, in minor units.
    #[n(1)]
    pub premium: Amount,
}

impl Preview {
    /// Whether buyers can be shown it.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        (1..=MAX_PREVIEW_LEN).contains(&self.text.len())
            && !self.text.chars().any(misleads)
            && !self.premium.is_negative()
    }
}

/// The previews of a pool.
#[derive(Debug, Clone, Default, Encode, Decode)]
pub struct Previews {
    #[n(0)]
    of: BTreeMap<KeyHandle, Preview>,
    /// Those of keys that are for sale. Rebuilt from the above.
    #[cbor(skip)]
    shown: BTreeMap<Preview, BTreeSet<KeyHandle>>,
}

impl Previews {
    /// Whether no key has a preview.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// The preview of a key, sold ones among them.
    #[must_use]
    pub fn get(&self, handle: KeyHandle) -> Option<&Preview> {
        self.of.get(&handle)
    }

    /// Keys with a preview that are for sale but for the validity of their batch, in the order of import.
    pub fn keys_of(&self, preview: &Preview) -> impl Iterator<Item = KeyHandle> {
        self.shown.get(preview).into_iter().flatten().copied()
    }

    /// The premiums that keys with a text cost now, the least first.
    pub fn premiums_of(&self, text: &str) -> impl Iterator<Item = Amount> {
        let from = Preview { text: text.to_string(), premium: Amount::from_minor(i64::MIN) };
        let same = move |preview: &Preview| preview.text == from.text;
        let start = Preview { text: text.to_string(), premium: Amount::from_minor(i64::MIN) };
        self.shown.range(start..).map(|(preview, _)| preview).take_while(move |p| same(p)).map(|p| p.premium)
    }

    /// The previews of keys for sale after one, in order, and the keys of each.
    pub fn after(&self, preview: Option<&Preview>) -> impl Iterator<Item = (&Preview, &BTreeSet<KeyHandle>)> {
        let from = preview.map_or(Bound::Unbounded, Bound::Excluded);
        self.shown.range::<Preview, _>((from, Bound::Unbounded))
    }

    pub(super) fn add(&mut self, handle: KeyHandle, preview: Preview, is_for_sale: bool) {
        self.of.insert(handle, preview);
        if is_for_sale {
            self.turn(handle, true);
        }
    }

    /// Notes that a key came for sale or left it.
    pub(super) fn turn(&mut self, handle: KeyHandle, comes: bool) {
        let Some(preview) = self.of.get(&handle) else { return };
        if comes {
            self.shown.entry(preview.clone()).or_default().insert(handle);
        } else if let Some(keys) = self.shown.get_mut(preview) {
            keys.remove(&handle);
            if keys.is_empty() {
                self.shown.remove(preview);
            }
        }
    }

    pub(super) fn is_shown(&self, handle: KeyHandle) -> bool {
        let keys = self.of.get(&handle).and_then(|preview| self.shown.get(preview));
        keys.is_some_and(|keys| keys.contains(&handle))
    }

    /// Rebuilds what the snapshot leaves out; `false` where a preview is one of no key.
    pub(super) fn rebuild(&mut self, state: impl Fn(KeyHandle) -> Option<KeyState>) -> bool {
        self.shown.clear();
        for (handle, preview) in &self.of {
            let Some(state) = state(*handle) else { return false };
            if state == KeyState::Available {
                self.shown.entry(preview.clone()).or_default().insert(*handle);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn preview(text: &str, premium: i64) -> Preview {
        Preview { text: text.to_string(), premium: Amount::from_minor(premium) }
    }

    #[test]
    fn shows_what_is_for_sale_page_by_page() {
        let mut all = Previews::default();
        for (n, (text, premium)) in [("b", 5), ("a", 0), ("a", 7), ("a", 0)].into_iter().enumerate() {
            all.add(KeyHandle::new(n as u32), preview(text, premium), true);
        }
        let page = |all: &Previews, after: Option<&Preview>| -> Vec<(String, i64, usize)> {
            all.after(after).map(|(p, keys)| (p.text.clone(), p.premium.minor(), keys.len())).collect()
        };
        let whole = page(&all, None);
        assert_eq!(whole, [("a".into(), 0, 2), ("a".into(), 7, 1), ("b".into(), 5, 1)]);
        assert_eq!(page(&all, Some(&preview("a", 0))), whole[1..]);
        assert_eq!(all.premiums_of("a").map(Amount::minor).collect::<Vec<_>>(), [0, 7]);
        all.turn(KeyHandle::new(1), false);
        assert_eq!(all.keys_of(&preview("a", 0)).collect::<Vec<_>>(), [KeyHandle::new(3)]);
        all.turn(KeyHandle::new(2), false);
        assert_eq!(all.premiums_of("a").count(), 1);
        assert!(!all.is_shown(KeyHandle::new(2)) && all.is_shown(KeyHandle::new(0)));
    }

    #[test]
    fn previews_are_short_and_do_not_mislead() {
        assert!(preview("尾号 8888", 0).is_sound());
        for bad in [preview("", 0), preview(&"x".repeat(101), 0), preview("a\u{202e}b", 0), preview("a", -1)]
        {
            assert!(!bad.is_sound(), "{bad:?}");
        }
    }
}
