//! Tables of text: columns aligned by the width that a terminal gives a character, two for a Chinese one.

use std::fmt;

/// A table. Columns whose heading begins with `>` are aligned to the right.
pub struct Table {
    heads: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    /// Rows before which a line is drawn.
    rules: Vec<usize>,
}

impl Table {
    /// An empty table.
    pub fn new(heads: &[&'static str]) -> Self {
        Self { heads: heads.to_vec(), rows: Vec::new(), rules: Vec::new() }
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [&dyn fmt::Display; N]) {
        self.rows.push(cells.iter().map(ToString::to_string).collect());
    }

    /// Draws a line under what is there.
    pub fn rule(&mut self) {
        self.rules.push(self.rows.len());
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads: Vec<&str> = self.heads.iter().map(|head| head.trim_start_matches('>')).collect();
        let mut widths: Vec<usize> = heads.iter().map(|head| width(head)).collect();
        for row in &self.rows {
            for (most, cell) in widths.iter_mut().zip(row) {
                *most = width(cell).max(*most);
            }
        }
        let total = widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
        let line = |f: &mut fmt::Formatter<'_>, cells: &[&str]| {
            let mut text = String::from("  ");
            for (n, ((cell, most), head)) in cells.iter().zip(&widths).zip(&self.heads).enumerate() {
                if n > 0 {
                    text.push_str("  ");
                }
                let gap = " ".repeat(most - width(cell));
                let (before, after) = if head.starts_with('>') { (gap.as_str(), "") } else { ("", &*gap) };
                text.extend([before, *cell, after]);
            }
            writeln!(f, "{}", text.trim_end())
        };
        line(f, &heads)?;
        writeln!(f, "  {}", "─".repeat(total))?;
        for (n, row) in self.rows.iter().enumerate() {
            if self.rules.contains(&n) {
                writeln!(f, "  {}", "─".repeat(total))?;
            }
            line(f, &row.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        Ok(())
    }
}

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// The text on lines of at most so many columns, broken between words.
pub fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Two for the wide and full-width ranges of Unicode's East Asian Width that names of goods and people use.
fn char_width(c: char) -> usize {
    match c {
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1f64f}'
        | '\u{1f900}'..='\u{1f9ff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_names_take_two_columns_each() {
        assert_eq!(width("星港 60 点"), 10);
        assert_eq!(wrapped("星港 点券 for sale", 9), ["星港 点券", "for sale"]);
        let mut table = Table::new(&["name", ">sold"]);
        table.row([&"星港", &12]);
        table.row([&"drive", &3]);
        let text = table.to_string();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[2], "  星港     12");
        assert_eq!(lines[3], "  drive     3");
    }
}
