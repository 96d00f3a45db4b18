//! Counting tests: what each runner says at its end, added up.

use std::fmt;
use std::ops::AddAssign;

/// How many tests passed and how many failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests and checks that failed.
    pub failed: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Tally {
    /// Reads one line of `cargo test`: `test result: ok. 3 passed; 0 failed; 0 ignored; …`.
    pub fn cargo(&mut self, line: &str) {
        if let Some(result) = line.strip_prefix("test result: ") {
            for part in result.split([';', '.']) {
                self.count(part.trim());
            }
        }
    }

    /// Reads one line of `pytest`: `== 1 failed, 3 passed, 1 error in 0.12s ==`.
    pub fn pytest(&mut self, line: &str) {
        let line = line.trim_matches(['=', ' ']);
        let Some((counts, time)) = line.rsplit_once(" in ") else { return };
        if time.starts_with(|c: char| c.is_ascii_digit()) {
            for part in counts.split(", ") {
                self.count(part);
            }
        }
    }

    /// Reads one line of `node --test`: `ℹ pass 3`, or `# pass 3` in its other format.
    pub fn node(&mut self, line: &str) {
        let Some(line) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) else { return };
        match line.split_once(' ').map(|(what, count)| (what, count.parse::<u64>())) {
            Some(("pass", Ok(count))) => self.passed += count,
            Some(("fail" | "cancelled", Ok(count))) => self.failed += count,
            _ => {}
        }
    }

    /// Reads one line of Maven: `[INFO] Tests run: 5, Failures: 1, Errors: 0, Skipped: 0`, the sum of all classes.
    pub fn maven(&mut self, line: &str) {
        let line = line.split_once("] ").map_or(line, |(_, rest)| rest);
        let Some(counts) = line.strip_prefix("Tests run: ") else { return };
        let numbers: Vec<u64> =
            counts.split(", ").filter_map(|part| part.rsplit(' ').next()?.parse().ok()).collect();
        // The line of one class has its time as well.
        if let ([run, failures, errors, skipped], false) = (&*numbers, counts.contains("Time elapsed")) {
            let failed = failures + errors;
            self.failed += failed;
            self.passed += run.saturating_sub(failed + skipped);
        }
    }

    /// Reads one line of XCTest: `Test Case 'ShopTests.testOrders' passed (0.1 seconds)`.
    pub fn xctest(&mut self, line: &str) {
        let Some(line) = line.strip_prefix("Test Case '") else { return };
        match line.split_once("' ").map(|(_, ending)| ending) {
            Some(ending) if ending.starts_with("passed") => self.passed += 1,
            Some(ending) if ending.starts_with("failed") => self.failed += 1,
            _ => {}
        }
    }

    /// Adds what is not a test but must hold as well: it counts only where it fails.
    pub fn check(&mut self, holds: bool) {
        self.failed += u64::from(!holds);
    }

    /// Makes sure that a runner that failed without a failed test, or that ran none, counts as a failure.
    pub fn concluded(mut self, success: bool) -> Self {
        if self.failed == 0 && (!success || self.passed == 0) {
            self.failed = 1;
        }
        self
    }

    fn count(&mut self, part: &str) {
        match part.split_once(' ').map(|(count, what)| (count.parse::<u64>(), what)) {
            Some((Ok(count), "passed")) => self.passed += count,
            Some((Ok(count), "failed" | "error" | "errors")) => self.failed += count,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u64, failed: u64) -> Tally {
        Tally { passed, failed }
    }

    #[test]
    fn the_lines_of_cargo_test_are_added_up() {
        let mut counted = Tally::default();
        counted.cargo("running 3 tests");
        counted.cargo(
            "test result: ok. 3 passed; 0 failed; 2 ignored; 0 measured; 1 filtered out; finished in 0.10s",
        );
        counted.cargo("test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out");
        assert_eq!(counted, tally(7, 2));
    }

    #[test]
    fn the_last_line_of_pytest_is_read() {
        let mut counted = Tally::default();
        counted.pytest("tests/test_pricer.py ....   [100%]");
        counted.pytest("1 passed in spirit");
        counted.pytest("===== 1 failed, 4 passed, 1 skipped, 2 errors in 0.31s =====");
        counted.pytest("5 passed in 0.02s");
        assert_eq!(counted, tally(9, 3));
    }

    #[test]
    fn both_formats_of_node_are_read() {
        let mut counted = Tally::default();
        for line in
            ["ℹ tests 5", "ℹ pass 3", "ℹ fail 1", "ℹ cancelled 1", "# pass 2", "# fail 0", "# passing by"]
        {
            counted.node(line);
        }
        assert_eq!(counted, tally(5, 2));
    }

    #[test]
    fn the_sum_of_maven_is_read_and_not_its_parts() {
        let mut counted = Tally::default();
        counted.maven(
            "[INFO] Tests run: 7, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.06 s -- in AppTest",
        );
        counted.maven("[WARNING] Tests run: 9, Failures: 1, Errors: 1, Skipped: 2");
        counted.maven("[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0");
        counted.maven("[INFO] Results:");
        assert_eq!(counted, tally(8, 2));
    }

    #[test]
    fn each_case_of_xctest_is_read() {
        let mut counted = Tally::default();
        for ending in ["started at 2026-11-22", "passed (0.1 seconds)", "failed (2.0 seconds)"] {
            counted.xctest(&format!("Test Case 'ShopTests.testOrders' {ending}"));
        }
        counted.xctest("Test Suite 'ShopTests' passed at 2026-11-22");
        assert_eq!(counted, tally(1, 1));
    }

    #[test]
    fn a_runner_that_ran_nothing_or_broke_has_failed() {
        assert_eq!(tally(0, 0).concluded(true), tally(0, 1));
        assert_eq!(tally(3, 0).concluded(false), tally(3, 1));
        assert_eq!(tally(3, 2).concluded(false), tally(3, 2));
        assert_eq!(tally(3, 0).concluded(true), tally(3, 0));
    }
}
