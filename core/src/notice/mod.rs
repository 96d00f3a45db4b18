//! Notices (通知): what is to be told to whom, and the texts for it.
//!
//! The machine says what is to be told ([`Notice`]: kind, recipient, typed parameters), never a key or a secret. Templates
//! are a document; the renderer knows placeholders and nothing else. What buyers wrote cannot become markup, and no text
//! can turn the direction of what follows it.

mod book;
mod compile;
mod defaults;
mod document;
mod html;
mod intent;
mod kind;
mod refusal;
mod value;

pub use book::{Rendered, TemplateBook};
pub use document::{ChannelLanguage, Output, Template, Templates};
pub use intent::{Notice, Recipient};
pub use kind::{NoticeKind, Param};
pub use refusal::NoticeRefusal;
pub use value::Value;
