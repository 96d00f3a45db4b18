//! What the documents of keytill are, in no language's words: what every writer beside this file reads.
//!
//! A document in JSON is a text, a number, a list, or an object. Objects are records (named members) or unions (an object
//! with one member, whose name says which form it is). Nothing here knows of Rust.

use std::collections::BTreeMap;

/// Every document, by name, and what can be asked of a shop.
#[derive(Debug)]
pub struct Model {
    /// Every type that a command, an event, a reply, a query, an answer or a calculator names. A type's name is the same in
    /// every language.
    pub types: BTreeMap<String, Declared>,
    /// The use cases: the members of the union `Body`, in its order.
    pub commands: Vec<Use>,
    /// The reads, in their order.
    pub queries: Vec<Query>,
}

/// A named type.
#[derive(Debug)]
pub struct Declared {
    /// Its name, such as `OrderView`.
    pub name: String,
    /// What it means: Markdown, without links; empty where nothing is said.
    pub docs: String,
    /// What it is in JSON.
    pub form: Form,
}

/// What a type is in JSON.
#[derive(Debug)]
pub enum Form {
    /// A text or a number of a kind of its own.
    Scalar(Scalar),
    /// Another name of a type.
    Alias(Type),
    /// An object with these members; a reader refuses others.
    Record(Vec<Field>),
    /// One of several forms.
    Union(Tagging, Vec<Member>),
}

/// What a text or number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// Text: an id, a code, a digest.
    Text,
    /// A decimal, as text: `0.15`.
    Decimal,
    /// Money, as text: `98.00 CNY`.
    Money,
    /// An integer of minor units, within ±(2^53 − 1).
    Minor,
    /// A moment: milliseconds since 1970 in UTC, an integer below 2^53.
    Time,
    /// A span: milliseconds, an integer below 2^53.
    Span,
}

/// How the forms of a union are told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tagging {
    /// By the one member of the object, `{"name": …}`; a form without content is the text `"name"`.
    Member,
    /// By a member beside the others, `{"step": "name", …}`.
    Inside(String),
    /// By what they are: texts and objects.
    None,
}

/// One form of a union.
#[derive(Debug)]
pub struct Member {
    /// Its name in JSON.
    pub name: String,
    /// What it means.
    pub docs: String,
    /// What it holds.
    pub content: Content,
}

/// What a form of a union holds.
#[derive(Debug)]
pub enum Content {
    /// Nothing: it is its name.
    Nothing,
    /// Members of its own.
    Fields(Vec<Field>),
    /// Another document.
    Document(Type),
}

/// A member of a record.
#[derive(Debug)]
pub struct Field {
    /// Its name in JSON.
    pub name: String,
    /// What it means.
    pub docs: String,
    /// What it is.
    pub of: Type,
    /// What it means where it is left out.
    pub absent: Absent,
}

/// What a member means where it is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// It never is.
    Never,
    /// Nothing: its type is [`Type::Maybe`].
    Nothing,
    /// An empty list.
    Empty,
    /// False.
    False,
    /// Zero, or an empty text.
    Zero,
    /// What the comment says; only the machine knows it.
    Usual,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// True or false.
    Bool,
    /// An integer within ±(2^53 − 1).
    Integer,
    /// Text.
    Text,
    /// A named type.
    Named(String),
    /// A list.
    List(Box<Self>),
    /// It, or null.
    Maybe(Box<Self>),
    /// A list of just these.
    Tuple(Vec<Self>),
    /// An object of texts by names that are not known before.
    Texts,
}

/// A use case.
#[derive(Debug)]
pub struct Use {
    /// Its name in JSON, such as `place_order`.
    pub name: String,
    /// The record that says what is asked; its comment says what is done.
    pub record: String,
}

/// A read.
#[derive(Debug)]
pub struct Query {
    /// Its name in JSON, such as `order`.
    pub name: String,
    /// What it answers.
    pub docs: String,
    /// What it is asked with.
    pub fields: Vec<Field>,
    /// What answers it.
    pub answer: Type,
}

impl Form {
    /// Whether it is a choice of texts.
    pub fn is_choice(&self) -> bool {
        let nothing = |member: &Member| matches!(member.content, Content::Nothing);
        matches!(self, Self::Union(Tagging::Member, members) if members.iter().all(nothing))
    }
}

impl Type {
    /// The type below lists and options, where it has a name.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::List(of) | Self::Maybe(of) => of.name(),
            _ => None,
        }
    }
}
