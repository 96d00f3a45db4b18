//! Customers: who they are, whom they follow, what they may.

use crate::id::{ChannelId, CustomerId, LevelId, OutsideId, PlacementTreeId, PurposeId};
use crate::people::PeriodNumber;
use crate::shop::event::facts::facts;
use crate::shop::event::{ErasedName, LevelChange, MoveReason, MovedBalances, NamedCustomer};
use crate::slot::{ChannelSlot, LevelSlot, Named};
use crate::time::Time;
use alloc::string::String;
use alloc::vec::Vec;

facts! {
    /// A customer is registered.
    CustomerRegistered {
        0 /// The customer.
        customer: CustomerId,
        1 /// Who invited.
        inviter: Option<NamedCustomer>,
        2 /// The membership level.
        level: Option<Named<LevelId, LevelSlot>>,
        3 /// Whether the customer can earn commission.
        promoter: bool,
    }
    /// A customer has an inviter now.
    InviterBound {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// Who invited.
        inviter: NamedCustomer,
    }
    /// A customer has another level.
    LevelSet {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// The level.
        level: Option<Named<LevelId, LevelSlot>>,
    }
    /// A customer has another inviter, or none; everybody below moved along.
    CustomerMoved {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// The inviter since.
        inviter: Option<NamedCustomer>,
        2 /// Why.
        why: MoveReason,
    }
    /// A customer goes on as another.
    CustomersMerged {
        0 /// Who was merged.
        customer: NamedCustomer,
        1 /// Who goes on.
        into: NamedCustomer,
        2 /// The inviter of who goes on.
        inviter: Option<NamedCustomer>,
        3 /// The level of who goes on.
        level: Option<Named<LevelId, LevelSlot>>,
        4 /// What moved from one to the other.
        moved: MovedBalances,
    }
    /// A merge was undone.
    CustomersUnmerged {
        0 /// Who had been merged.
        customer: NamedCustomer,
        1 /// Who had gone on as both.
        from: NamedCustomer,
        2 /// The inviter of who had been merged.
        inviter: Option<NamedCustomer>,
        3 /// The inviter of who had gone on.
        survivors: Option<NamedCustomer>,
        4 /// The level of who had gone on.
        level: Option<Named<LevelId, LevelSlot>>,
        5 /// What moved back.
        moved: MovedBalances,
    }
    /// An identity has a customer, or none any more.
    IdentityLinked {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// The channel.
        channel: Named<ChannelId, ChannelSlot>,
        2 /// What the channel calls the customer.
        outside: OutsideId,
        3 /// Whether it is the customer's now.
        linked: bool,
    }
    /// A customer said something about a use of data.
    ConsentSet {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// The use.
        purpose: PurposeId,
        2 /// Whether it is allowed.
        granted: bool,
        3 /// The version of the text that was agreed to.
        version: u32,
    }
    /// A person was forgotten.
    CustomerErased {
        0 /// The customer, and those who were merged into them.
        erased: Vec<ErasedName>,
    }
    /// What a customer may be, and whether they may earn.
    StandingSet {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// Whether they can earn commission.
        promoter: bool,
        2 /// Whether they own a sub-shop.
        sub_shop: bool,
        3 /// Whether they speak for a supplier.
        supplier: bool,
        4 /// Why they are blocked; absent where they are not.
        blocked: Option<String>,
    }
    /// A customer has a level for a time.
    LevelGiven {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// The level.
        level: Named<LevelId, LevelSlot>,
        2 /// Until when.
        until: Time,
    }
    /// Levels were reviewed.
    LevelsReviewed {
        0 /// How many whose figures had changed were looked at.
        looked: u32,
        1 /// The period whose end was reviewed.
        period: Option<PeriodNumber>,
        2 /// Up to whom; absent where it was finished.
        upto: Option<NamedCustomer>,
        3 /// What was found.
        changes: Vec<LevelChange>,
        4 /// Up to whom everybody was looked at because what a level asks for had changed.
        swept: Option<NamedCustomer>,
    }
    /// A customer has a seat in a placement tree.
    CustomerPlaced {
        0 /// The tree.
        tree: PlacementTreeId,
        1 /// The customer.
        customer: NamedCustomer,
        2 /// Who brought them; absent for the first.
        sponsor: Option<NamedCustomer>,
        3 /// Under whom; absent for the first.
        above: Option<NamedCustomer>,
        4 /// In which leg, from 0.
        leg: Option<u8>,
    }
    /// A placement tree is open.
    PlacementTreeOpened {
        0 /// The tree.
        tree: PlacementTreeId,
        1 /// How many legs a seat has.
        width: u8,
        2 /// How many levels below the sponsor somebody sits at the most; 0 for any.
        depth: u16,
    }
    /// Something brought a customer.
    TouchRecorded {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// In which channel.
        channel: Named<ChannelId, ChannelSlot>,
        2 /// By whom, where it was somebody.
        promoter: Option<NamedCustomer>,
    }
}
