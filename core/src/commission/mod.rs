//! Commission: plans, what an order pays under them, and the life of each line of money.
//!
//! A [`Plan`] is the merchant's document. [`Plan::compile`] checks it and turns its rates into exact ratios and its ids
//! into slots; [`CompiledPlan::pay`] then walks the [`Upline`] of a buyer. [`Plan::pay`] does the same for one sale
//! without a machine. [`Accruals`] and [`Withdrawals`] keep what was earned and asked for.

mod accruals;
mod bound;
mod by_goods;
mod chain_pay;
mod closing;
mod compiled;
mod compiled_period;
mod explain;
mod explain_text;
mod gate;
mod ladder;
mod ladder_pay;
mod lint;
mod matrix;
mod partner_pay;
mod partners;
mod parts;
mod pay;
mod period;
mod period_trace;
mod periods;
mod plan;
mod plan_names;
mod presets;
mod refusal;
mod reversal;
mod sale;
mod simulate;
mod state;
mod team_sums;
mod two_plus_one;
mod unilevel;
mod unilevel_pay;
mod upline;
mod validate;
mod validate_parts;
mod vesting;
mod walk;
mod withdrawal;
mod withdrawals;
mod witness;

pub use accruals::{AccrualSlot, Accruals, Accrued, Holding, Stage};
pub use bound::Bound;
pub use closing::{Carry, PeriodPayout, PeriodPeople, Settled};
pub use compiled::{CompiledPlan, PeriodLimit, WithdrawalTerms};
pub(crate) use explain::decimal_text as ratio_text;
pub use explain::{CutBy, Earning, PassedOver, PayStep, PayTrace, WalkEnd};
pub use ladder::{
    CategoryClaims, IneligibleClaim, LevelClaim, LevelDifference, LevelPrice, OwnPrice, Peer, PeerBase,
    PriceDifference, ProductClaims,
};
pub use lint::{Citation, Concern, LevelProduct, PlanFinding, PlanFindings, Policy, PolicyRule, Stance};
pub use matrix::Matrix;
pub use partner_pay::{Partner, SellerPrice};
pub use partners::{GoodsNamed, GoodsTake, SubShops, SupplierRate, SupplierShare, TakeRate};
pub use parts::{BonusCap, Exclusion, Figure, PersonCap};
pub use pay::{ChainMove, OrderPay, PaidLine, PaidOrder, PartnerPayout, Payout, Payouts};
pub use period::{
    Binary, Dividend, DividendMembers, DividendSplit, OverCap, TeamVolume, VolumeMode, VolumeTier,
};
pub use period_trace::{PeriodEarning, PeriodStep};
pub use periods::{ClosedPeriod, PeriodRefusal, Periods};
pub use plan::{Base, Bonus, BonusKind, Plan, SelfPurchase, WithdrawalLimit, WithdrawalRules};
pub use presets::{LevelPercent, PeerTerms, Preset, SupplierPercent, VolumePercent};
pub use refusal::{CommissionRefusal, PlanRefusal, WithdrawalRefusal};
pub use reversal::{LineRefund, Reversal, Reversals, reversed_share};
pub use sale::{
    Commission, Commissions, PartnerCommission, Sale, SaleFigure, SaleLine, SalePerson, SaleRefusal,
    SaleSubShop,
};
pub use simulate::{
    Comparison, LevelShare, Market, MarketShape, ReceiverShare, Simulated, Tally, TreeShape, WorstOrder,
};
pub use state::OrderCommission;
pub use team_sums::TeamSums;
pub use two_plus_one::{
    Chain, ChainFollows, ChainOutcome, ChainPayout, ChainRelation, ChainReward, ChainRole, ChainSale,
    ChainTwoPlusOne, CompiledChain, LeftBehind, Repurchase,
};
pub use unilevel::{Along, CategoryRates, Combine, Ineligible, LevelRate, ProductRates, Tier, Unilevel};
pub use upline::Upline;
pub use vesting::{Vesting, Vestings};
pub use walk::MAX_WALK;
pub use withdrawal::{Withdrawal, WithdrawalRequest, WithdrawalStage};
pub use withdrawals::Withdrawals;
