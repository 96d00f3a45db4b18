//! What is earned of orders and periods, paid out and taken back.

use crate::commission::Exclusion;
use crate::digest::Digest;
use crate::few::Few;
use crate::id::{BonusId, ChannelId, PlanId, SettlementId, SupplierId, VariantId, WithdrawalId};
use crate::money::{Amount, Exact};
use crate::shop::command::Settlement;
use crate::shop::event::facts::facts;
use crate::shop::event::{
    AccruedLine, CarriedLegs, Follows, NamedCustomer, NamedOrder, PartnerBack, PartnerPaid, PeriodLine,
    ReversedLine, Seller, Share,
};
use crate::slot::{ChannelSlot, Named};
use crate::time::Time;
use alloc::string::String;
use alloc::vec::Vec;

facts! {
    /// Commission is accrued.
    CommissionAccrued {
        0 /// The order.
        order: NamedOrder,
        1 /// The plan.
        plan: PlanId,
        2 /// The lines of commission.
        lines: Few<AccruedLine, 3>,
    }
    /// An order's commission is vested: what is left of each line may be withdrawn.
    CommissionVested {
        0 /// The order.
        order: NamedOrder,
        1 /// How much for whom.
        shares: Vec<Share>,
    }
    /// Commission of refunded units is taken back.
    CommissionReversed {
        0 /// The order.
        order: NamedOrder,
        1 /// How much of which line.
        lines: Vec<ReversedLine>,
    }
    /// Commission is on its way out.
    WithdrawalRequested {
        0 /// The withdrawal.
        withdrawal: WithdrawalId,
        1 /// Whose commission.
        promoter: NamedCustomer,
        2 /// How much, the fee included.
        amount: Amount,
        3 /// The fee.
        fee: Amount,
        4 /// Whether somebody must approve it before it is paid; absent where nobody must.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        approval: Option<bool>,
    }
    /// A period is closed: what its bonuses pay is settled.
    PeriodClosed {
        0 /// The period.
        period: u16,
        1 /// The plan.
        plan: PlanId,
        2 /// When it began.
        from: Time,
        3 /// When it was over.
        until: Time,
        4 /// What everybody bought in it.
        volume: Amount,
        5 /// Who earns what: by bonus, then by customer.
        lines: Vec<PeriodLine>,
        6 /// What legs keep for the next period.
        carries: Vec<CarriedLegs>,
        7 /// The digest of the batch: of period, plan, volume and lines.
        digest: Digest,
    }
    /// So many more lines of a closed period are paid.
    PeriodPaid {
        0 /// The period.
        period: u16,
        1 /// How many lines.
        lines: u32,
    }
    /// Suppliers and the platform have their shares of an order.
    PartnersPaid {
        0 /// The order.
        order: NamedOrder,
        1 /// By which plan.
        plan: PlanId,
        2 /// What they have, by line, then bonus.
        lines: Vec<PartnerPaid>,
    }
    /// A refund took back what suppliers and the platform had of it.
    PartnersReversed {
        0 /// The order.
        order: NamedOrder,
        1 /// How much of which share.
        lines: Vec<PartnerBack>,
    }
    /// A supplier was paid.
    SupplierSettled {
        0 /// The supplier.
        supplier: SupplierId,
        1 /// The settlement.
        settlement: SettlementId,
        2 /// How much.
        amount: Amount,
    }
    /// A plan or a price book was published that can leave less of a variant's price than the plan asks for.
    MarginWarned {
        0 /// The first such variant.
        variant: VariantId,
        1 /// Its lowest price.
        price: Amount,
        2 /// What it costs the shop.
        cost: Amount,
        3 /// The most that the plan can pay of it.
        most: Amount,
        4 /// How many percent of the price must be left.
        least: Exact,
    }
    /// An order changed who follows whom in the chain of a bonus.
    ChainMoved {
        0 /// The order.
        order: NamedOrder,
        1 /// The bonus.
        bonus: BonusId,
        2 /// Who bought.
        buyer: NamedCustomer,
        3 /// Who brought a buyer who is new to the chain.
        inviter: Option<NamedCustomer>,
        4 /// Whose recruits are one more.
        counted: Option<NamedCustomer>,
        5 /// Who is a partner from now on; what was frozen of theirs vests as everything else.
        promoted: Option<NamedCustomer>,
        6 /// Who follows whom.
        moves: Vec<Follows>,
    }
    /// The buyer of an order is too close to the own inviter: the order counts for nobody's volume.
    BrushingFound {
        0 /// The order.
        order: NamedOrder,
        1 /// The inviter.
        promoter: NamedCustomer,
        2 /// In what way they are close.
        why: Exclusion,
    }
    /// A channel is a sub-shop.
    SubShopPut {
        0 /// The channel.
        channel: Named<ChannelId, ChannelSlot>,
        1 /// Its owner.
        owner: NamedCustomer,
        2 /// The sub-shop at whose price it buys; the shop itself where absent.
        upstream: Option<Named<ChannelId, ChannelSlot>>,
        3 /// What it adds to that price, in percent.
        markup: Exact,
    }
    /// An order is sold through sub-shops.
    SoldThrough {
        0 /// The order.
        order: NamedOrder,
        1 /// Through which, from the uppermost down.
        sellers: Vec<Seller>,
    }
    /// A withdrawal may be paid.
    WithdrawalApproved {
        0 /// The withdrawal.
        withdrawal: WithdrawalId,
        1 /// Who approved it.
        by: String,
    }
    /// A withdrawal ended.
    WithdrawalSettled {
        0 /// The withdrawal.
        withdrawal: WithdrawalId,
        1 /// How.
        settlement: Settlement,
    }
}
