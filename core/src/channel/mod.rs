//! Channels (渠道): where orders come from, and what each of them allows.

mod channels;
mod document;

pub use channels::{ChannelRefusal, Channels};
pub use document::Channel;
