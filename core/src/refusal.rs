//! The one shape of every refusal: a stable code, named parameters and a sentence for people.
//!
//! Each world declares its own refusals with `refusals!`; `shop::Rejection` gathers them. The code never changes
//! once released; the sentence may. Sentences are lower case, without a full stop, with the offending value in
//! backticks.

use alloc::string::String;
use alloc::vec::Vec;

/// What every refusal can tell about itself.
pub trait Refusal {
    /// The stable text code, the same in every language, such as `stock.insufficient`.
    fn code(&self) -> &'static str;
    /// The parameters by name, as text, in the order of the declaration.
    fn params(&self) -> Vec<(&'static str, String)>;
}

/// One row of the table of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeRow {
    /// The stable code.
    pub code: &'static str,
    /// The sentence with its parameters in braces.
    pub sentence: &'static str,
}

/// Declares one world's refusals: variant, parameters, code and sentence in one place.
macro_rules! refusals {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(
                $(#[$vmeta:meta])*
                $variant:ident { $( $(#[$fmeta:meta])* $field:ident : $ty:ty ),* $(,)? } = $code:literal, $sentence:literal;
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$vmeta])*
                #[error($sentence)]
                $variant {
                    $(
                        $(#[$fmeta])*
                        #[doc = concat!("The `", stringify!($field), "` of the sentence.")]
                        $field: $ty
                    ),*
                },
            )*
        }

        impl $name {
            /// Every code of this world with its sentence.
            pub const CODES: &'static [$crate::refusal::CodeRow] = &[
                $( $crate::refusal::CodeRow { code: $code, sentence: $sentence } ),*
            ];
        }

        impl $crate::refusal::Refusal for $name {
            fn code(&self) -> &'static str {
                match self { $( Self::$variant { .. } => $code ),* }
            }

            fn params(&self) -> alloc::vec::Vec<(&'static str, alloc::string::String)> {
                match self {
                    $( Self::$variant { $($field),* } => alloc::vec![
                        $( (stringify!($field), alloc::string::ToString::to_string($field)) ),*
                    ] ),*
                }
            }
        }
    };
}
pub(crate) use refusals;

/// Outside text made fit for an error: control and invisible characters escaped, cut after 80 characters.
///
/// Errors travel into logs and pages; what a stranger typed must not carry line breaks, terminal codes or a gigabyte.
#[must_use]
pub fn quoted(text: &str) -> String {
    shown(text, 80)
}

/// As [`quoted`], cut after `limit` characters.
#[must_use]
pub fn shown(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for (n, c) in text.chars().enumerate() {
        if n == limit {
            out.push('…');
            break;
        }
        if c.is_control() || is_invisible(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    out
}

/// Characters that change how their neighbours look without being seen: zero-width and direction marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    refusals! {
        /// For the test.
        pub enum Sample {
            /// Too many.
            Many { count: u32, limit: u32 } = "sample.many", "{count} is more than {limit}";
        }
    }

    #[test]
    fn a_refusal_knows_code_params_and_sentence() {
        let refusal = Sample::Many { count: 3, limit: 2 };
        assert_eq!(refusal.code(), "sample.many");
        assert_eq!(refusal.params(), [("count", "3".to_string()), ("limit", "2".to_string())]);
        assert_eq!(refusal.to_string(), "3 is more than 2");
        assert_eq!(Sample::CODES.len(), 1);
    }

    #[test]
    fn outside_text_is_escaped_and_cut() {
        assert_eq!(quoted("a\nb"), "a\\u{a}b");
        assert_eq!(quoted("abc\u{202e}"), "abc\\u{202e}");
        assert_eq!(quoted(&"x".repeat(1000)).chars().count(), 81);
    }
}
