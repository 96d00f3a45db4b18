//! Commission: plans, what an order pays under them, and the life of each line of money.
//!
//! A [`Plan`] is the merchant's document. [`Plan::compile`] checks it and turns its rates into exact ratios and its ids
//! into slots; [`CompiledPlan::pay`] then walks the [`Upline`] of a buyer. [`Plan::pay`] does the same for one sale
//! without a machine. [`Accruals`] and [`Withdrawals`] keep what was earned and asked for.

mod accruals;
mod bound;
mod compiled;
mod explain;
mod pay;
mod plan;
mod refusal;
mod reversal;
mod sale;
mod state;
mod validate;
mod vesting;
mod withdrawal;

pub use accruals::{AccrualSlot, Accruals, Accrued, Holding, Stage};
pub use bound::Bound;
pub use compiled::{CompiledPlan, WithdrawalTerms};
pub use explain::{PassedOver, PayStep, PayTrace, WalkEnd};
pub use pay::{MAX_WALK, PaidLine, PaidOrder, Payout, Payouts, Upline};
pub use plan::{
    Base, Bonus, BonusKind, Combine, Ineligible, LevelRate, Plan, ProductRates, SelfPurchase, Tier, Unilevel,
    WithdrawalRules,
};
pub use refusal::{CommissionRefusal, PlanRefusal, WithdrawalRefusal};
pub use reversal::{LineRefund, Reversal, Reversals};
pub use sale::{Commission, Commissions, Sale, SaleLine, SalePerson, SaleRefusal};
pub use state::OrderCommission;
pub use vesting::{Vesting, Vestings};
pub use withdrawal::{Withdrawal, WithdrawalRequest, WithdrawalStage, Withdrawals};
