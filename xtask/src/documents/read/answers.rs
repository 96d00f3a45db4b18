//! What answers a query: the type that the function gives which it calls.

use super::given;
use super::resolve::Resolver;
use super::source::{RawQuery, Sources};
use crate::documents::model::Type;
use anyhow::{Context, Result, bail};
use syn::Expr;

pub fn answer(query: &RawQuery, sources: &Sources, resolver: &mut Resolver<'_>) -> Result<Type> {
    if let Some(rust) = given::answer(&query.name) {
        return resolver.of(&syn::parse_str(rust)?, &sources.queries_place);
    }
    let (of, name) = called(&query.answer)?;
    if of == "Page" {
        return resolver.of(&syn::parse_str("Page")?, &sources.queries_place);
    }
    let function = sources.functions.get(&(of.clone(), name.clone()));
    let (gives, place) = function.with_context(|| format!("nothing is known of {of}::{name}"))?;
    let place = if of.is_empty() || of == "Shop" { place } else { &sources.queries_place };
    resolver.of(&with_self(gives, &of)?, place)
}

/// The type and the function that an expression calls.
fn called(expr: &Expr) -> Result<(String, String)> {
    match expr {
        Expr::Try(inner) => called(&inner.expr),
        Expr::MethodCall(call) => match &*call.receiver {
            Expr::Path(path) if path.path.is_ident("shop") => {
                Ok(("Shop".to_owned(), call.method.to_string()))
            }
            _ => bail!("only `shop` has known methods"),
        },
        Expr::Call(call) => {
            let Expr::Path(path) = &*call.func else { bail!("a call of no name") };
            let mut names = path.path.segments.iter().rev().map(|segment| segment.ident.to_string());
            let name = names.next().unwrap_or_default();
            Ok((names.next().unwrap_or_default(), name))
        }
        _ => bail!("an answer is a call"),
    }
}

/// The same type, `Self` by its name, and of a result what is good.
fn with_self(gives: &syn::Type, of: &str) -> Result<syn::Type> {
    let text = quote::quote!(#gives).to_string();
    let words: Vec<&str> = text.split(' ').map(|word| if word == "Self" { of } else { word }).collect();
    Ok(syn::parse_str(&words.join(" "))?)
}
