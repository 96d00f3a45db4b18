use crate::id::{CustomerId, LevelId, OutsideId, PlacementTreeId, ProductId};
use crate::money::Money;
use crate::refusal::refusals;
use crate::time::Time;
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
        /// A slot that was found is gone: a fault of the machine, never of its input.
        NoSlot { slot: usize } = "customer.no_slot", "the state knows no customer of the number {slot}";
        /// The customer was erased.
        Erased { customer: CustomerId } = "customer.erased", "customer `{customer}` was erased";
        /// Customers are bound when they register only.
        AtRegistration { customer: CustomerId } = "inviter.at_registration",
            "customer `{customer}` is registered, and this shop binds customers only at their registration";
        /// The binding is protected for a while.
        Protected { customer: CustomerId, inviter: CustomerId, until: Time } = "inviter.protected",
            "customer `{customer}` is bound to the inviter `{inviter}`, whom nobody follows before {until}";
        /// Nobody takes a customer who bought.
        FixedByOrder { customer: CustomerId, inviter: CustomerId } = "inviter.fixed_by_order",
            "customer `{customer}` has a paid order and stays with the inviter `{inviter}`";
        /// So many stand above one another already.
        TooDeep { inviter: CustomerId, most: u32 } = "inviter.too_deep",
            "{most} customers stand above one another up to `{inviter}`, and no more may";
        /// The customer stands there already.
        NoMove { customer: CustomerId } = "inviter.no_move", "customer `{customer}` stands there already";
        /// Nobody is merged with himself.
        MergeSelf { customer: CustomerId } = "merge.self", "customer `{customer}` is both of them already";
        /// More go on as one than are kept.
        TooManyMerged { customer: CustomerId, most: usize } = "merge.too_many",
            "more than {most} customers would go on as `{customer}`";
        /// The customer was not merged.
        NotMerged { customer: CustomerId } = "merge.none", "customer `{customer}` was not merged into another";
        /// Who goes on was merged again.
        MergedOn { customer: CustomerId, into: CustomerId } = "merge.went_on",
            "customer `{customer}` goes on as `{into}`, who was merged into another since; undo that first";
        /// The time to undo it is over, or somebody was erased.
        MergeFinal { customer: CustomerId, until: Time } = "merge.final",
            "the merge of customer `{customer}` could be undone until {until}, and while nobody was erased";
        /// The merged one's money was spent by who went on.
        MergeSpent { customer: CustomerId, needed: Money, left: Money } = "merge.spent",
            "customer `{customer}` would have {needed} in the wallet, of which the survivor has {left} left";
        /// An identity that has a customer.
        IdentityTaken { outside: OutsideId } = "identity.taken", "the identity `{outside}` has a customer already";
        /// An identity that has none.
        IdentityUnknown { outside: OutsideId } = "identity.unknown", "the identity `{outside}` has no customer";
        /// An identity of somebody else.
        IdentityOther { outside: OutsideId, customer: CustomerId } = "identity.other",
            "the identity `{outside}` is not one of customer `{customer}`";
        /// More identities than one customer has.
        TooManyIdentities { customer: CustomerId, most: usize } = "identity.too_many",
            "customer `{customer}` has {most} identities already, and has no more";
        /// Consent for more purposes than are kept.
        TooManyConsents { customer: CustomerId, most: usize } = "consent.too_many",
            "customer `{customer}` has spoken about {most} purposes already, and no more are kept";
        /// A product that is sold to some levels only.
        ProductExclusive { product: ProductId } = "level.product_exclusive",
            "product `{product}` is not sold to the level of the buyer";
        /// The shop keeps no touches.
        NoTouches {} = "touch.none_kept", "this shop keeps no touches: its setting `people.touches` is 0";
        /// No placement tree of this id is open.
        UnknownTree { tree: PlacementTreeId } = "placement.unknown", "placement tree `{tree}` is not open";
        /// A placement tree of this id is open.
        TreeExists { tree: PlacementTreeId } = "placement.exists", "placement tree `{tree}` is open already";
        /// More placement trees than a shop has.
        TooManyTrees { tree: PlacementTreeId, most: usize } = "placement.too_many",
            "placement tree `{tree}` would be one more than the {most} that a shop has";
        /// A width that no tree has.
        BadWidth { tree: PlacementTreeId, value: u8, most: u8 } = "placement.bad_width",
            "a seat of placement tree `{tree}` has {value} legs; it must be 1 to {most}";
        /// The customer has a seat.
        Seated { customer: CustomerId, tree: PlacementTreeId } = "placement.seated",
            "customer `{customer}` has a seat in placement tree `{tree}` already";
        /// Nobody with a seat brought the customer.
        NoSponsor { tree: PlacementTreeId } = "placement.no_sponsor",
            "nobody with a seat in placement tree `{tree}` brings the customer";
        /// A leg that no seat has.
        NoLeg { tree: PlacementTreeId, leg: u8, most: u8 } = "placement.no_leg",
            "there is no leg {leg} in placement tree `{tree}`, whose seats have {most}, counted from 0";
        /// No seat is free.
        TreeFull { tree: PlacementTreeId, depth: u16 } = "placement.full",
            "no seat of placement tree `{tree}` is free within {depth} levels below the sponsor";
        /// A level that is given until a moment which is over.
        UntilPast { customer: CustomerId, until: Time, now: Time } = "level.until_past",
            "customer `{customer}` is given a level until {until}, which is not after {now}";
        /// No level can be given for a time only.
        NoLevelUntil { customer: CustomerId } = "level.until_without_level",
            "customer `{customer}` is given no level, which has no `until`";
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
        /// A grace of more periods than may be.
        BadGrace { level: LevelId, value: u8 } = "level.bad_grace",
            "the grace of level `{level}` is {value} periods; it must be 0 to 120";
        /// More products than a level opens.
        TooManyProducts { level: LevelId, count: usize, limit: usize } = "level.too_many_products",
            "level `{level}` opens {count} products; at most {limit} are kept";
        /// A condition that cannot be asked of a person.
        BadRule { level: LevelId, reason: String } = "level.bad_rule",
            "a condition of level `{level}` cannot be asked of a person: {reason}";
        /// A figure that nobody has.
        UnknownFigure { level: LevelId, name: String } = "level.unknown_figure",
            "level `{level}` asks for the figure `{name}`, which nobody has";
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
