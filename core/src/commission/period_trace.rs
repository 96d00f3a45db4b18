//! Why somebody earns what of a period: derived from what was recorded, or from people as they are now.

use crate::commission::closing::{barred, tier_of};
use crate::commission::compiled::{CompiledKind, Extra};
use crate::commission::compiled_period::CompiledPeriod;
use crate::commission::explain::percent_text;
use crate::commission::explain_text::Words;
use crate::commission::{CompiledPlan, PassedOver, PeriodPayout, PeriodPeople};
use crate::language::Language;
use crate::money::{Amount, Ratio};
use crate::slot::{CustomerSlot, LevelSlot};
use alloc::format;
use alloc::string::{String, ToString};

/// What one bonus of a period comes to for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodStep {
    /// The position of the bonus in the plan, from 0.
    pub bonus: u8,
    /// Whom it is about.
    pub customer: CustomerSlot,
    /// What it comes to.
    pub what: PeriodEarning,
}

/// How a bonus of a period comes to its amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodEarning {
    /// The tier that a team's volume reaches.
    Team {
        /// What the team bought.
        volume: Amount,
        /// The tier's share of it.
        share: Ratio,
        /// What the share comes to, rounded.
        claim: Amount,
        /// What the direct teams have of that.
        below: Amount,
        /// What the bonus's pool did not hold.
        cut: Amount,
        /// What is earned.
        amount: Amount,
    },
    /// A part of a pool.
    Pool {
        /// The pool.
        pool: Amount,
        /// What is earned.
        amount: Amount,
    },
    /// What matched between two legs.
    Matched {
        /// The matched volume of the weaker leg.
        volume: Amount,
        /// The share of it.
        share: Ratio,
        /// What the share comes to, rounded.
        claim: Amount,
        /// What is above the receiver's cap.
        above_cap: Amount,
        /// What the bonus's pool did not hold.
        cut: Amount,
        /// What is earned.
        amount: Amount,
    },
    /// Not eligible.
    Barred(PassedOver),
    /// Eligible, and nothing is earned: no tier is reached, nothing matches, or others have all of it.
    Nothing,
    /// The period was closed without a line. Why is not kept: levels and trees are others by now.
    NoLine,
}

impl CompiledPlan {
    /// How a line of a period that was closed by this plan came about; `None` where it is no line of this plan.
    #[must_use]
    pub fn period_step(&self, line: &PeriodPayout) -> Option<PeriodStep> {
        let CompiledKind::Period(period) = &self.bonuses.get(usize::from(line.bonus))?.kind else {
            return None;
        };
        let (volume, amount, cut) = (line.volume, line.amount, line.cut.unwrap_or_default());
        let worth = |share: Ratio| share.of(volume.minor(), self.rounding).ok().map(Amount::from_minor);
        // INVARIANT: what is earned and what was cut are parts of the claim.
        let rest = |claim: Amount| claim.minus(amount).and_then(|rest| rest.minus(cut)).ok();
        let what = match period {
            CompiledPeriod::Team { tiers, .. } => {
                let share = tier_of(tiers, volume.minor());
                let claim = worth(share)?;
                PeriodEarning::Team { volume, share, claim, below: rest(claim)?, cut, amount }
            }
            CompiledPeriod::Dividend { .. } => PeriodEarning::Pool { pool: volume, amount },
            CompiledPeriod::Binary { share, .. } => {
                let claim = worth(*share)?;
                // Where volume beyond the cap waits, the matched volume is worth just about the cap.
                let above_cap = rest(claim)?.max(Amount::ZERO);
                PeriodEarning::Matched { volume, share: *share, claim, above_cap, cut, amount }
            }
        };
        Some(PeriodStep { bonus: line.bonus, customer: line.promoter, what })
    }

    /// What each bonus of a period comes to for somebody: the lines of one who has any, and why there is none. `lines` are
    /// those of the period that are about this person; `people` says why somebody may not earn, absent where the period
    /// was closed.
    pub fn period_steps(
        &self,
        customer: CustomerSlot,
        lines: &[PeriodPayout],
        people: Option<&impl PeriodPeople>,
    ) -> impl Iterator<Item = PeriodStep> {
        let periods = (0_u8..).zip(&self.bonuses).filter_map(|(position, bonus)| match &bonus.kind {
            CompiledKind::Period(period) => Some((position, bonus, period)),
            _ => None,
        });
        periods.flat_map(move |(position, bonus, period)| {
            let of_bonus = lines.iter().filter(move |line| line.bonus == position);
            let none = of_bonus.clone().next().is_none().then(|| {
                let what = match people {
                    None => PeriodEarning::NoLine,
                    Some(people) => match period.barred(people, customer, bonus.extra.as_deref()) {
                        Some(why) => PeriodEarning::Barred(why),
                        None => PeriodEarning::Nothing,
                    },
                };
                PeriodStep { bonus: position, customer, what }
            });
            of_bonus.filter_map(|line| self.period_step(line)).chain(none)
        })
    }
}

impl CompiledPeriod {
    fn barred(
        &self,
        people: &impl PeriodPeople,
        customer: CustomerSlot,
        extra: Option<&Extra>,
    ) -> Option<PassedOver> {
        let eligible: &[LevelSlot] = match self {
            Self::Team { eligible, .. } | Self::Binary { eligible, .. } => eligible,
            Self::Dividend { members, .. } => {
                let is_member = |level| members.binary_search_by_key(&level, |(level, _)| *level).is_ok();
                if !people.level(customer).is_some_and(is_member) {
                    return Some(PassedOver::LevelNotEligible);
                }
                &[]
            }
        };
        barred(people, customer, eligible, extra)
    }
}

impl PeriodStep {
    /// The step as a sentence of a language; `name` says what a customer is called.
    #[must_use]
    pub fn text_in(
        &self,
        language: Language,
        plan: &CompiledPlan,
        name: impl Fn(CustomerSlot) -> String,
    ) -> String {
        let words = Words { language, plan };
        let who = name(self.customer);
        let bonus = plan.bonus(self.bonus).map_or_else(String::new, ToString::to_string);
        let say = |english: String, chinese: String| match language {
            Language::English => format!("bonus `{bonus}`: {english}"),
            Language::Chinese => format!("奖项 `{bonus}`：{chinese}"),
        };
        let less = |amount: Amount, english: &str, chinese: &str| match amount.is_zero() {
            true => String::new(),
            false => words.pick(
                &format!(", less {} {english}", words.money(amount)),
                &format!("，减去{chinese} {}", words.money(amount)),
            ),
        };
        let pool = |cut| less(cut, "that the bonus's pool did not hold", "超出奖池的");
        let rounding = words.rounding();
        match self.what {
            PeriodEarning::Team { volume, share, claim, below, cut, amount } => {
                let (percent, volume) = (percent_text(share), words.money(volume));
                let (claim, amount) = (words.money(claim), words.money(amount));
                let below = less(below, "that the direct teams have", "直属团队已得");
                let pool = pool(cut);
                say(
                    format!(
                        "`{who}` earns {amount}: {percent} of the team's {volume} is {claim}, {rounding}{below}{pool}"
                    ),
                    format!(
                        "`{who}` 得 {amount}：团队业绩 {volume} 的 {percent} 为 {claim}，{rounding}{below}{pool}"
                    ),
                )
            }
            PeriodEarning::Pool { pool, amount } => {
                let (pool, amount) = (words.money(pool), words.money(amount));
                say(
                    format!("`{who}` earns {amount}: the own part of the pool of {pool}, rounded down"),
                    format!("`{who}` 得 {amount}：奖池 {pool} 中自己的份额，向下取整"),
                )
            }
            PeriodEarning::Matched { volume, share, claim, above_cap, cut, amount } => {
                let (percent, volume) = (percent_text(share), words.money(volume));
                let (claim, amount) = (words.money(claim), words.money(amount));
                let above = less(above_cap, "above the receiver's cap", "超出个人上限的");
                let pool = pool(cut);
                say(
                    format!(
                        "`{who}` earns {amount}: {percent} of {volume} that matched between the legs is {claim}, {rounding}{above}{pool}"
                    ),
                    format!(
                        "`{who}` 得 {amount}：两区对碰业绩 {volume} 的 {percent} 为 {claim}，{rounding}{above}{pool}"
                    ),
                )
            }
            PeriodEarning::Barred(why) => {
                let why = words.why(why);
                say(format!("`{who}` {why}"), format!("`{who}` {why}"))
            }
            PeriodEarning::Nothing => say(
                format!(
                    "`{who}` earns nothing: no tier is reached, nothing matches, or those below have all of it"
                ),
                format!("`{who}` 无收入：未达档位、无可对碰业绩，或已由下级全部取得"),
            ),
            PeriodEarning::NoLine => say(
                format!("the period was closed without a line for `{who}`"),
                format!("本期结算中没有 `{who}` 的明细"),
            ),
        }
    }
}
