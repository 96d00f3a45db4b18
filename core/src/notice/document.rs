use crate::id::ChannelId;
use crate::notice::NoticeKind;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The texts of notices, as a merchant writes them.
///
/// # Which template is taken
/// For each language in turn — the one asked for, then its shorter forms (`zh-CN`, `zh`), then `fallback` in order — the
/// template of the notice's channel, else the one without a channel. Where none is found, the crate's own text: in Chinese
/// for `zh` and its longer forms, in English for all others.
///
/// # Examples
/// ```
/// use keytill::notice::Templates;
/// let json = r#"{"templates": [{"kind": "order_paid", "language": "en", "output": "html",
///     "subject": "Thank you", "body": "<p>Order <b>{order}</b> of {total} is paid.</p>"}]}"#;
/// let templates: Templates = serde_json::from_str(json)?;
/// assert_eq!(templates.templates.len(), 1);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct Templates {
    /// The texts; at most 10 000.
    #[n(0)]
    pub templates: Vec<Template>,
    /// The languages that are tried after the one asked for.
    #[n(1)]
    pub fallback: Vec<String>,
    /// The language of each channel's buyers; the first of `fallback` elsewhere.
    #[n(2)]
    pub languages: Vec<ChannelLanguage>,
    /// How far the wall clock that notices tell is ahead of UTC, in minutes: -840 to 840.
    #[n(3)]
    pub offset_minutes: i16,
}

/// The language of a channel's buyers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ChannelLanguage {
    /// The channel.
    #[n(0)]
    pub channel: ChannelId,
    /// The language tag, such as `zh-CN`.
    #[n(1)]
    pub language: String,
}

/// The text of one kind of notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// What it tells.
    #[n(0)]
    pub kind: NoticeKind,
    /// The channel; absent for all that have none of their own.
    #[n(1)]
    #[serde(default)]
    pub channel: Option<ChannelId>,
    /// The language tag, such as `en` or `zh-CN`.
    #[n(2)]
    pub language: String,
    /// What it makes.
    #[n(3)]
    #[serde(default)]
    pub output: Output,
    /// A line above the text, plain whatever the output; up to 400 bytes.
    #[n(4)]
    #[serde(default)]
    pub subject: String,
    /// The text, up to 16 384 bytes. `{order}` stands for a parameter of the kind; `{{` and `}}` are braces. In JSON a brace
    /// before anything but a small letter is itself.
    #[n(5)]
    pub body: String,
}

/// What a template makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Output {
    /// Plain text.
    #[default]
    #[n(0)]
    Text,
    /// Markup: what placeholders stand for is text in it, never markup.
    #[n(1)]
    Html,
    /// JSON: what placeholders stand for is escaped as within a string.
    #[n(2)]
    Json,
}
