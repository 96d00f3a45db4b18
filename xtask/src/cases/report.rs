//! What came of each case, and the count.

use super::case::{Case, Library};
use super::compare::{Difference, differences};
use super::deliberate::Deliberate;
use super::{Json, Stop, table};
use std::fmt::Write;

/// What came of one case.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Ok,
    /// `reason` where the difference is meant.
    Differs {
        differences: Vec<Difference>,
        reason: Option<String>,
    },
    Unmapped(String),
}

/// What came of all cases.
#[derive(Debug, Default)]
pub struct Report {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
    /// Cases with a reason for a difference that is no more.
    pub stale: Vec<String>,
    lines: Vec<(bool, String)>,
}

/// Asks every case and judges the answers.
pub fn judge(cases: &[Case], library: &Library, deliberate: &[Deliberate]) -> Report {
    let mut report = Report::default();
    for case in cases {
        let meant = deliberate.iter().find(|entry| entry.is_about(case));
        let answer = table::answer(case, library);
        let verdict = verdict(case, answer, meant);
        if meant.is_some() && !matches!(verdict, Verdict::Differs { .. }) {
            report.stale.push(case.id.clone());
        }
        report.add(case, &verdict);
    }
    report
}

fn verdict(case: &Case, answer: Result<Json, Stop>, meant: Option<&Deliberate>) -> Verdict {
    let answer = match answer {
        Ok(answer) => answer,
        Err(Stop::Unmapped(reason)) => return Verdict::Unmapped(reason),
        Err(Stop::Refused { code, text }) => refusal(case, &code, &text),
    };
    let differences = differences(&case.expected, &answer);
    if differences.is_empty() {
        return Verdict::Ok;
    }
    // Whatever else agrees: what the mapping does not answer is not yet compared.
    if let Some(missing) = differences.iter().find(|difference| difference.got.is_none())
        && differences.iter().all(|difference| difference.got.is_none())
    {
        return Verdict::Unmapped(format!("the mapping gives no `{}`", missing.at));
    }
    let is_meant = |difference: &Difference, entry: &Deliberate| {
        let answer = entry.answer.get(&difference.at).map(ToString::to_string);
        answer.is_some() && answer == difference.got
    };
    let reason = meant
        .filter(|entry| differences.iter().all(|difference| is_meant(difference, entry)))
        .map(|entry| entry.reason.clone());
    Verdict::Differs { differences, reason }
}

/// A refusal in the words in which cases expect one.
fn refusal(case: &Case, code: &str, text: &str) -> Json {
    let mut answer = vec![("error".to_owned(), table::error(&case.expected, code, text))];
    for name in ["rejected", "rejected_at_publication", "refused"] {
        answer.push((name.to_owned(), true.into()));
    }
    // Where a price was expected, the refusal stands in its place.
    for (name, value) in case.expected.entries() {
        if answer.iter().all(|(known, _)| known != name) && value.is_decimal() {
            answer.push((name.clone(), format!("{code}: {text}").into()));
        }
    }
    Json::Object(answer)
}

impl Report {
    fn add(&mut self, case: &Case, verdict: &Verdict) {
        let head = |word: &str| format!("{:<8}{:<44}{word}", case.id, case.area);
        let line = match verdict {
            Verdict::Ok => {
                self.passed += 1;
                head("ok")
            }
            Verdict::Differs { differences, reason } => {
                let mut line = head("differs");
                for Difference { at, expected, got } in differences {
                    let got = got.as_deref().unwrap_or("nothing");
                    let at = if at.is_empty() { "the answer" } else { at };
                    let _ = write!(line, "\n        {at}: expected {expected}, got {got}");
                }
                match reason {
                    Some(reason) => {
                        self.passed += 1;
                        let _ = write!(line, "\n        meant: {reason}");
                    }
                    None => self.failed += 1,
                }
                line
            }
            Verdict::Unmapped(reason) => {
                self.skipped += 1;
                format!("{}\n        {reason}", head("unmapped"))
            }
        };
        self.lines.push((*verdict == Verdict::Ok, line));
    }

    pub fn text(&self, brief: bool) -> String {
        let mut text = String::new();
        for (ok, line) in &self.lines {
            if !(brief && *ok) {
                let _ = writeln!(text, "{line}");
            }
        }
        let _ = writeln!(text, "{}", self.last_line());
        text
    }

    pub fn last_line(&self) -> String {
        format!("{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(id: &str, area: &str, input: &str, expected: &str) -> Case {
        let json = |text| serde_json::from_str(text).unwrap();
        Case {
            id: id.to_owned(),
            area: area.to_owned(),
            source: String::new(),
            input: json(input),
            expected: json(expected),
        }
    }

    fn split(id: &str, expected: &str) -> Case {
        case(id, "allocation.equal_split", r#"{"op": "split", "amount_minor": 3, "n": 2}"#, expected)
    }

    fn meant(id: &str, answer: &str) -> Deliberate {
        let answer = serde_json::from_str(answer).unwrap();
        Deliberate { id: Some(id.to_owned()), area: None, answer, reason: "it is fairer".to_owned() }
    }

    #[test]
    fn every_case_counts_once() {
        let cases = [
            split("a", r#"{"parts_minor": [2, 1]}"#),
            split("b", r#"{"parts_minor": [1, 2]}"#),
            split("c", r#"{"parts_minor": [1, 2]}"#),
            split("d", r#"{"parts_minor": [1, 2]}"#),
            split("e", r#"{"something_else": 5}"#),
            case("f", "astrology.horoscope", "{}", "{}"),
            split("g", r#"{"parts_minor": [2, 1]}"#),
        ];
        let moved = r#"{"parts_minor[0]": 2, "parts_minor[1]": 1}"#;
        let stale = r#"{"parts_minor[0]": 2, "parts_minor[1]": 3}"#;
        let deliberate = [meant("c", moved), meant("d", stale), meant("g", moved)];
        let report = judge(&cases, &Library::default(), &deliberate);
        assert_eq!(report.last_line(), "3 passed, 2 failed, 2 skipped");
        assert_eq!(report.stale, ["g"]);
        let text = report.text(true);
        assert!(text.contains("b       allocation.equal_split"), "{text}");
        assert!(text.contains("parts_minor[0]: expected 1, got 2"), "{text}");
        assert!(text.contains("meant: it is fairer"), "{text}");
        assert!(text.ends_with("\n3 passed, 2 failed, 2 skipped\n"), "{text}");
        assert_eq!(
            report.text(false).matches(" ok\n").count() + report.text(false).matches("ok\n").count(),
            4
        );
    }
}
