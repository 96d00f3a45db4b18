//! How Kotlin writes names and comments.

use std::fmt::Write;

const KEYWORDS: &[&str] = &[
    "as",
    "break",
    "class",
    "continue",
    "do",
    "else",
    "false",
    "for",
    "fun",
    "if",
    "in",
    "interface",
    "is",
    "null",
    "object",
    "package",
    "return",
    "super",
    "this",
    "throw",
    "true",
    "try",
    "typealias",
    "typeof",
    "val",
    "var",
    "when",
    "while",
];

/// `place_order` as a class has it: `PlaceOrder`.
pub fn camel(name: &str) -> String {
    let first = |part: &str| part.get(..1).unwrap_or_default().to_uppercase();
    name.split('_').map(|part| first(part) + part.get(1..).unwrap_or_default()).collect()
}

/// `expected_version` as a member or function has it: `expectedVersion`. A word of the language stands in backticks.
pub fn lower(name: &str) -> String {
    let plain = bare(name);
    if KEYWORDS.contains(&plain.as_str()) { format!("`{plain}`") } else { plain }
}

/// The same without backticks, as comments have it.
pub fn bare(name: &str) -> String {
    let all = camel(name);
    all.get(..1).unwrap_or_default().to_lowercase() + all.get(1..).unwrap_or_default()
}

/// Whether `Wire.kt` finds the name in JSON from the one in Kotlin.
pub fn comes_back(name: &str) -> bool {
    let mut back = String::new();
    for one in bare(name).chars() {
        if one.is_uppercase() {
            back.push('_');
        }
        back.extend(one.to_lowercase());
    }
    back == name
}

/// A comment: what something is, and what its parts are: `@property name …`.
pub fn kdoc(docs: &str, tags: &[(String, String)], indent: &str) -> String {
    let mut lines: Vec<String> = docs.lines().map(str::to_owned).collect();
    let said: Vec<&(String, String)> = tags.iter().filter(|(_, docs)| !docs.is_empty()).collect();
    if !said.is_empty() && !lines.is_empty() {
        lines.push(String::new());
    }
    for (tag, docs) in said {
        lines.extend(format!("{tag} {docs}").lines().map(str::to_owned));
    }
    // The compiler would see the end of the comment, or the beginning of another one.
    let safe = |line: &String| line.replace("*/", "*\u{200b}/").replace("/*", "/\u{200b}*");
    match lines.as_slice() {
        [] => String::new(),
        [one] => format!("{indent}/** {} */\n", safe(one)),
        _ => {
            let mut text = format!("{indent}/**\n");
            for line in &lines {
                let _ = writeln!(text, "{}", format!("{indent} * {}", safe(line)).trim_end());
            }
            text + indent + " */\n"
        }
    }
}
