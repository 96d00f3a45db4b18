use crate::refusal::quoted;
use crate::stock::{MAX_PLAIN_LEN, PlainKey, StockRefusal};
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Most fields of a key.
const MAX_FIELDS: usize = 16;
/// Longest field name and separator, in bytes.
const MAX_NAME_LEN: usize = 64;
/// Most lines of one file that a format may allow.
const MAX_LINES: u32 = 10_000_000;

/// How the key files of a pool look, declared once with the pool.
///
/// What holds for every layout: the file is UTF-8, with or without a byte order mark; a line ends with LF, CRLF or CR;
/// blank lines are passed over; white space (Unicode's) is trimmed from both ends of every field and nothing else is
/// changed; a record is one line, so a broken line never swallows the next.
///
/// ```
/// # use keytill::stock::KeyFormat;
/// let format: KeyFormat = serde_json::from_str(
///     r#"{"layout":{"separated":{"separator":"----"}},"fields":[{"name":"account"},{"name":"password"}]}"#,
/// )?;
/// let parsed = format.parse("ann----s3cret\r\nbroken\r\nbob----pa55".as_bytes())?;
/// assert_eq!(parsed.keys.len(), 2);
/// assert_eq!(parsed.report.rejected[0].line, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct KeyFormat {
    /// How a line is cut into fields.
    #[n(0)]
    pub layout: Layout,
    /// The fields of a key in canonical order, the first one required. One for [`Layout::Code`].
    #[n(1)]
    pub fields: Vec<Field>,
    /// Longest line in bytes without its end; 1 to 16384. 4096 if not given.
    #[serde(default = "default_line_bytes")]
    #[n(2)]
    pub max_line_bytes: u32,
    /// Most lines that are read, blank ones and the header not counted; 1 to 10 million. 1 million if not given.
    #[serde(default = "default_lines")]
    #[n(3)]
    pub max_lines: u32,
}

/// How a line is cut into fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Layout {
    /// The line is the code.
    #[n(0)]
    Code,
    /// Fields with a separator between them, such as `account----password`.
    #[n(1)]
    Separated {
        /// What stands between the fields.
        #[n(0)]
        separator: String,
        /// Whether the last field may hold the separator itself. Otherwise such a line is rejected.
        #[serde(default)]
        #[n(1)]
        last_takes_rest: bool,
    },
    /// Comma-separated values by RFC 4180, with a header that names the columns; columns that are no field are passed
    /// over. A quoted value may hold the delimiter and doubled quotes, but no line break.
    #[n(2)]
    Csv {
        /// What stands between the columns.
        #[serde(default)]
        #[n(0)]
        delimiter: Delimiter,
    },
    /// A JSON object on each line with the fields as texts; members that are no field are passed over.
    #[n(3)]
    JsonLines,
}

/// What stands between the columns of a CSV file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Delimiter {
    /// `,`
    #[default]
    #[n(0)]
    Comma,
    /// `;`
    #[n(1)]
    Semicolon,
    /// A tab.
    #[n(2)]
    Tab,
}

impl Delimiter {
    pub(super) const fn as_char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
        }
    }
}

/// One field of a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Field {
    /// Its name: the column of a CSV file, the member of a JSON object, the label at delivery.
    #[n(0)]
    pub name: String,
    /// Whether it may be missing or empty. Never the first; behind all others in [`Layout::Separated`].
    #[serde(default)]
    #[n(1)]
    pub optional: bool,
    /// Fewest characters, if it is there.
    #[serde(default)]
    #[n(2)]
    pub min_length: Option<u32>,
    /// Most characters.
    #[serde(default)]
    #[n(3)]
    pub max_length: Option<u32>,
    /// Which characters it may hold; any if not given.
    #[serde(default)]
    #[n(4)]
    pub charset: Option<Charset>,
    /// Further ASCII characters beside those of the charset, such as `-`.
    #[serde(default)]
    #[n(5)]
    pub also: String,
}

/// A set of ASCII characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Charset {
    /// `0-9`
    #[n(0)]
    Digits,
    /// `0-9 A-F a-f`
    #[n(1)]
    Hex,
    /// `0-9 A-Z`
    #[n(2)]
    UpperAlphanumeric,
    /// `0-9 A-Z a-z`
    #[n(3)]
    Alphanumeric,
    /// Space to tilde.
    #[n(4)]
    Printable,
}

impl Charset {
    fn holds(self, c: char) -> bool {
        match self {
            Self::Digits => c.is_ascii_digit(),
            Self::Hex => c.is_ascii_hexdigit(),
            Self::UpperAlphanumeric => c.is_ascii_digit() || c.is_ascii_uppercase(),
            Self::Alphanumeric => c.is_ascii_alphanumeric(),
            Self::Printable => matches!(c, ' '..='~'),
        }
    }
}

impl Field {
    /// A required field of any length and any characters.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_string(),
            optional: false,
            min_length: None,
            max_length: None,
            charset: None,
            also: String::new(),
        }
    }

    /// Whether the field's charset allows all of the text.
    pub(super) fn charset_allows(&self, text: &str) -> bool {
        self.charset.is_none_or(|set| text.chars().all(|c| set.holds(c) || self.also.contains(c)))
    }
}

impl KeyFormat {
    /// One code per line, with the usual limits.
    #[must_use]
    pub fn code() -> Self {
        Self::new(Layout::Code, vec![Field::named("code")])
    }

    /// A layout and fields, with the usual limits.
    #[must_use]
    pub fn new(layout: Layout, fields: Vec<Field>) -> Self {
        Self { layout, fields, max_line_bytes: default_line_bytes(), max_lines: default_lines() }
    }

    /// Checks that the document makes sense.
    ///
    /// # Errors
    /// [`StockRefusal::FormatInvalid`] with the member and its rule.
    pub fn check(&self) -> Result<(), StockRefusal> {
        let count = self.fields.len();
        require((1..=MAX_FIELDS).contains(&count), "fields", &count, "there must be 1 to 16")?;
        let bytes = self.max_line_bytes;
        let in_range = (1..=MAX_PLAIN_LEN as u64).contains(&u64::from(bytes));
        require(in_range, "max_line_bytes", &bytes, "it must be 1 to 16384")?;
        let lines = self.max_lines;
        require((1..=MAX_LINES).contains(&lines), "max_lines", &lines, "it must be 1 to 10000000")?;
        for (n, field) in self.fields.iter().enumerate() {
            field.check()?;
            let twin = self.fields.iter().take(n).any(|other| other.name == field.name);
            require(!twin, "fields.name", &field.name, "each name must stand once")?;
            require(
                n > 0 || !field.optional,
                "fields.optional",
                &field.name,
                "the first field must be required",
            )?;
        }
        match &self.layout {
            Layout::Code => require(count == 1, "fields", &count, "a code layout has one")?,
            Layout::Separated { separator, .. } => {
                let fits = (1..=MAX_NAME_LEN).contains(&separator.len())
                    && !separator.contains(['\n', '\r', '\u{1f}', '\0']);
                require(fits, "separator", separator, "it must be 1 to 64 bytes without line breaks")?;
                let in_order = self.fields.is_sorted_by_key(|field| field.optional);
                require(in_order, "fields.optional", &true, "optional fields must come last")?;
            }
            Layout::Csv { .. } | Layout::JsonLines => {}
        }
        Ok(())
    }

    /// The fields of a key with their names. Whoever calls this answers for what becomes of the secret.
    pub fn named<'a>(&'a self, key: &'a PlainKey) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.fields.iter().map(|field| field.name.as_str()).zip(key.expose_fields())
    }
}

impl Field {
    fn check(&self) -> Result<(), StockRefusal> {
        let name_fits = (1..=MAX_NAME_LEN).contains(&self.name.len())
            && self.name.trim() == self.name
            && !self.name.contains(char::is_control);
        require(
            name_fits,
            "fields.name",
            &self.name,
            "it must be 1 to 64 bytes, trimmed, without control characters",
        )?;
        let least = self.min_length.unwrap_or(0);
        let most = self.max_length.unwrap_or(u32::MAX);
        require(most > 0, "fields.max_length", &most, "it must be at least 1")?;
        require(least <= most, "fields.min_length", &least, "it must be at most max_length")?;
        let also_fits = self.also.bytes().all(|b| (0x20..0x7f).contains(&b));
        require(also_fits, "fields.also", &self.also, "it must be printable ASCII")?;
        let also_serves = self.also.is_empty() || self.charset.is_some();
        require(also_serves, "fields.also", &self.also, "it must stand beside a charset")
    }
}

const fn default_line_bytes() -> u32 {
    4096
}

const fn default_lines() -> u32 {
    1_000_000
}

fn require(
    holds: bool,
    field: &'static str,
    value: &impl ToString,
    rule: &'static str,
) -> Result<(), StockRefusal> {
    if holds {
        return Ok(());
    }
    Err(StockRefusal::FormatInvalid { field, value: quoted(&value.to_string()), rule })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    fn read(json: &str) -> KeyFormat {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn reads_every_layout_and_round_trips() {
        for json in [
            r#"{"layout":"code","fields":[{"name":"code","charset":"digits","also":"-","max_length":19}]}"#,
            r#"{"layout":{"separated":{"separator":"----"}},"fields":[{"name":"a"},{"name":"b"}]}"#,
            r#"{"layout":{"csv":{}},"fields":[{"name":"卡号"},{"name":"密码","optional":true}]}"#,
            r#"{"layout":{"csv":{"delimiter":"tab"}},"fields":[{"name":"a"}],"max_lines":5}"#,
            r#"{"layout":"json_lines","fields":[{"name":"a"}],"max_line_bytes":100}"#,
        ] {
            let format = read(json);
            format.check().unwrap();
            assert_eq!(read(&serde_json::to_string(&format).unwrap()), format);
            assert_eq!(minicbor::decode::<KeyFormat>(&minicbor::to_vec(&format).unwrap()).unwrap(), format);
        }
        assert_eq!(KeyFormat::code(), read(r#"{"layout":"code","fields":[{"name":"code"}]}"#));
    }

    #[test]
    fn refuses_unknown_members() {
        for json in [
            r#"{"layout":"code","fields":[],"x":1}"#,
            r#"{"layout":{"csv":{"x":1}},"fields":[]}"#,
            r#"{"layout":"xml","fields":[]}"#,
            r#"{"layout":"code","fields":[{"name":"a","x":1}]}"#,
        ] {
            assert!(serde_json::from_str::<KeyFormat>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn refuses_what_makes_no_sense_by_member() {
        let field = |json: &str| match read(json).check().unwrap_err() {
            StockRefusal::FormatInvalid { field, .. } => field,
            other => panic!("{}", other.code()),
        };
        for (json, member) in [
            (r#"{"layout":"code","fields":[]}"#, "fields"),
            (r#"{"layout":"code","fields":[{"name":"a"},{"name":"b"}]}"#, "fields"),
            (r#"{"layout":"code","fields":[{"name":""}]}"#, "fields.name"),
            (r#"{"layout":"code","fields":[{"name":" a"}]}"#, "fields.name"),
            (r#"{"layout":"json_lines","fields":[{"name":"a"},{"name":"a"}]}"#, "fields.name"),
            (r#"{"layout":"code","fields":[{"name":"a","optional":true}]}"#, "fields.optional"),
            (r#"{"layout":"code","fields":[{"name":"a","max_length":0}]}"#, "fields.max_length"),
            (
                r#"{"layout":"code","fields":[{"name":"a","min_length":5,"max_length":4}]}"#,
                "fields.min_length",
            ),
            (r#"{"layout":"code","fields":[{"name":"a","also":"-"}]}"#, "fields.also"),
            (r#"{"layout":"code","fields":[{"name":"a","charset":"hex","also":"é"}]}"#, "fields.also"),
            (r#"{"layout":"code","fields":[{"name":"a"}],"max_lines":0}"#, "max_lines"),
            (r#"{"layout":"code","fields":[{"name":"a"}],"max_line_bytes":16385}"#, "max_line_bytes"),
            (r#"{"layout":{"separated":{"separator":""}},"fields":[{"name":"a"}]}"#, "separator"),
            (r#"{"layout":{"separated":{"separator":"\n"}},"fields":[{"name":"a"}]}"#, "separator"),
        ] {
            assert_eq!(field(json), member, "{json}");
        }
        let mixed = r#"{"layout":{"separated":{"separator":"|"}},
            "fields":[{"name":"a"},{"name":"b","optional":true},{"name":"c"}]}"#;
        assert_eq!(field(mixed), "fields.optional");
    }
}
