use crate::stock::fields::{self, Columns, Value};
use crate::stock::plain::{Flaw, flaw_in};
use crate::stock::report::{redacted, redacted_bytes};
use crate::stock::{
    Field, ImportReport, KeyFormat, Layout, LineReason, PlainKey, RejectedLine, StockRefusal,
};
use alloc::vec::Vec;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// What a key file holds.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The good keys in the order of the file.
    pub keys: Vec<PlainKey>,
    /// For each key, its line number from 1.
    pub lines: Vec<u32>,
    /// What became of every line.
    pub report: ImportReport,
}

impl KeyFormat {
    /// Reads a key file. A bad line is reported and never costs a good one; a key that stood on an earlier line is
    /// reported as its duplicate.
    ///
    /// # Errors
    /// [`StockRefusal::FormatInvalid`] when the format itself makes no sense. No content of a file is an error.
    pub fn parse(&self, bytes: &[u8]) -> Result<Parsed, StockRefusal> {
        self.check()?;
        let lines = bytes.iter().filter(|b| **b == b'\n').count().saturating_add(1);
        // Room for the keys at once, but not more than a file of four-byte lines could fill.
        let expected = lines.min(self.max_lines as usize).min(bytes.len() / 4 + 1);
        let mut reader = Reader::new(self, expected);
        for (line, bytes) in (1..=u32::MAX).zip(Lines::of(bytes)) {
            if !reader.take(line, bytes) {
                break;
            }
        }
        Ok(reader.finish())
    }
}

/// Reads line by line.
struct Reader<'f> {
    format: &'f KeyFormat,
    columns: Option<Columns>,
    keys: Vec<PlainKey>,
    lines: Vec<u32>,
    /// Positions in `keys` by a hash of the key. Not iterated.
    known: HashTable<u32>,
    report: ImportReport,
}

impl<'f> Reader<'f> {
    fn new(format: &'f KeyFormat, expected: usize) -> Self {
        Self {
            format,
            columns: None,
            keys: Vec::with_capacity(expected),
            lines: Vec::with_capacity(expected),
            known: HashTable::with_capacity(expected),
            report: ImportReport::default(),
        }
    }

    /// Takes one line; `false` when no further one is read.
    fn take(&mut self, line: u32, bytes: &[u8]) -> bool {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            self.report.blank = self.report.blank.saturating_add(1);
            return true;
        }
        let text = match core::str::from_utf8(bytes) {
            Ok(text) if text.trim().is_empty() => {
                self.report.blank = self.report.blank.saturating_add(1);
                return true;
            }
            Ok(text) => Some(text),
            Err(_) => None,
        };
        let is_header = matches!(self.format.layout, Layout::Csv { .. }) && self.columns.is_none();
        let shown = || text.map_or_else(|| redacted_bytes(bytes), redacted);
        if !is_header {
            let limit = self.format.max_lines;
            if self.report.read >= limit {
                self.reject(line, LineReason::TooManyLines { limit }, shown());
                return false;
            }
            self.report.read = self.report.read.saturating_add(1);
        }
        let readable = if bytes.len() > self.format.max_line_bytes as usize {
            Err(LineReason::TooLong { limit: self.format.max_line_bytes })
        } else {
            text.ok_or(LineReason::NotUtf8 {})
        };
        let taken = match (readable, &self.format.layout) {
            (Ok(text), Layout::Csv { delimiter }) if is_header => {
                Columns::from_header(text, *delimiter, &self.format.fields)
                    .map(|columns| self.columns = Some(columns))
            }
            (readable, _) => readable.and_then(|text| self.read(text)).and_then(|key| self.keep(line, key)),
        };
        if let Err(reason) = taken {
            self.reject(line, reason, shown());
            // Without a header nothing can be read.
            return !is_header;
        }
        true
    }

    /// Makes a key of a line.
    fn read(&self, line: &str) -> Result<PlainKey, LineReason> {
        let declared = self.format.fields.as_slice();
        let mut values: Vec<Value<'_>> = Vec::with_capacity(declared.len().saturating_add(1));
        match &self.format.layout {
            Layout::Code => values.push(Value::Part(line)),
            Layout::Separated { separator, last_takes_rest } => {
                fields::separated(line, separator, *last_takes_rest, declared, &mut values)?;
            }
            Layout::Csv { .. } => {
                if let Some(columns) = &self.columns {
                    columns.read(line, declared, &mut values)?;
                }
            }
            Layout::JsonLines => fields::json(line, declared, &mut values)?,
        }
        let mut texts: Vec<&str> = Vec::with_capacity(declared.len());
        for (field, value) in declared.iter().zip(&values) {
            let text = value.trim();
            check_field(field, text, matches!(value, Value::Missing))?;
            texts.push(text);
        }
        PlainKey::join(&texts).ok_or(LineReason::KeyTooLong {})
    }

    /// Keeps a key unless an earlier line had it.
    fn keep(&mut self, line: u32, key: PlainKey) -> Result<(), LineReason> {
        let position = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        let keys = &self.keys;
        let at = |n: &u32| keys.get(*n as usize).map_or("", PlainKey::expose);
        let found = self.known.entry(hash(key.expose()), |n| at(n) == key.expose(), |n| hash(at(n)));
        match found {
            Entry::Occupied(earlier) => {
                let first_line = self.lines.get(*earlier.get() as usize).copied().unwrap_or(0);
                Err(LineReason::Duplicate { first_line })
            }
            Entry::Vacant(place) => {
                place.insert(position);
                self.keys.push(key);
                self.lines.push(line);
                Ok(())
            }
        }
    }

    fn reject(&mut self, line: u32, reason: LineReason, text: alloc::string::String) {
        self.report.rejected.push(RejectedLine { line, reason, text });
    }

    fn finish(mut self) -> Parsed {
        self.report.accepted = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        Parsed { keys: self.keys, lines: self.lines, report: self.report }
    }
}

/// Checks one trimmed field against its declaration.
fn check_field(field: &Field, text: &str, missing: bool) -> Result<(), LineReason> {
    let name = || field.name.clone();
    if text.is_empty() {
        return match (field.optional, missing) {
            (true, _) => Ok(()),
            (false, true) => Err(LineReason::FieldMissing { field: name() }),
            (false, false) => Err(LineReason::FieldEmpty { field: name() }),
        };
    }
    match flaw_in(text) {
        Some(Flaw::Control) => return Err(LineReason::ControlCharacter { field: name() }),
        Some(Flaw::Invisible) => return Err(LineReason::InvisibleCharacter { field: name() }),
        None => {}
    }
    if field.min_length.is_some() || field.max_length.is_some() {
        let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let range = field.min_length.unwrap_or(0)..=field.max_length.unwrap_or(u32::MAX);
        if !range.contains(&length) {
            return Err(LineReason::FieldLength { field: name(), length });
        }
    }
    if field.charset_allows(text) { Ok(()) } else { Err(LineReason::FieldCharset { field: name() }) }
}

/// A hash that whoever writes the file cannot make collide.
fn hash(text: &str) -> u64 {
    let digest = *blake3::hash(text.as_bytes()).as_bytes();
    digest.first_chunk::<8>().map_or(0, |first| u64::from_le_bytes(*first))
}

/// The lines of a file without their ends (LF, CRLF or CR); a byte order mark at the start is passed over. No line
/// stands after the last line end.
struct Lines<'a> {
    rest: &'a [u8],
}

impl<'a> Lines<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes) }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(self.rest.len());
        let (line, rest) = self.rest.split_at_checked(end)?;
        self.rest =
            rest.strip_prefix(b"\r\n").unwrap_or_else(|| rest.split_first().map_or(rest, |(_, rest)| rest));
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use crate::stock::Charset;
    use alloc::format;
    use alloc::string::String;
    use proptest::prelude::*;

    fn code_of(format: &KeyFormat, bytes: &[u8]) -> (Vec<String>, Vec<(u32, &'static str)>) {
        let parsed = format.parse(bytes).unwrap();
        assert_eq!(parsed.keys.len(), parsed.lines.len());
        (
            parsed.keys.iter().map(|key| key.expose().into()).collect(),
            parsed.report.rejected.iter().map(|row| (row.line, row.reason.code())).collect(),
        )
    }

    fn format(json: &str) -> KeyFormat {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn reads_codes_with_any_line_end_and_a_mark() {
        let (keys, rejected) =
            code_of(&KeyFormat::code(), "\u{feff}AAAA-1\r\n\n \t \r\n\u{3000}BBBB-2 \rCC😀C-3".as_bytes());
        assert_eq!(keys, ["AAAA-1", "BBBB-2", "CC😀C-3"]);
        assert_eq!(rejected, []);
        let parsed = KeyFormat::code().parse(b"\n\nA\n").unwrap();
        assert_eq!((parsed.lines[0], parsed.report.blank, parsed.report.read), (3, 2, 1));
    }

    #[test]
    fn one_bad_line_never_loses_a_good_one() {
        let mut format = KeyFormat::code();
        format.max_line_bytes = 12;
        format.fields[0].min_length = Some(4);
        format.fields[0].charset = Some(Charset::UpperAlphanumeric);
        format.fields[0].also = "-".into();
        let file =
            b"GOOD-1\nbad\nAB\nG\xffOD\nGOOD-2\nGOOD-1\nAAAA-BBBB-CCCC\nGO\0OD\nGOOD-3\nG\xe2\x80\x8bGGGG\n";
        let (keys, rejected) = code_of(&format, file);
        assert_eq!(keys, ["GOOD-1", "GOOD-2", "GOOD-3"]);
        assert_eq!(
            rejected,
            [
                (2, "key_line.field_length"),
                (3, "key_line.field_length"),
                (4, "key_line.not_utf8"),
                (6, "key_line.duplicate"),
                (7, "key_line.too_long"),
                (8, "key_line.control_character"),
                (10, "key_line.invisible_character"),
            ]
        );
        format.fields[0].min_length = None;
        assert_eq!(code_of(&format, b"bad").1, [(1, "key_line.field_charset")]);
    }

    #[test]
    fn reads_fields_in_declared_order_from_every_layout() {
        let fields = r#""fields":[{"name":"account"},{"name":"password"},{"name":"note","optional":true}]"#;
        for (layout, file) in [
            (r#"{"separated":{"separator":"----"}}"#, " ann ---- p,w \nbob----x----hello\nbroken\n"),
            (r#"{"csv":{}}"#, "password,extra,account,note\n\"p,w\",1,ann,\nx,2,bob,hello\nbroken\n"),
            (
                r#""json_lines""#,
                "{\"password\":\"p,w\",\"account\":\"ann\"}\n{\"account\":\"bob\",\"password\":\"x\",\"note\":\"hello\"}\n{}\n",
            ),
        ] {
            let format = format(&format!("{{\"layout\":{layout},{fields}}}"));
            let (keys, rejected) = code_of(&format, file.as_bytes());
            assert_eq!(keys, ["ann\u{1f}p,w\u{1f}", "bob\u{1f}x\u{1f}hello"], "{layout}");
            assert_eq!(rejected.len(), 1, "{layout}");
            let parsed = format.parse(file.as_bytes()).unwrap();
            let named: Vec<_> = format.named(&parsed.keys[1]).collect();
            assert_eq!(named, [("account", "bob"), ("password", "x"), ("note", "hello")]);
        }
    }

    #[test]
    fn a_bad_header_is_one_row_and_an_open_quote_costs_its_line_alone() {
        let format = format(r#"{"layout":{"csv":{}},"fields":[{"name":"code"}]}"#);
        assert_eq!(
            code_of(&format, b"key\nAAAA\nBBBB"),
            (Vec::new(), alloc::vec![(1, "key_line.column_missing")])
        );
        let (keys, rejected) = code_of(&format, b"code\nAAAA\n\"BBBB\nCCCC\n");
        assert_eq!(keys, ["AAAA", "CCCC"]);
        assert_eq!(rejected, [(3, "key_line.open_quote")]);
        assert_eq!(code_of(&format, b""), (Vec::new(), Vec::new()));
    }

    #[test]
    fn stops_at_the_line_limit_and_says_where() {
        let mut format = KeyFormat::code();
        format.max_lines = 2;
        let (keys, rejected) = code_of(&format, b"A\n\nB\nC\nD\n");
        assert_eq!(keys, ["A", "B"]);
        assert_eq!(rejected, [(4, "key_line.too_many_lines")]);
    }

    #[test]
    fn the_report_holds_no_secret() {
        let mut format = KeyFormat::code();
        format.fields[0].max_length = Some(8);
        let parsed = format.parse(b"XCANARY-1234\nCANARY2\nCANARY2\nCANARY\x00\nCANARY\xff").unwrap();
        assert_eq!(parsed.report.rejected.len(), 4);
        assert_eq!(parsed.report.rejected[0].text, "X… (12 characters)");
        let json = serde_json::to_string(&parsed.report).unwrap();
        let cbor = minicbor::to_vec(&parsed.report).unwrap();
        for shown in [format!("{parsed:?}"), json, String::from_utf8_lossy(&cbor).into_owned()] {
            assert!(!shown.contains("CANARY"), "{shown}");
        }
    }

    #[test]
    fn refuses_a_senseless_format() {
        let mut format = KeyFormat::code();
        format.fields.clear();
        assert_eq!(format.parse(b"A").unwrap_err().code(), "stock.format_invalid");
    }

    proptest! {
        #[test]
        fn never_panics_and_accounts_for_every_line(
            bytes in proptest::collection::vec(
                prop_oneof![any::<u8>(), Just(b'\n'), Just(b'"'), Just(b','), Just(b'a')], 0..200),
            layout in 0..4,
        ) {
            let layout = ["\"code\"", "{\"csv\":{}}", "\"json_lines\"", "{\"separated\":{\"separator\":\",\"}}"]
                [layout as usize];
            let format = format(&format!(r#"{{"layout":{layout},"fields":[{{"name":"a"}}]}}"#));
            let parsed = format.parse(&bytes).unwrap();
            let report = &parsed.report;
            let header_rows = report.rejected.iter().filter(|row| row.line == 1 && report.read == 0).count();
            prop_assert!(header_rows <= 1 || report.read > 0);
            prop_assert_eq!(
                report.read as usize,
                report.accepted as usize + report.rejected.len() - if report.read == 0 { report.rejected.len() } else { 0 }
            );
            prop_assert!(report.rejected.is_sorted_by_key(|row| row.line));
        }
    }
}
