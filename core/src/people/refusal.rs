use crate::id::{CustomerId, LevelId};
use crate::refusal::refusals;
use alloc::string::String;

refusals! {
    /// Why something about a customer is refused.
    pub enum CustomerRefusal {
        /// A customer of this id is registered.
        Exists { customer: CustomerId } = "customer.exists", "customer `{customer}` is registered already";
        /// No customer of this id is registered.
        Unknown { customer: CustomerId } = "customer.unknown", "customer `{customer}` is not registered";
        /// All slots are taken.
        TooMany { count: usize } = "customer.too_many", "a shop holds at most {count} customers";
        /// Nobody invites himself.
        SelfInvited { customer: CustomerId } = "inviter.self",
            "customer `{customer}` cannot be their own inviter";
        /// The inviter is bound once.
        AlreadyBound { customer: CustomerId, inviter: CustomerId } = "inviter.already_bound",
            "customer `{customer}` is bound to the inviter `{inviter}` already, and binding happens once";
        /// The inviter stands below the customer.
        Cycle { customer: CustomerId, inviter: CustomerId } = "inviter.cycle",
            "customer `{inviter}` stands below `{customer}` and cannot become their inviter";
        /// No level of this id is defined.
        UnknownLevel { level: LevelId } = "level.unknown", "level `{level}` is not defined";
    }
}

refusals! {
    /// Why a level's document is refused.
    pub enum LevelRefusal {
        /// More levels than a shop holds.
        TooMany { level: LevelId, limit: usize } = "level.too_many",
            "level `{level}` would be one more than the {limit} levels that a shop holds";
        /// More names than are kept.
        TooManyNames { level: LevelId, count: usize, limit: usize } = "level.too_many_names",
            "level `{level}` has names in {count} languages; at most {limit} are kept";
        /// A name without text, too long, or with characters that must not be shown.
        NameInvalid { level: LevelId, value: String } = "level.name_invalid",
            "a name of level `{level}` must be 1 to 200 characters without control characters and direction overrides, not `{value}`";
        /// A language that is no language tag.
        LangInvalid { level: LevelId, value: String } = "level.lang_invalid",
            "a name of level `{level}` must have a language of 1 to 35 letters, digits or `-`, not `{value}`";
        /// Two names in one language.
        LangTwice { level: LevelId, lang: String } = "level.lang_twice",
            "level `{level}` has two names in the language `{lang}`";
    }
}
