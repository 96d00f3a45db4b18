use crate::stock::{MAX_PLAIN_LEN, StockRefusal};
use alloc::string::String;
use core::fmt;
use zeroize::Zeroizing;

/// What stands between the fields of a key: U+001F, the unit separator, which no field may hold.
const BETWEEN: char = '\u{1f}';

/// A key in clear: outside the machine only, wiped from memory when dropped, never printed, never serialised.
///
/// Its canonical form, which is fingerprinted and sealed, is its fields in declared order with U+001F between them; a key
/// of one field is that field. So a key has one form, whatever kind of file it came in.
#[derive(Clone)]
pub struct PlainKey {
    canonical: Zeroizing<String>,
}

impl PlainKey {
    /// A key from its fields in declared order. Only fields after the first may be empty.
    ///
    /// # Errors
    /// [`StockRefusal::KeyTextInvalid`] when there is no field, the first is empty, one holds a control
    /// character other than a tab or an invisible one, or all together are longer than [`MAX_PLAIN_LEN`].
    pub fn from_fields(fields: &[&str]) -> Result<Self, StockRefusal> {
        let refusal = |field: usize, rule| StockRefusal::KeyTextInvalid {
            field: u32::try_from(field).unwrap_or(u32::MAX).saturating_add(1),
            rule,
        };
        if fields.first().is_none_or(|first| first.is_empty()) {
            return Err(refusal(0, "must not be empty"));
        }
        for (n, field) in fields.iter().enumerate() {
            if let Some(flaw) = flaw_in(field) {
                return Err(refusal(n, flaw.rule()));
            }
        }
        Self::join(fields).ok_or_else(|| refusal(fields.len().saturating_sub(1), "makes the key too long"))
    }

    /// Joins fields that were checked before; `None` when they are too long together.
    pub(super) fn join(fields: &[&str]) -> Option<Self> {
        let length = fields
            .iter()
            .try_fold(fields.len().saturating_sub(1), |sum, field| sum.checked_add(field.len()))?;
        if length > MAX_PLAIN_LEN {
            return None;
        }
        // The capacity is exact, so no copy of a half-built secret stays behind.
        let mut canonical = Zeroizing::new(String::with_capacity(length));
        for (n, field) in fields.iter().enumerate() {
            if n > 0 {
                canonical.push(BETWEEN);
            }
            canonical.push_str(field);
        }
        Some(Self { canonical })
    }

    /// Takes a canonical form that was sealed before.
    pub(super) fn from_canonical(canonical: Zeroizing<String>) -> Self {
        Self { canonical }
    }

    /// The secret: its canonical form. Whoever calls this answers for what becomes of it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.canonical
    }

    /// The secret's fields in declared order; [`KeyFormat::named`](crate::stock::KeyFormat::named) gives them names.
    pub fn expose_fields(&self) -> impl Iterator<Item = &str> {
        self.canonical.split(BETWEEN)
    }
}

impl fmt::Debug for PlainKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PlainKey(redacted)")
    }
}

/// What no field of a key may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// A control character other than a tab.
    Control,
    /// A character that is not seen and changes nothing but equality: U+200B, U+2060, U+FEFF and the direction
    /// overrides and isolates. Joiners stay: emoji and some scripts need them.
    Invisible,
}

impl Flaw {
    const fn rule(self) -> &'static str {
        match self {
            Self::Control => "holds a control character",
            Self::Invisible => "holds an invisible character",
        }
    }
}

/// The first character of a field that no field may hold.
pub(super) fn flaw_in(field: &str) -> Option<Flaw> {
    if field.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return None;
    }
    field.chars().find_map(|c| match c {
        '\t' => None,
        '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(Flaw::Invisible)
        }
        c if c.is_control() => Some(Flaw::Control),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use alloc::format;
    use alloc::string::ToString;
    use alloc::vec::Vec;

    #[test]
    fn joins_fields_and_gives_them_back() {
        let key = PlainKey::from_fields(&["user@example.com", "p|ss, 密码 😀", ""]).unwrap();
        assert_eq!(key.expose(), "user@example.com\u{1f}p|ss, 密码 😀\u{1f}");
        assert_eq!(key.expose_fields().collect::<Vec<_>>(), ["user@example.com", "p|ss, 密码 😀", ""]);
    }

    #[test]
    fn refuses_what_no_key_may_hold_without_showing_it() {
        for bad in ["", "SECRET\u{1f}x", "SECRET\0", "SECRET\u{200b}", "\u{202e}SECRET", "SECRET\u{85}"] {
            let refusal = PlainKey::from_fields(&[bad]).unwrap_err();
            assert_eq!(refusal.code(), "stock.key_text_invalid", "{bad:?}");
            assert!(!format!("{refusal:?} {refusal}").contains("SECRET"));
        }
        assert!(PlainKey::from_fields(&[]).is_err());
        assert!(PlainKey::from_fields(&[&"x".repeat(MAX_PLAIN_LEN)]).is_ok());
        assert!(PlainKey::from_fields(&[&"x".repeat(MAX_PLAIN_LEN), ""]).is_err());
        assert!(PlainKey::from_fields(&["👨\u{200d}👩\u{200d}👧 a\tb"]).is_ok());
    }

    #[test]
    fn prints_nothing() {
        let key = PlainKey::from_fields(&["CANARY-1234"]).unwrap();
        assert!(!format!("{key:?} {key:#?}").to_string().contains("CANARY"));
    }
}
