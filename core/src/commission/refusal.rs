use crate::id::{BonusId, CategoryId, LevelId, PlacementTreeId, PlanId, ProductId, VariantId, WithdrawalId};
use crate::money::{Exact, Money};
use crate::refusal::refusals;
use crate::rule::RuleRefusal;
use alloc::boxed::Box;
use alloc::string::String;

refusals! {
    /// Why a plan is refused.
    pub enum PlanRefusal {
        /// Too many bonuses.
        TooManyBonuses { count: usize, limit: usize } = "plan.too_many_bonuses",
            "a plan has at most {limit} bonuses, not {count}";
        /// Two bonuses of one id.
        BonusTwice { bonus: BonusId } = "plan.bonus_twice", "bonus `{bonus}` stands twice in the plan";
        /// Too many tiers.
        TooManyTiers { bonus: BonusId, count: usize, limit: usize } = "plan.too_many_tiers",
            "bonus `{bonus}` has at most {limit} tiers, not {count}";
        /// Too many entries in a list of a bonus.
        TooManyRates { bonus: BonusId, field: &'static str, count: usize, limit: usize } = "plan.too_many_rates",
            "`{field}` of bonus `{bonus}` has at most {limit} entries, not {count}";
        /// Too many products with rates of their own.
        TooManyProducts { count: usize, limit: usize } = "plan.too_many_products",
            "the bonuses of a plan list at most {limit} products in all, not {count}";
        /// A percentage that is no share, or too fine.
        PercentInvalid { field: String, value: Exact } = "plan.percent_invalid",
            "`{field}` must be 0 to 100 percent with at most 6 decimals, not `{value}`";
        /// The tiers of a bonus promise more than there is.
        PercentsExceedWhole { bonus: BonusId, tiers: String, sum: Exact } = "plan.percents_exceed_whole",
            "the percentages of {tiers} of bonus `{bonus}` add up to {sum}, above 100";
        /// An amount that is negative, too large, or too fine.
        AmountInvalid { field: String, value: Exact, rule: &'static str } = "plan.amount_invalid",
            "`{field}` must be {rule}, not `{value}`";
        /// The largest withdrawal is zero or below the smallest.
        MaxWithdrawalInvalid { max: Exact, min: Exact } = "plan.max_withdrawal_invalid",
            "`withdrawal.max` must be above 0 and at least the minimum `{min}`, or absent for no maximum, not `{max}`";
        /// A level's rate at a tier that there is not.
        TierUnknown { bonus: BonusId, level: LevelId, tier: u8, count: usize } = "plan.tier_unknown",
            "the rate of level `{level}` in bonus `{bonus}` names tier {tier}, and there are tiers 1 to {count}";
        /// Two rates for the same level and tier.
        LevelRateTwice { bonus: BonusId, level: LevelId, tier: u8 } = "plan.level_rate_twice",
            "bonus `{bonus}` has two rates for level `{level}` at tier {tier}";
        /// Two lists of rates for one product.
        ProductTwice { bonus: BonusId, product: ProductId } = "plan.product_twice",
            "bonus `{bonus}` lists product `{product}` twice";
        /// Two lists of rates for one category.
        CategoryTwice { bonus: BonusId, category: CategoryId } = "plan.category_twice",
            "bonus `{bonus}` lists category `{category}` twice";
        /// Two rates for goods that are not named.
        OthersTwice { bonus: BonusId } = "plan.others_twice",
            "bonus `{bonus}` has two rates for goods that it does not name";
        /// One level twice among the eligible.
        LevelTwice { bonus: BonusId, level: LevelId } = "plan.level_twice",
            "bonus `{bonus}` lists level `{level}` twice among the eligible";
        /// A level that is not defined.
        UnknownLevel { plan: PlanId, level: LevelId } = "plan.unknown_level",
            "plan `{plan}` names level `{level}`, which is not defined";
        /// A product that is not defined.
        UnknownProduct { plan: PlanId, product: ProductId } = "plan.unknown_product",
            "plan `{plan}` names product `{product}`, which is not defined";
        /// The plan can pay more than its cap.
        ExceedsCap { plan: PlanId, cap: Exact, witness: Box<str> } = "plan.exceeds_cap",
            "plan `{plan}` can pay more than its cap of {cap} %: {witness}";
        /// A bonus that goes along seats, in a shop that keeps none.
        NoSeats { bonus: BonusId } = "plan.no_seats",
            "bonus `{bonus}` goes along a placement tree, and the shop keeps none";
        /// A placement tree that is not open.
        UnknownTree { bonus: BonusId, tree: PlacementTreeId } = "plan.unknown_tree",
            "bonus `{bonus}` goes along placement tree `{tree}`, which is not open";
        /// A placement tree that nothing goes along.
        TreeUnused { bonus: BonusId, tree: PlacementTreeId } = "plan.tree_unused",
            "bonus `{bonus}` names placement tree `{tree}` and goes along the inviters; say `\"along\": \"seats\"`, or name no tree";
        /// The shop's policy refuses the plan.
        PolicyRefuses { plan: PlanId, policy: String, finding: Box<str> } = "plan.policy_refuses",
            "policy `{policy}` refuses plan `{plan}`: {finding}; override it by name and reason, or change the plan";
        /// A variant would leave too little of its price.
        EatsMargin { variant: VariantId, price: Money, cost: Money, most: Money, least: Exact, witness: Box<str> } = "plan.eats_margin",
            "of {price} for `{variant}` at a cost of {cost} the plan can pay {most}, and {least} % must be left: {witness}";
        /// A gate that is no condition.
        GateInvalid { bonus: BonusId, reason: Box<RuleRefusal> } = "plan.gate_invalid",
            "the gate of bonus `{bonus}`: {reason}";
        /// A gate that asks for what a receiver does not have.
        GateFact { bonus: BonusId, fact: &'static str } = "plan.gate_fact",
            "the gate of bonus `{bonus}` asks for `{fact}`; it may ask for `level`, for time, and for the counters of a receiver";
        /// A number outside its range.
        OutOfRange { field: String, value: u64, least: u64, most: u64 } = "plan.out_of_range",
            "`{field}` is {value}; it must lie between {least} and {most}";
        /// Two claims or prices for the same.
        ClaimTwice { bonus: BonusId, level: LevelId } = "plan.claim_twice",
            "bonus `{bonus}` has two claims or prices of level `{level}` for the same product";
        /// Steps that do not ascend.
        TiersUnordered { bonus: BonusId, from: Exact } = "plan.tiers_unordered",
            "the tiers of bonus `{bonus}` must ascend in volume and must not fall in percentage; the one from {from} stands wrong";
        /// A bonus that could pay without end.
        PoolMissing { bonus: BonusId } = "plan.pool_missing",
            "bonus `{bonus}` counts volume once for everybody above, so it needs `pool_percent`, the most that it may pay in all";
        /// A part that this kind of bonus does not have.
        PartUnused { bonus: BonusId, part: &'static str } = "plan.part_unused",
            "bonus `{bonus}` is closed by period and has no `{part}`";
        /// Rates that cannot be computed exactly.
        Inexact { bonus: BonusId } = "plan.inexact",
            "the percentages of bonus `{bonus}` have too many digits to be computed exactly; use fewer decimals";
    }
}

refusals! {
    /// Why a commission is not computed, reversed or vested.
    pub enum CommissionRefusal {
        /// A base outside what amounts may be.
        BaseInvalid { line: usize, value: i64 } = "commission.base_invalid",
            "the amounts of line {line} must be 0 to 9007199254740991 minor units, not {value}";
        /// More lines than an order has.
        TooManyLines { count: usize, limit: usize } = "commission.too_many_lines",
            "an order has at most {limit} lines, not {count}";
        /// More is refunded than was paid, or less than none.
        RefundInvalid { line: u16, refunded: i64, whole: i64 } = "commission.refund_invalid",
            "what is refunded of line {line} in all must be 0 to {whole} minor units, not {refunded}";
        /// Line refunds that do not ascend.
        RefundsUnordered { line: u16 } = "commission.refunds_unordered",
            "refunds must name each line once, in ascending order; line {line} stands wrong";
    }
}

refusals! {
    /// Why a withdrawal is refused.
    pub enum WithdrawalRefusal {
        /// The id was used.
        Exists { withdrawal: WithdrawalId } = "withdrawal.exists", "withdrawal `{withdrawal}` exists already";
        /// No withdrawal of this id.
        Unknown { withdrawal: WithdrawalId } = "withdrawal.unknown", "withdrawal `{withdrawal}` does not exist";
        /// All slots are taken.
        TooMany { count: usize } = "withdrawal.too_many", "a shop holds at most {count} withdrawals";
        /// Nothing, or less.
        NotPositive { amount: Money } = "withdrawal.not_positive",
            "a withdrawal must be above zero, not {amount}";
        /// Less than the plan's minimum.
        BelowMinimum { amount: Money, minimum: Money } = "withdrawal.below_minimum",
            "a withdrawal must be at least {minimum}, not {amount}";
        /// More than the plan's maximum.
        AboveMaximum { amount: Money, maximum: Money } = "withdrawal.above_maximum",
            "a withdrawal must be at most {maximum}, not {amount}";
        /// More than the promoter has.
        Insufficient { amount: Money, available: Money } = "withdrawal.insufficient",
            "{available} can be withdrawn, not {amount}";
        /// More than the plan allows within a window of time.
        AmountOfPeriod { amount: Money, limit: Money, left: Money } = "withdrawal.amount_of_period",
            "at most {limit} can be withdrawn within the plan's period; {left} of it is left, not {amount}";
        /// More often than the plan allows within a window of time.
        CountOfPeriod { limit: u32 } = "withdrawal.count_of_period",
            "at most {limit} withdrawals can be made within the plan's period";
        /// Nobody approved it yet.
        NotApproved { withdrawal: WithdrawalId } = "withdrawal.not_approved",
            "withdrawal `{withdrawal}` must be approved before it is paid";
        /// The fee leaves nothing.
        FeeTakesAll { amount: Money, fee: Money } = "withdrawal.fee_takes_all",
            "the fee of {fee} leaves nothing of {amount}";
        /// Paid or failed before.
        Settled { withdrawal: WithdrawalId, stage: &'static str } = "withdrawal.settled",
            "withdrawal `{withdrawal}` is {stage} already";
    }
}
