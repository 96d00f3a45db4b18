//! Comments, and what serde is told.

use anyhow::Result;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token, punctuated::Punctuated};

/// What serde's attributes say: words with or without a value.
#[derive(Debug, Clone, Default)]
pub struct Serde(Vec<(String, Option<String>)>);

impl Serde {
    pub fn of(attributes: &[Attribute]) -> Result<Self> {
        let mut words = Vec::new();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
            for meta in attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)? {
                let word = meta.path().get_ident().map(ToString::to_string).unwrap_or_default();
                let value = match &meta {
                    Meta::NameValue(pair) => text(&pair.value),
                    _ => None,
                };
                words.push((word, value));
            }
        }
        Ok(Self(words))
    }

    pub fn has(&self, word: &str) -> bool {
        self.0.iter().any(|(one, _)| one == word)
    }

    pub fn value(&self, word: &str) -> Option<&str> {
        self.0.iter().find(|(one, _)| one == word).and_then(|(_, value)| value.as_deref())
    }
}

/// Whether a type is derived to be read or written by serde.
pub fn is_document(attributes: &[Attribute]) -> bool {
    attributes.iter().filter(|attribute| attribute.path().is_ident("derive")).any(|attribute| {
        let mut found = false;
        let looked = attribute.parse_nested_meta(|meta| {
            let last = meta.path.segments.last();
            found |= last.is_some_and(|last| last.ident == "Serialize" || last.ident == "Deserialize");
            Ok(())
        });
        looked.is_ok() && found
    })
}

/// Whether an item is only there for tests.
pub fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg"))
}

/// A comment without headings, examples and links.
pub fn docs(attributes: &[Attribute]) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut in_code = false;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        let Meta::NameValue(pair) = &attribute.meta else { continue };
        let Some(line) = text(&pair.value) else { continue };
        let line = line.strip_prefix(' ').unwrap_or(&line);
        if line.starts_with("# ") {
            break;
        }
        if line.starts_with("```") {
            in_code = !in_code;
        } else if !in_code {
            lines.push(line.trim_end().to_owned());
        }
    }
    let joined = without_links(&lines.join("\n"));
    joined.trim().to_owned()
}

/// ``[`Shop`](crate::shop::Shop)`` and ``[`Shop`]`` as `` `Shop` ``.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, from) = rest.split_at(open);
        plain.push_str(before);
        let Some(close) = from.find(']') else { break };
        let (label, after) = (&from[1..close], &from[close + 1..]);
        let target = after.starts_with('(').then(|| after.find(')')).flatten();
        if target.is_some() || (label.starts_with('`') && label.ends_with('`')) {
            plain.push_str(label);
            rest = target.map_or(after, |end| &after[end + 1..]);
        } else {
            plain.push('[');
            rest = &from[1..];
        }
    }
    plain.push_str(rest);
    plain
}

fn text(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_their_labels() {
        assert_eq!(
            without_links("See [`Shop`] and [it](x::y), a list [1, 2]."),
            "See `Shop` and it, a list [1, 2]."
        );
    }
}
