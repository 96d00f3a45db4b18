use crate::money::MoneyRefusal;
use crate::refusal::refusals;
use crate::time::Time;
use alloc::string::String;

refusals! {
    /// Why a condition cannot be compiled.
    pub enum RuleRefusal {
        /// Conditions nested in conditions, too often.
        TooDeep { limit: usize } = "rule.too_deep", "the condition nests deeper than {limit} levels";
        /// Too many conditions in one tree.
        TooLarge { limit: usize } = "rule.too_large", "the condition has more than {limit} parts";
        /// A set with too many members.
        SetTooLarge { fact: &'static str, count: usize, limit: usize } = "rule.set_too_large",
            "the set for `{fact}` has {count} members, the most is {limit}";
        /// A list that decides nothing.
        Empty { kind: &'static str } = "rule.empty", "the list of `{kind}` must not be empty";
        /// A member of a set that no id can equal.
        Value { fact: &'static str, value: String } = "rule.value",
            "`{value}` for `{fact}` must be 1 to 64 printable ASCII characters";
        /// A fraction where things are counted.
        NotWhole { fact: &'static str, value: String } = "rule.not_whole",
            "`{value}` for `{fact}` must be a whole number";
        /// A sum of money that the currency cannot hold.
        Money { fact: &'static str, reason: MoneyRefusal } = "rule.money", "the value for `{fact}`: {reason}";
        /// A window that no moment lies in.
        EmptyWindow { from: Time, until: Time } = "rule.empty_window",
            "the window from {from} until {until} holds no moment";
        /// A test of lines within a test of lines, or one where there is only one line to test.
        NestedLines {} = "rule.nested_lines", "a test of `lines` must not stand where single lines are tested";
        /// A test of lines that every order passes.
        NoUnits {} = "rule.no_units", "the `units` of a test of `lines` must be 1 or more";
        /// An offset that no place on earth has.
        Offset { minutes: i16 } = "rule.offset",
            "the offset of {minutes} minutes must lie between -720 and 840";
        /// Hours that no moment lies in.
        EmptyHours { from: String, until: String } = "rule.empty_hours",
            "the hours from {from} until {until} hold no moment";
    }
}
