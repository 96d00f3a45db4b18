//! What the core's macros declare: each parses as the macro matches.

use super::attributes::docs;
use syn::parse::{Parse, ParseStream, Result};
use syn::{Attribute, Expr, Ident, LitInt, LitStr, Token, Type, braced, bracketed};

/// `/// What it is.` and a name.
#[derive(Debug)]
pub struct Word {
    pub docs: String,
    pub name: String,
}

/// A field of a macro's record.
#[derive(Debug)]
pub struct MacroField {
    pub attributes: Vec<Attribute>,
    pub name: Ident,
    pub of: Type,
}

/// A record with a name.
#[derive(Debug)]
pub struct MacroRecord {
    pub docs: String,
    pub name: String,
    pub fields: Vec<MacroField>,
}

/// `ids! { /// A shop. ShopId = "shop id"; }`, and `params!`, and with a number before and a list behind, `kinds!`.
pub struct Words(pub Vec<Word>);

/// `bodies! { 0 /// Opens. OpenSession; }`, and without comments, which the records have, `events!`
pub struct Bodies(pub Vec<Word>);

/// `facts! { /// It began. ShopOpened { 0 /// The shop. shop: ShopId, } }`
pub struct Facts(pub Vec<MacroRecord>);

/// `queries! { |embedded, shop| /// An order. Order { order: OrderId } => shop.order(&order)?; }`
pub struct Queries(pub Vec<(MacroRecord, Expr)>);

/// `refusals! { /// Why. pub enum Reason { /// Not. Not { field: String } = "code", "sentence"; } }`
pub struct Refusals {
    pub attributes: Vec<Attribute>,
    pub name: String,
    pub reasons: Vec<MacroRecord>,
}

fn all<T>(input: ParseStream<'_>, one: impl Fn(ParseStream<'_>) -> Result<T>) -> Result<Vec<T>> {
    let mut found = Vec::new();
    while !input.is_empty() {
        found.push(one(input)?);
    }
    Ok(found)
}

fn number(input: ParseStream<'_>) -> Result<()> {
    if input.peek(LitInt) {
        input.parse::<LitInt>()?;
    }
    Ok(())
}

fn word(input: ParseStream<'_>) -> Result<Word> {
    number(input)?;
    let docs = docs(&input.call(Attribute::parse_outer)?);
    Ok(Word { docs, name: input.parse::<Ident>()?.to_string() })
}

fn fields(input: ParseStream<'_>) -> Result<Vec<MacroField>> {
    let inside;
    braced!(inside in input);
    all(&inside, |input| {
        number(input)?;
        let attributes = input.call(Attribute::parse_outer)?;
        let name = input.parse()?;
        input.parse::<Token![:]>()?;
        let of = input.parse()?;
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        Ok(MacroField { attributes, name, of })
    })
}

fn record(input: ParseStream<'_>) -> Result<MacroRecord> {
    let Word { docs, name } = word(input)?;
    Ok(MacroRecord { docs, name, fields: fields(input)? })
}

impl Parse for Words {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        all(input, |input| {
            let word = word(input)?;
            input.parse::<Token![=]>()?;
            input.parse::<LitStr>()?;
            if input.peek(syn::token::Bracket) {
                let _params;
                bracketed!(_params in input);
                _params.parse::<proc_macro2::TokenStream>()?;
            }
            input.parse::<Token![;]>()?;
            Ok(word)
        })
        .map(Self)
    }
}

impl Parse for Bodies {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        all(input, |input| {
            let word = word(input)?;
            input.parse::<Token![;]>()?;
            Ok(word)
        })
        .map(Self)
    }
}

impl Parse for Facts {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        all(input, record).map(Self)
    }
}

impl Parse for Queries {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        input.parse::<Token![|]>()?;
        input.parse::<Ident>()?;
        input.parse::<Token![,]>()?;
        input.parse::<Ident>()?;
        input.parse::<Token![|]>()?;
        all(input, |input| {
            let record = record(input)?;
            input.parse::<Token![=>]>()?;
            let answer = input.parse()?;
            input.parse::<Token![;]>()?;
            Ok((record, answer))
        })
        .map(Self)
    }
}

impl Parse for Refusals {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        input.parse::<Token![pub]>()?;
        input.parse::<Token![enum]>()?;
        let name = input.parse::<Ident>()?.to_string();
        let inside;
        braced!(inside in input);
        let reasons = all(&inside, |input| {
            let record = record(input)?;
            input.parse::<Token![=]>()?;
            input.parse::<LitStr>()?;
            input.parse::<Token![,]>()?;
            input.parse::<LitStr>()?;
            input.parse::<Token![;]>()?;
            Ok(record)
        })?;
        Ok(Self { attributes, name, reasons })
    }
}
