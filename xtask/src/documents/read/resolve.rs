//! From Rust's types to the model's: finds what a name means, and collects all that is named.

use super::given;
use super::source::{Place, Raw, RawBody, RawContent, RawField, RawMember, Sources};
use crate::documents::model::{Absent, Content, Declared, Field, Form, Member, Scalar, Tagging, Type};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::rc::Rc;
use syn::{GenericArgument, PathArguments, TypeParamBound};

pub struct Resolver<'a> {
    sources: &'a Sources,
    types: BTreeMap<String, Declared>,
    waiting: Vec<Rc<Raw>>,
}

impl<'a> Resolver<'a> {
    pub fn new(sources: &'a Sources) -> Self {
        Self { sources, types: BTreeMap::new(), waiting: Vec::new() }
    }

    /// Adds a type, `Name` or `world/Name`, and all that it names.
    pub fn root(&mut self, root: &str) -> Result<()> {
        let (world, name) = root.split_once('/').unwrap_or(("", root));
        let place = Place { world: world.to_owned(), ..Place::default() };
        self.named(name, &place).map(|_| ())
    }

    /// Every type that was named.
    pub fn finish(mut self) -> Result<BTreeMap<String, Declared>> {
        while let Some(raw) = self.waiting.pop() {
            let form = self.form(&raw).with_context(|| format!("the type {}", raw.name))?;
            let name = self.called(&raw);
            if let Some(declared) = self.types.get_mut(&name) {
                declared.form = form;
            }
        }
        self.explain_forms();
        Ok(self.types)
    }

    /// A form of a union of which nothing is said means what its document means.
    fn explain_forms(&mut self) {
        let all: BTreeMap<String, String> =
            self.types.values().map(|declared| (declared.name.clone(), declared.docs.clone())).collect();
        for declared in self.types.values_mut() {
            let Form::Union(_, members) = &mut declared.form else { continue };
            for member in members.iter_mut().filter(|member| member.docs.is_empty()) {
                if let Content::Document(of) = &member.content
                    && let Some(docs) = of.name().and_then(|name| all.get(name))
                {
                    member.docs.clone_from(docs);
                }
            }
        }
    }

    /// A Rust type.
    pub fn of(&mut self, rust: &syn::Type, place: &Place) -> Result<Type> {
        match rust {
            syn::Type::Reference(reference) => self.of(&reference.elem, place),
            syn::Type::Slice(slice) => Ok(Type::List(Box::new(self.of(&slice.elem, place)?))),
            syn::Type::Array(array) => Ok(Type::List(Box::new(self.of(&array.elem, place)?))),
            syn::Type::Tuple(tuple) => {
                tuple.elems.iter().map(|one| self.of(one, place)).collect::<Result<_>>().map(Type::Tuple)
            }
            syn::Type::ImplTrait(bounds) => {
                for bound in &bounds.bounds {
                    let TypeParamBound::Trait(bound) = bound else { continue };
                    let Some(last) = bound.path.segments.last() else { continue };
                    if let PathArguments::AngleBracketed(arguments) = &last.arguments {
                        for argument in &arguments.args {
                            if let GenericArgument::AssocType(item) = argument {
                                return Ok(Type::List(Box::new(self.of(&item.ty, place)?)));
                            }
                        }
                    }
                }
                bail!("an iterator of nothing that is known")
            }
            syn::Type::Path(path) => {
                let last = path.path.segments.last().context("an empty path")?;
                let inner: Vec<&syn::Type> = match &last.arguments {
                    PathArguments::AngleBracketed(arguments) => {
                        let types = arguments.args.iter();
                        types
                            .filter_map(
                                |one| if let GenericArgument::Type(one) = one { Some(one) } else { None },
                            )
                            .collect()
                    }
                    _ => Vec::new(),
                };
                self.generic(&last.ident.to_string(), &inner, place)
            }
            _ => bail!("nothing is known of this type"),
        }
    }

    fn generic(&mut self, name: &str, inner: &[&syn::Type], place: &Place) -> Result<Type> {
        match (name, inner) {
            ("Option", [one]) => Ok(match self.of(one, place)? {
                Type::Maybe(inner) => Type::Maybe(inner),
                one => Type::Maybe(Box::new(one)),
            }),
            ("Box" | "Arc" | "Cow" | "SmallVec" | "Result", [one, ..]) => self.of(one, place),
            ("Named", [one, _]) => self.of(one, place),
            ("Vec" | "Few", [one, ..]) => Ok(Type::List(Box::new(self.of(one, place)?))),
            ("String" | "str" | "CompactString", []) => Ok(Type::Text),
            ("bool", []) => Ok(Type::Bool),
            ("u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64", []) => Ok(Type::Integer),
            ("Texts", []) => Ok(Type::Texts),
            ("Page", _) => self.named("Page", place),
            (_, []) => self.named(name, place),
            _ => bail!("nothing is known of {name}<…>"),
        }
    }

    fn named(&mut self, name: &str, place: &Place) -> Result<Type> {
        if let Some((scalar, docs)) = given::scalar(name) {
            let form = scalar.map_or_else(given::handles, Form::Scalar);
            let declared = Declared { name: name.to_owned(), docs: docs.to_owned(), form };
            self.types.entry(name.to_owned()).or_insert(declared);
            return Ok(Type::Named(name.to_owned()));
        }
        let raw = self.find(name, place)?;
        let called = self.called(&raw);
        if !self.types.contains_key(&called) {
            let form = Form::Scalar(Scalar::Text);
            self.types
                .insert(called.clone(), Declared { name: called.clone(), docs: raw.docs.clone(), form });
            self.waiting.push(raw);
        }
        Ok(Type::Named(called))
    }

    /// The type that a name means at a place.
    fn find(&self, name: &str, place: &Place) -> Result<Rc<Raw>> {
        let known = self.sources.types.get(name).with_context(|| format!("nothing is known of {name}"))?;
        if let [one] = known.as_slice() {
            return Ok(Rc::clone(one));
        }
        let of = |world: &str| known.iter().find(|raw| raw.place.world == world);
        let imported = place.imports.get(name).and_then(|world| of(world));
        let found = imported.or_else(|| of(&place.world));
        found.cloned().with_context(|| format!("there are several types {name}"))
    }

    /// What a type is called in every language.
    fn called(&self, raw: &Raw) -> String {
        let world = &raw.place.world;
        if let Some(name) = given::renamed(world, &raw.name) {
            return name.to_owned();
        }
        let is_one = self.sources.types.get(&raw.name).is_none_or(|known| known.len() == 1);
        if is_one || world == "pricing" {
            return raw.name.clone();
        }
        let mut letters = world.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).chain(raw.name.chars()).collect()
    }

    fn form(&mut self, raw: &Raw) -> Result<Form> {
        Ok(match &raw.body {
            RawBody::Text => Form::Scalar(Scalar::Text),
            RawBody::Alias(of) => Form::Alias(self.of(of, &raw.place)?),
            RawBody::Record(fields) => Form::Record(self.fields(fields, &raw.place)?),
            RawBody::Union { tag, untagged, members } => {
                let tagging = match tag {
                    Some(tag) => Tagging::Inside(tag.clone()),
                    None if *untagged => Tagging::None,
                    None => Tagging::Member,
                };
                let member = |member: &RawMember| self.member(member, &raw.place);
                Form::Union(tagging, members.iter().map(member).collect::<Result<_>>()?)
            }
        })
    }

    fn member(&mut self, member: &RawMember, place: &Place) -> Result<Member> {
        let content = match &member.content {
            RawContent::Nothing => Content::Nothing,
            RawContent::Fields(fields) => Content::Fields(self.fields(fields, place)?),
            RawContent::Types(types) => {
                let types: Vec<Type> = types.iter().map(|one| self.of(one, place)).collect::<Result<_>>()?;
                match <[Type; 1]>::try_from(types) {
                    Ok([one]) => Content::Document(one),
                    Err(several) => Content::Document(Type::Tuple(several)),
                }
            }
        };
        Ok(Member { name: member.name.clone(), docs: member.docs.clone(), content })
    }

    pub fn fields(&mut self, fields: &[RawField], place: &Place) -> Result<Vec<Field>> {
        let mut found = Vec::new();
        for field in fields {
            if field.flatten {
                found.extend(self.flat(field, place)?);
                continue;
            }
            let of = if field.as_text {
                Type::Text
            } else {
                self.of(&field.of, place).with_context(|| format!("the field {}", field.name))?
            };
            let absent = self.absent(field, &of);
            found.push(Field { name: field.name.clone(), docs: field.docs.clone(), of, absent });
        }
        Ok(found)
    }

    /// The members of a record that stand among those of another.
    fn flat(&mut self, field: &RawField, place: &Place) -> Result<Vec<Field>> {
        let syn::Type::Path(path) = &field.of else { bail!("the field {} is no record", field.name) };
        let name = path.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        let raw = self.find(&name, place)?;
        let RawBody::Record(fields) = &raw.body else { bail!("{name} is no record") };
        self.fields(fields, &raw.place)
    }

    fn absent(&self, field: &RawField, of: &Type) -> Absent {
        if !field.may_be_absent {
            return Absent::Never;
        }
        let scalar = |name: &str| matches!(self.types.get(name).map(|one| &one.form), Some(Form::Scalar(_)));
        match of {
            Type::Maybe(_) => Absent::Nothing,
            _ if !field.plain_default => Absent::Usual,
            Type::List(_) => Absent::Empty,
            Type::Bool => Absent::False,
            Type::Integer | Type::Text => Absent::Zero,
            Type::Named(name) if given::scalar(name).is_some() && scalar(name) => Absent::Zero,
            _ => Absent::Usual,
        }
    }
}
