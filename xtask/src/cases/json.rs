//! JSON that keeps the order of its members: in worked examples the first of several is often the one that matters.

use super::Stop;
use keytill::money::Exact;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    Null,
    Bool(bool),
    /// As it is written.
    Number(String),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl Json {
    /// A member of an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.entries().iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The first of several names that an object has.
    pub fn any(&self, names: &[&str]) -> Option<&Self> {
        names.iter().find_map(|name| self.get(name))
    }

    /// A member that the mapping cannot do without.
    pub fn need(&self, name: &str) -> Result<&Self, Stop> {
        self.get(name).ok_or_else(|| Stop::unmapped(format!("the case has no `{name}`")))
    }

    /// The first of several names, one of which there must be.
    pub fn need_any(&self, names: &[&str]) -> Result<&Self, Stop> {
        self.any(names).ok_or_else(|| Stop::unmapped(format!("the case has none of {names:?}")))
    }

    /// The members of an object in their order; none for anything else.
    pub fn entries(&self) -> &[(String, Self)] {
        match self {
            Self::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The values of a list; none for anything else.
    pub fn list(&self) -> &[Self] {
        match self {
            Self::List(list) => list,
            _ => &[],
        }
    }

    /// A text, or a number as it is written.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Number(text) | Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is `true`.
    pub const fn is_true(&self) -> bool {
        matches!(self, Self::Bool(true))
    }

    /// Whether it is a decimal number, written as number or as text.
    pub fn is_decimal(&self) -> bool {
        self.exact().is_ok()
    }

    /// A decimal.
    pub fn exact(&self) -> Result<Exact, Stop> {
        let text = self.text().unwrap_or_default();
        text.parse().map_err(|_| Stop::unmapped(format!("`{self}` is no decimal number")))
    }

    /// A whole number.
    pub fn int(&self) -> Result<i64, Stop> {
        let value = self.exact()?;
        if value.scale() == 0 {
            Ok(value.mantissa())
        } else {
            Err(Stop::unmapped(format!("`{self}` is not whole")))
        }
    }

    /// A number of units.
    pub fn units(&self) -> Result<u32, Stop> {
        u32::try_from(self.int()?).map_err(|_| Stop::unmapped(format!("`{self}` is no number of units")))
    }

    /// The most decimals of any number in it.
    pub fn decimals(&self) -> u8 {
        match self {
            Self::List(list) => list.iter().map(Self::decimals).max().unwrap_or_default(),
            Self::Object(entries) => {
                entries.iter().map(|(_, value)| value.decimals()).max().unwrap_or_default()
            }
            _ => self.exact().map_or(0, Exact::scale),
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => value.fmt(f),
            Self::Number(text) => f.write_str(text),
            Self::Text(text) => write!(f, "{text:?}"),
            Self::List(list) => {
                f.write_str("[")?;
                for (n, value) in list.iter().enumerate() {
                    write!(f, "{}{value}", if n == 0 { "" } else { ", " })?;
                }
                f.write_str("]")
            }
            Self::Object(entries) => {
                f.write_str("{")?;
                for (n, (key, value)) in entries.iter().enumerate() {
                    write!(f, "{}{key}: {value}", if n == 0 { "" } else { ", " })?;
                }
                f.write_str("}")
            }
        }
    }
}

macro_rules! numbers {
    ($($kind:ty),*) => { $( impl From<$kind> for Json {
        fn from(value: $kind) -> Self {
            Self::Number(value.to_string())
        }
    } )* };
}
numbers!(i64, u32, u64, usize, Exact);

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Json {
    fn from(list: Vec<T>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Self>, const N: usize> From<[(&str, T); N]> for Json {
    fn from(entries: [(&str, T); N]) -> Self {
        Self::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value.into())).collect())
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Json;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }
            fn visit_unit<E: de::Error>(self) -> Result<Json, E> {
                Ok(Json::Null)
            }
            fn visit_bool<E: de::Error>(self, value: bool) -> Result<Json, E> {
                Ok(Json::Bool(value))
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Json, E> {
                Ok(value.into())
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Json, E> {
                Ok(value.into())
            }
            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Json, E> {
                Ok(Json::Number(value.to_string()))
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Json, E> {
                Ok(value.into())
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
                let mut list = Vec::new();
                while let Some(value) = seq.next_element()? {
                    list.push(value);
                }
                Ok(Json::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Json::Object(entries))
            }
        }
        d.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_their_order_and_numbers_their_digits() {
        let json: Json = serde_json::from_str(r#"{"b": 1.50, "a": [null, true, "x"], "c": -3}"#).unwrap();
        assert_eq!(json.to_string(), r#"{b: 1.5, a: [null, true, "x"], c: -3}"#);
        assert_eq!((json.get("c").unwrap().int().unwrap(), json.decimals()), (-3, 1));
        assert!(json.need("d").is_err() && json.get("a").unwrap().exact().is_err());
    }
}
