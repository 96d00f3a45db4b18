use crate::notice::NoticeKind;
use crate::refusal::refusals;
use crate::text::TextRefusal;
use alloc::string::String;

refusals! {
    /// Why templates are refused, or a notice is not rendered.
    pub enum NoticeRefusal {
        /// A placeholder that the kind does not have.
        UnknownPlaceholder { kind: NoticeKind, placeholder: String } = "notice.unknown_placeholder",
            "a template of `{kind}` names `{placeholder}`, which such notices do not have";
        /// A brace that begins or ends nothing.
        LooseBrace { kind: NoticeKind, at: usize } = "notice.loose_brace",
            "a template of `{kind}` has a loose brace at byte {at}: write it twice to show it";
        /// A placeholder where markup would read what it stands for as more than text.
        UnsafePlace { kind: NoticeKind, placeholder: String, place: &'static str } = "notice.unsafe_place",
            "a template of `{kind}` has `{placeholder}` {place}";
        /// Not JSON once it is filled in.
        NotJson { kind: NoticeKind } = "notice.not_json",
            "a template of `{kind}` is not JSON once its placeholders are filled in: texts and amounts stand within strings";
        /// Too long, or with characters that must not be shown.
        BadText { kind: NoticeKind, field: &'static str } = "notice.bad_text",
            "the {field} of a template of `{kind}` must be short enough, without control characters and direction overrides";
        /// The same kind, channel, language and output twice.
        Twice { kind: NoticeKind, language: String } = "notice.twice",
            "two templates of `{kind}` in `{language}` are for the same channel and output";
        /// Too many templates or languages.
        TooMany { field: &'static str, count: usize, limit: usize } = "notice.too_many",
            "templates have at most {limit} {field}, not {count}";
        /// A language or a time zone that is none.
        Text { source: TextRefusal } = "notice.bad_language", "{source}";
        /// Not a time zone.
        BadOffset { minutes: i16 } = "notice.bad_offset", "an offset of {minutes} minutes is no time zone: -840 to 840 are";
        /// What would be told is longer than any notice.
        TooLong { kind: NoticeKind, limit: usize } = "notice.too_long", "a notice of `{kind}` would be longer than {limit} bytes";
    }
}
