//! The core's files: which types they declare for documents, what they import, what their functions give.

use super::attributes::{Serde, docs, is_document, is_test};
use super::macros::{Bodies, Facts, MacroField, MacroRecord, Queries, Refusals, Words};
use super::{given, snake};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use syn::{Fields, Item, ReturnType, Type, UseTree};

/// Where something is declared: the world, and from which world each name is imported.
#[derive(Debug, Default)]
pub struct Place {
    pub world: String,
    pub imports: HashMap<String, String>,
}

/// A type as it is declared.
#[derive(Debug)]
pub struct Raw {
    pub name: String,
    pub docs: String,
    pub place: Rc<Place>,
    pub body: RawBody,
}

#[derive(Debug)]
pub enum RawBody {
    Record(Vec<RawField>),
    Alias(Type),
    Text,
    Union { tag: Option<String>, untagged: bool, members: Vec<RawMember> },
}

#[derive(Debug)]
pub struct RawField {
    pub name: String,
    pub docs: String,
    pub of: Type,
    pub flatten: bool,
    /// Whether it may be left out.
    pub may_be_absent: bool,
    /// Whether what it means then is the type's own default.
    pub plain_default: bool,
    /// Whether code writes it as text.
    pub as_text: bool,
}

#[derive(Debug)]
pub struct RawMember {
    pub name: String,
    pub docs: String,
    pub content: RawContent,
}

#[derive(Debug)]
pub enum RawContent {
    Nothing,
    Fields(Vec<RawField>),
    Types(Vec<Type>),
}

#[derive(Debug)]
pub struct RawQuery {
    pub name: String,
    pub docs: String,
    pub fields: Vec<RawField>,
    pub answer: syn::Expr,
}

/// What is read of all files.
#[derive(Debug, Default)]
pub struct Sources {
    /// By name; where several worlds have a type of one name, each of them.
    pub types: BTreeMap<String, Vec<Rc<Raw>>>,
    pub queries: Vec<RawQuery>,
    pub queries_place: Rc<Place>,
    /// What functions give: by the type that has them (or nothing) and their name.
    pub functions: HashMap<(String, String), (Type, Rc<Place>)>,
}

impl Sources {
    pub fn read(folder: &Path) -> Result<Self> {
        let mut sources = Self::default();
        for path in files(folder)? {
            let text = fs::read_to_string(&path)?;
            let file = syn::parse_file(&text).with_context(|| format!("cannot read {}", path.display()))?;
            let world =
                path.strip_prefix(folder)?.components().next().map(|part| part.as_os_str().to_owned());
            let world = world.unwrap_or_default().to_string_lossy().replace(".rs", "");
            let named = || format!("in {}", path.display());
            sources.keep_file(&file.items, world).with_context(named)?;
        }
        let hand = syn::parse_file(given::BY_HAND).context("the types that are declared by hand")?;
        sources.keep_file(&hand.items, given::HAND.to_owned())?;
        Ok(sources)
    }

    fn keep_file(&mut self, items: &[Item], world: String) -> Result<()> {
        let mut imports = HashMap::new();
        for item in items {
            if let Item::Use(item) = item {
                keep_import(&item.tree, &mut Vec::new(), &mut imports);
            }
        }
        let place = Rc::new(Place { world, imports });
        items.iter().try_for_each(|item| self.keep_item(item, &place))
    }

    fn keep(&mut self, name: String, docs: String, place: &Rc<Place>, body: RawBody) {
        if place.world != given::HAND && given::is_by_hand(&name) {
            return;
        }
        let raw = Raw { name: name.clone(), docs, place: Rc::clone(place), body };
        self.types.entry(name).or_default().push(Rc::new(raw));
    }

    fn keep_item(&mut self, item: &Item, place: &Rc<Place>) -> Result<()> {
        match item {
            Item::Struct(item) if is_document(&item.attrs) && !is_test(&item.attrs) => {
                let serde = Serde::of(&item.attrs)?;
                let body = match &item.fields {
                    Fields::Named(named) => RawBody::Record(fields(named.named.iter(), &serde)?),
                    Fields::Unnamed(unnamed) => {
                        RawBody::Alias(unnamed.unnamed.first().context("an empty tuple")?.ty.clone())
                    }
                    Fields::Unit => RawBody::Record(Vec::new()),
                };
                self.keep(item.ident.to_string(), docs(&item.attrs), place, body);
            }
            Item::Enum(item) if is_document(&item.attrs) && !is_test(&item.attrs) => {
                self.keep(item.ident.to_string(), docs(&item.attrs), place, union(item)?);
            }
            Item::Type(item) if item.generics.params.is_empty() => {
                let body = RawBody::Alias((*item.ty).clone());
                self.keep(item.ident.to_string(), docs(&item.attrs), place, body);
            }
            Item::Impl(item) if item.trait_.is_none() => {
                let Type::Path(path) = &*item.self_ty else { return Ok(()) };
                let Some(of) = path.path.segments.last() else { return Ok(()) };
                for inside in &item.items {
                    if let syn::ImplItem::Fn(function) = inside {
                        self.keep_function(&of.ident.to_string(), &function.sig, place);
                    }
                }
            }
            Item::Fn(item) => self.keep_function("", &item.sig, place),
            Item::Macro(item) => self.keep_macro(&item.mac, place)?,
            _ => {}
        }
        Ok(())
    }

    fn keep_function(&mut self, of: &str, signature: &syn::Signature, place: &Rc<Place>) {
        if let ReturnType::Type(_, gives) = &signature.output {
            let given = ((**gives).clone(), Rc::clone(place));
            self.functions.insert((of.to_owned(), signature.ident.to_string()), given);
        }
    }

    fn keep_macro(&mut self, call: &syn::Macro, place: &Rc<Place>) -> Result<()> {
        let name = call.path.get_ident().map(ToString::to_string).unwrap_or_default();
        match name.as_str() {
            "ids" => {
                for word in call.parse_body::<Words>()?.0 {
                    self.keep(word.name, word.docs, place, RawBody::Text);
                }
            }
            "bodies" => {
                let words = call.parse_body::<Bodies>()?.0;
                let members = words.into_iter().map(|word| (word.docs, word.name));
                let docs = "What is asked: an object with one member, the use case.";
                self.keep_union("Body", docs, members, place)?;
            }
            "facts" => {
                for record in call.parse_body::<Facts>()?.0 {
                    let body = RawBody::Record(macro_fields(&record.fields, &Serde::default(), true)?);
                    self.keep(record.name, record.docs, place, body);
                }
            }
            "events" => {
                let words = call.parse_body::<Bodies>()?.0;
                let members = words.into_iter().map(|word| (word.docs, word.name));
                let docs = "What happened: an object with one member, the fact.";
                self.keep_union("Event", docs, members, place)?;
            }
            "queries" => {
                for (record, answer) in call.parse_body::<Queries>()?.0 {
                    let MacroRecord { docs, name, fields } = record;
                    let fields = macro_fields(&fields, &Serde::default(), true)?;
                    self.queries.push(RawQuery { name, docs, fields, answer });
                }
                self.queries_place = Rc::clone(place);
            }
            "kinds" => self.keep_words("NoticeKind", "What is told.", call, place)?,
            "params" => self.keep_words("Param", "A parameter of a notice.", call, place)?,
            "refusals" => {
                let refusals = call.parse_body::<Refusals>()?;
                if is_document(&refusals.attributes) {
                    let member = |reason: &MacroRecord| {
                        let fields = macro_fields(&reason.fields, &Serde::default(), false)?;
                        let content = RawContent::Fields(fields);
                        Ok(RawMember { name: snake(&reason.name), docs: reason.docs.clone(), content })
                    };
                    let members = refusals.reasons.iter().map(member).collect::<Result<_>>()?;
                    let body = RawBody::Union { tag: None, untagged: false, members };
                    self.keep(refusals.name, docs(&refusals.attributes), place, body);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn keep_words(&mut self, name: &str, docs: &str, call: &syn::Macro, place: &Rc<Place>) -> Result<()> {
        let members = call.parse_body::<Words>()?.0.into_iter();
        let member = |word: super::macros::Word| RawMember {
            name: snake(&word.name),
            docs: word.docs,
            content: RawContent::Nothing,
        };
        let body = RawBody::Union { tag: None, untagged: false, members: members.map(member).collect() };
        self.keep(name.to_owned(), docs.to_owned(), place, body);
        Ok(())
    }

    fn keep_union(
        &mut self,
        name: &str,
        docs: &str,
        members: impl Iterator<Item = (String, String)>,
        place: &Rc<Place>,
    ) -> Result<()> {
        let member = |(docs, name): (String, String)| {
            let content = RawContent::Types(vec![syn::parse_str(&name)?]);
            Ok(RawMember { name: snake(&name), docs, content })
        };
        let members = members.map(member).collect::<Result<_>>()?;
        let body = RawBody::Union { tag: None, untagged: false, members };
        self.keep(name.to_owned(), docs.to_owned(), place, body);
        Ok(())
    }
}

fn union(item: &syn::ItemEnum) -> Result<RawBody> {
    let serde = Serde::of(&item.attrs)?;
    let mut members = Vec::new();
    for variant in &item.variants {
        let own = Serde::of(&variant.attrs)?;
        let name = variant.ident.to_string();
        let name = match own.value("rename") {
            Some(renamed) => renamed.to_owned(),
            None if serde.has("rename_all") => snake(&name),
            None => name,
        };
        let content = match &variant.fields {
            Fields::Unit => RawContent::Nothing,
            Fields::Named(named) => RawContent::Fields(fields(named.named.iter(), &serde)?),
            Fields::Unnamed(unnamed) => {
                RawContent::Types(unnamed.unnamed.iter().map(|field| field.ty.clone()).collect())
            }
        };
        members.push(RawMember { name, docs: docs(&variant.attrs), content });
    }
    let (tag, untagged) = (serde.value("tag").map(ToOwned::to_owned), serde.has("untagged"));
    Ok(RawBody::Union { tag, untagged, members })
}

fn fields<'a>(fields: impl Iterator<Item = &'a syn::Field>, container: &Serde) -> Result<Vec<RawField>> {
    let mut found = Vec::new();
    for field in fields {
        let name = field.ident.as_ref().context("a field without a name")?;
        let strict = container.has("deny_unknown_fields");
        found.extend(raw_field(&field.attrs, name, &field.ty, container, strict)?);
    }
    Ok(found)
}

fn macro_fields(fields: &[MacroField], container: &Serde, strict: bool) -> Result<Vec<RawField>> {
    let mut found = Vec::new();
    for field in fields {
        found.extend(raw_field(&field.attributes, &field.name, &field.of, container, strict)?);
    }
    Ok(found)
}

/// `strict` where a reader takes a missing option for nothing.
fn raw_field(
    attributes: &[syn::Attribute],
    name: &syn::Ident,
    of: &Type,
    container: &Serde,
    strict: bool,
) -> Result<Option<RawField>> {
    let serde = Serde::of(attributes)?;
    if serde.has("skip") {
        return Ok(None);
    }
    let name = name.to_string();
    let name = serde.value("rename").unwrap_or(name.trim_start_matches("r#")).to_owned();
    let option = matches!(of, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Option"));
    let absent = container.has("default") || serde.has("default") || serde.has("skip_serializing_if");
    Ok(Some(RawField {
        name,
        docs: docs(attributes),
        of: of.clone(),
        flatten: serde.has("flatten"),
        may_be_absent: absent || (option && strict),
        plain_default: !container.has("default") && serde.value("default").is_none(),
        as_text: serde.has("with") || serde.has("serialize_with"),
    }))
}

fn keep_import(tree: &UseTree, path: &mut Vec<String>, imports: &mut HashMap<String, String>) {
    let world = |path: &[String]| match path {
        [first, second, ..] if first == "crate" => Some(second.clone()),
        _ => None,
    };
    match tree {
        UseTree::Path(inner) => {
            path.push(inner.ident.to_string());
            keep_import(&inner.tree, path, imports);
            path.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| keep_import(tree, path, imports)),
        UseTree::Name(name) => {
            imports.extend(world(path).map(|world| (name.ident.to_string(), world)));
        }
        UseTree::Rename(name) => {
            imports.extend(world(path).map(|world| (name.ident.to_string(), world)));
        }
        _ => {}
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            if !path.ends_with("tests") {
                found.extend(files(&path)?);
            }
        } else if path.extension().is_some_and(|end| end == "rs")
            && !path.to_string_lossy().ends_with("tests.rs")
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
