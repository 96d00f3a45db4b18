//! Key files as suppliers send them: most lines good, some twice, some broken, one file from an old office machine.

use crate::demo::generate::random::Random;

const UPPER: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const DIGITS: &[u8] = b"0123456789";
const HEX: &[u8] = b"0123456789abcdef";
const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyz";
/// Signs that passwords of real people hold; some take four bytes.
const SIGNS: &[&str] = &["!", "#", "$", "@", "猫", "春", "😺", "🍊", "𠮷", "é", "-"];

/// How a file is written.
#[derive(Clone, Copy)]
enum Style {
    /// Groups of so many characters behind a prefix.
    Code { prefix: &'static str, groups: usize, size: usize },
    /// A header, then serial and pin, and a column that the format does not know.
    Csv { header: &'static str, start: &'static str },
    /// `{"code": …, "region": …}`
    JsonCode,
    /// `{"licence": …, "email": …}`
    JsonLicence,
    /// `account----password`
    Account { domain: &'static str },
}

const FILES: &[(&str, usize, Style)] = &[
    ("starport-60.txt", 1500, Style::Code { prefix: "XG06", groups: 3, size: 4 }),
    ("starport-300.txt", 1000, Style::Code { prefix: "XG30", groups: 3, size: 4 }),
    ("starport-980.txt", 700, Style::Code { prefix: "XG98", groups: 3, size: 4 }),
    ("starport-1980.txt", 300, Style::Code { prefix: "XGA1", groups: 3, size: 4 }),
    ("starport-3280.txt", 200, Style::Code { prefix: "XGA3", groups: 3, size: 4 }),
    ("yunlan-month.csv", 700, Style::Csv { header: "卡号,密码,批次", start: "6601" }),
    ("yunlan-pass.csv", 500, Style::Csv { header: "卡号,密码,批次", start: "6602" }),
    ("yunlan-6480.csv", 24, Style::Csv { header: "卡号,密码,批次", start: "6648" }),
    ("mobai-year.txt", 350, Style::Code { prefix: "MBY26", groups: 4, size: 5 }),
    ("mobai-pro.txt", 200, Style::Code { prefix: "MBPRO", groups: 4, size: 5 }),
    ("mobai-family.txt", 100, Style::Code { prefix: "MBFAM", groups: 4, size: 5 }),
    ("drive-month.txt", 700, Style::Code { prefix: "QZ1M", groups: 1, size: 9 }),
    ("drive-quarter.txt", 300, Style::Code { prefix: "QZ3M", groups: 1, size: 9 }),
    ("drive-year.txt", 300, Style::Code { prefix: "QZ1Y", groups: 1, size: 9 }),
    ("cinema-month.txt", 900, Style::Code { prefix: "LYM", groups: 1, size: 12 }),
    ("cinema-quarter.txt", 350, Style::Code { prefix: "LYQ", groups: 1, size: 12 }),
    ("cinema-year.txt", 40, Style::Code { prefix: "LYY", groups: 1, size: 12 }),
    ("cinema-year-noon.txt", 36, Style::Code { prefix: "LYY", groups: 1, size: 12 }),
    ("cinema-tv-year.txt", 120, Style::Account { domain: "firefly.example" }),
    ("music-month.jsonl", 700, Style::JsonCode),
    ("music-year.jsonl", 200, Style::JsonCode),
    ("ledgerlet-solo.jsonl", 250, Style::JsonLicence),
    ("ledgerlet-team.jsonl", 120, Style::JsonLicence),
    ("pomelo-starter.txt", 300, Style::Account { domain: "pomelo.example" }),
    ("pomelo-annual.txt", 150, Style::Account { domain: "pomelo.example" }),
    ("gift-50.csv", 500, Style::Csv { header: "serial,pin,printed", start: "2050" }),
    ("gift-100.csv", 500, Style::Csv { header: "serial,pin,printed", start: "2100" }),
    ("gift-200.csv", 250, Style::Csv { header: "serial,pin,printed", start: "2200" }),
    ("starport-300-second.txt", 150, Style::Code { prefix: "XG30", groups: 3, size: 4 }),
];

/// Files that hold lines of another: which, how many, from which on, of what.
const BORROWED: &[(&str, usize, usize, &str)] = &[
    ("starport-300-second.txt", 12, 400, "starport-300.txt"),
    ("cinema-year-noon.txt", 3, 0, "cinema-year.txt"),
    ("gift-100.csv", 5, 40, "gift-50.csv"),
];

/// The files as an office machine saves them: with a byte order mark and CRLF.
const OFFICE: &[&str] = &["starport-300.txt", "yunlan-month.csv"];

/// Every key file with its bytes.
pub fn all() -> Vec<(String, Vec<u8>)> {
    let mut random = Random::new(0x6b65_7973);
    let mut good: Vec<Vec<String>> = Vec::new();
    for (_, count, style) in FILES {
        good.push((0..*count).map(|_| line(*style, &mut random)).collect());
    }
    let mut files = Vec::new();
    for (n, (name, _, style)) in FILES.iter().enumerate() {
        let mut lines: Vec<Vec<u8>> = good[n].iter().map(|line| line.clone().into_bytes()).collect();
        for (to, count, from, of) in BORROWED {
            if to == name {
                let source = FILES.iter().position(|(name, ..)| name == of).unwrap_or_default();
                let borrowed = good[source][*from..from + count].iter();
                lines.extend(borrowed.map(|line| line.clone().into_bytes()));
            }
        }
        spoil(&mut lines, *style, &mut random);
        let end: &[u8] = if OFFICE.contains(name) { b"\r\n" } else { b"\n" };
        let mut bytes = if OFFICE.contains(name) { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
        let header =
            if let Style::Csv { header, .. } = style { Some(header.as_bytes().to_vec()) } else { None };
        for line in header.iter().chain(&lines) {
            bytes.extend_from_slice(line);
            bytes.extend_from_slice(end);
        }
        files.push((format!("keys/{name}"), bytes));
    }
    files
}

/// A good line.
fn line(style: Style, random: &mut Random) -> String {
    match style {
        Style::Code { prefix, groups: 1, size } => {
            // `QZ1M-` keeps its dash, `LYM-` too: fourteen and sixteen characters.
            format!("{prefix}-{}", random.text(UPPER, size))
        }
        Style::Code { prefix, groups, size } => {
            let groups: Vec<String> = (0..groups).map(|_| random.text(UPPER, size)).collect();
            format!("{prefix}-{}", groups.join("-"))
        }
        Style::Csv { start, .. } => {
            format!("{start}{},{},2026-10", random.text(DIGITS, 8), random.text(DIGITS, 8))
        }
        Style::JsonCode => {
            format!(r#"{{"code": "ZT{}", "region": "cn"}}"#, random.text(UPPER, 12))
        }
        Style::JsonLicence => {
            let groups: Vec<String> = (0..4).map(|_| random.text(HEX, 5)).collect();
            let name = random.text(LETTERS, 6);
            format!(r#"{{"licence": "{}", "email": "{name}@ledgerlet.example"}}"#, groups.join("-"))
        }
        Style::Account { domain } => {
            let account = format!("{}{}@{domain}", random.text(LETTERS, 5), random.text(DIGITS, 3));
            let password = [random.text(LETTERS, 5), random.text(DIGITS, 3)].join(*random.pick(SIGNS));
            format!("{account}----{password}{}", random.pick(SIGNS))
        }
    }
}

/// Puts lines in that stand twice, and lines that are broken, about one in a hundred of each.
fn spoil(lines: &mut Vec<Vec<u8>>, style: Style, random: &mut Random) {
    let count = lines.len();
    for _ in 0..count.div_ceil(110) {
        let twin = random.pick(lines).clone();
        let at = random.between(lines.len() as u64 / 2, lines.len() as u64) as usize;
        lines.insert(at, twin);
    }
    for _ in 0..count.div_ceil(120) {
        let broken = broken(style, random);
        let at = random.below(lines.len() as u64) as usize;
        lines.insert(at, broken);
    }
    let at = random.below(lines.len() as u64) as usize;
    lines.insert(at, Vec::new());
}

/// A line that gives no key.
fn broken(style: Style, random: &mut Random) -> Vec<u8> {
    let good = line(style, random);
    let text = match (style, random.below(4)) {
        // 已售 in GBK, as an old spreadsheet writes it.
        (Style::Code { .. }, 0) => return [good.as_bytes(), b" \xd2\xd1\xca\xdb"].concat(),
        (Style::Code { .. }, 1) => good.to_lowercase(),
        (Style::Code { .. }, 2) => good.chars().take(good.len() - 3).collect(),
        (Style::Code { .. }, _) => format!("{}\u{200b}{}", &good[..6], &good[7..]),
        (Style::Csv { start, .. }, 0) => format!("{start}{}", random.text(DIGITS, 8)),
        (Style::Csv { .. }, 1) => good.replacen(',', ",\"", 1),
        (Style::Csv { .. }, 2) => good.replacen('0', "O", 2),
        (Style::Csv { start, .. }, _) => format!("{start}{},,2026-10", random.text(DIGITS, 8)),
        (Style::JsonCode | Style::JsonLicence, 0) => good.trim_end_matches('}').to_owned(),
        (Style::JsonCode | Style::JsonLicence, 1) => {
            format!(r#"{{"code": {0}, "licence": {0}}}"#, 1 + random.below(1_000_000))
        }
        (Style::JsonCode | Style::JsonLicence, 2) => r#"{"region": "cn", "note": "见附件"}"#.to_owned(),
        (Style::JsonCode | Style::JsonLicence, _) => good.replacen('a', "ä", 3).replacen('T', "t", 1),
        (Style::Account { .. }, 0) => good.replace("----", " "),
        (Style::Account { .. }, 1) => good.split_inclusive("----").take(1).collect(),
        (Style::Account { .. }, 2) => good.replace("----", "----\u{7}"),
        (Style::Account { .. }, _) => good.chars().take(good.find("----").unwrap_or_default() + 8).collect(),
    };
    text.into_bytes()
}
