//! The steps of a payment as sentences, in English and in Chinese.

use crate::commission::explain::{decimal_text, percent_text};
use crate::commission::{
    ChainRelation, ChainRole, CompiledPlan, CutBy, Earning, Exclusion, Ineligible, IneligibleClaim, Partner,
    PassedOver, PayStep, WalkEnd,
};
use crate::language::Language;
use crate::money::{Amount, Ratio, RoundingMode};
use crate::slot::CustomerSlot;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

impl PayStep {
    /// The step as an English sentence; `name` says what a customer is called.
    #[must_use]
    pub fn text(&self, plan: &CompiledPlan, name: impl Fn(CustomerSlot) -> String) -> String {
        self.text_in(Language::English, plan, name)
    }

    /// The step as a sentence of a language; `name` says what a customer is called.
    #[must_use]
    pub fn text_in(
        &self,
        language: Language,
        plan: &CompiledPlan,
        name: impl Fn(CustomerSlot) -> String,
    ) -> String {
        let words = Words { language, plan };
        let say = |english: String, chinese: String| match language {
            Language::English => english,
            Language::Chinese => chinese,
        };
        match *self {
            Self::Line { line, base, limit } => {
                let (n, base, limit, cap) =
                    (u32::from(line) + 1, words.money(base), words.money(limit), plan.cap_percent());
                say(
                    format!(
                        "line {n}: commission is taken of {base}; at most {limit} may be paid (cap {cap} %, and never above \
                         what was paid)"
                    ),
                    format!("第 {n} 行：佣金基数为 {base}；最多可付 {limit}（上限 {cap}%，且不超过实付）"),
                )
            }
            Self::Earned { line, bonus, tier, depth, promoter, base, quantity, how, amount, cut, by } => {
                let at = words.at(line, bonus);
                let who = name(promoter);
                let amount = words.money(amount);
                let how = words.how(how, base, quantity);
                let rounding = words.rounding();
                let cut = if cut.is_zero() { String::new() } else { words.cut(cut, by) };
                say(
                    format!(
                        "{at}, tier {tier}: `{who}` (depth {depth}) earns {amount}: {how}, {rounding}{cut}"
                    ),
                    format!(
                        "{at}，第 {tier} 层：`{who}`（上 {depth} 级）得 {amount}：{how}，{rounding}{cut}"
                    ),
                )
            }
            Self::PassedOver { line, bonus, tier, depth, customer, why, then } => {
                let (at, who, why, then) =
                    (words.at(line, bonus), name(customer), words.why(why), words.then(then));
                say(
                    format!("{at}, tier {tier}: `{who}` (depth {depth}) {why}: {then}"),
                    format!("{at}，第 {tier} 层：`{who}`（上 {depth} 级）{why}：{then}"),
                )
            }
            Self::ClaimPassed { line, bonus, depth, customer, why, then, .. } => {
                let (at, who) = (words.at(line, bonus), name(customer));
                let then = match why {
                    PassedOver::NoLargerClaim | PassedOver::EnoughPeers => String::new(),
                    _ => words.then_claim(then),
                };
                let why = words.why(why);
                say(
                    format!("{at}: `{who}` (depth {depth}) {why}{then}"),
                    format!("{at}：`{who}`（上 {depth} 级）{why}{then}"),
                )
            }
            Self::PartnerPaid { line, bonus, partner, base, quantity, share, fixed, amount, cut } => {
                let at = words.at(line, bonus);
                let who = words.partner(bonus, partner);
                let (amount, how) = (words.money(amount), words.rate(share, base, fixed, quantity));
                let rounding = words.rounding();
                let cut = if cut.is_zero() { String::new() } else { words.cut(cut, CutBy::LineLimit) };
                say(
                    format!("{at}: {who} has {amount}: {how}, {rounding}{cut}"),
                    format!("{at}：{who}得 {amount}：{how}，{rounding}{cut}"),
                )
            }
            Self::Kept { line, bonus, tier, depth, customer, amount } => {
                let (at, who, amount) = (words.at(line, bonus), name(customer), words.money(amount));
                say(
                    format!("{at}, tier {tier}: the shop keeps {amount} in place of `{who}` (depth {depth})"),
                    format!("{at}，第 {tier} 层：`{who}`（上 {depth} 级）的 {amount} 由平台留存"),
                )
            }
            Self::End { line, bonus, why } => {
                let at = words.at(line, bonus);
                let why = words.end(why);
                say(format!("{at}: {why}"), format!("{at}：{why}"))
            }
        }
    }
}

/// What sentences are made of.
pub(super) struct Words<'a> {
    pub(super) language: Language,
    pub(super) plan: &'a CompiledPlan,
}

impl Words<'_> {
    pub(super) fn pick(&self, english: &str, chinese: &str) -> String {
        match self.language {
            Language::English => english.into(),
            Language::Chinese => chinese.into(),
        }
    }

    pub(super) fn money(&self, amount: Amount) -> String {
        amount.in_currency(self.plan.currency()).to_string()
    }

    fn at(&self, line: u16, bonus: u8) -> String {
        let id = self.plan.bonus(bonus).map_or_else(String::new, ToString::to_string);
        let n = u32::from(line) + 1;
        match self.language {
            Language::English => format!("line {n}, bonus `{id}`"),
            Language::Chinese => format!("第 {n} 行，奖项 `{id}`"),
        }
    }

    fn partner(&self, bonus: u8, rate: u16) -> String {
        match self.plan.partner(bonus, rate) {
            Some(Partner::Supplier(supplier)) => match self.language {
                Language::English => format!("supplier `{supplier}`"),
                Language::Chinese => format!("供货商 `{supplier}` "),
            },
            _ => self.pick("the platform", "平台"),
        }
    }

    fn rate(&self, share: Ratio, of: Amount, fixed: Ratio, quantity: u32) -> String {
        let mut how = Vec::new();
        if share.numerator() > 0 {
            let (percent, of) = (percent_text(share), self.money(of));
            how.push(match self.language {
                Language::English => format!("{percent} of {of}"),
                Language::Chinese => format!("{of} 的 {percent}"),
            });
        }
        if fixed.numerator() > 0 {
            let scale = u32::from(self.plan.currency().exponent());
            how.push(format!("{} × {quantity}", decimal_text(fixed, 0, scale)));
        }
        if how.is_empty() { self.pick("a rate of nothing", "比例为零") } else { how.join(" + ") }
    }

    fn how(&self, how: Earning, base: Amount, quantity: u32) -> String {
        match how {
            Earning::Rate { share, fixed, rolled } => {
                let rate = self.rate(share, base, fixed, quantity);
                let why = if rolled {
                    self.pick(", rolled up from below", "，由下级上滚")
                } else {
                    String::new()
                };
                format!("{rate}{why}")
            }
            Earning::Difference { claim, below } => {
                let (claim, below) = (self.money(claim), self.money(below));
                match self.language {
                    Language::English => format!("a claim of {claim} less {below} below"),
                    Language::Chinese => format!("应得 {claim} 减去下级已得 {below}"),
                }
            }
            Earning::Reward { relation, role } => {
                let who = match role {
                    ChainRole::Agent => self.pick("agent", "代理"),
                    ChainRole::Partner => self.pick("partner", "老板"),
                };
                match (self.language, relation) {
                    (Language::English, ChainRelation::Direct) => format!("the {who} whom the buyer follows"),
                    (Language::English, ChainRelation::Indirect) => {
                        format!("the nearest {who} above that one")
                    }
                    (Language::Chinese, ChainRelation::Direct) => format!("买家所跟随的{who}"),
                    (Language::Chinese, ChainRelation::Indirect) => format!("其上最近的{who}"),
                }
            }
            Earning::Peer { of, share, fixed } => {
                let rate = self.rate(share, of, fixed, quantity);
                match self.language {
                    Language::English => format!("as a peer, {rate}"),
                    Language::Chinese => format!("平级奖，{rate}"),
                }
            }
        }
    }

    pub(super) fn rounding(&self) -> String {
        match self.plan.rounding {
            RoundingMode::HalfUp => self.pick("rounded half up", "四舍五入"),
            RoundingMode::HalfEven => self.pick("rounded half to even", "四舍六入五成双"),
            RoundingMode::HalfDown => self.pick("rounded half down", "五舍六入"),
            RoundingMode::Down => self.pick("rounded down", "向下取整"),
            RoundingMode::Up => self.pick("rounded up", "向上取整"),
        }
    }

    fn cut(&self, cut: Amount, by: CutBy) -> String {
        let cut = self.money(cut);
        let by = match by {
            CutBy::LineLimit => self.pick("the limit", "本行上限"),
            CutBy::PerLine => self.pick("the bonus's cap for a line", "奖项的单行上限"),
            CutBy::PerOrder => self.pick("the bonus's cap for an order", "奖项的单笔订单上限"),
            CutBy::PerPerson => self.pick("the bonus's cap for one receiver", "奖项的个人周期上限"),
        };
        match self.language {
            Language::English => format!(", after {cut} cut by {by}"),
            Language::Chinese => format!("，被{by}削减 {cut}"),
        }
    }

    pub(super) fn why(&self, why: PassedOver) -> String {
        match why {
            PassedOver::NoPromoter => self.pick("is no promoter", "不是推广员"),
            PassedOver::LevelNotEligible => self.pick("is not of an eligible level", "等级不符"),
            PassedOver::Excluded(Exclusion::Blocked) => self.pick("is blocked", "已被拉黑"),
            PassedOver::Excluded(Exclusion::Dormant) => {
                self.pick("has bought nothing for too long", "长期未购买")
            }
            PassedOver::Excluded(Exclusion::Brushing) => {
                self.pick("stands too close to the buyer", "与买家关联，疑似刷单")
            }
            PassedOver::Excluded(Exclusion::SameDevice) => {
                self.pick("bought from the same device as the buyer", "与买家使用同一设备，疑似刷单")
            }
            PassedOver::Excluded(Exclusion::SameContact) => {
                self.pick("has the same contact as the buyer", "与买家使用同一联系方式，疑似刷单")
            }
            PassedOver::Excluded(Exclusion::Circular) => {
                self.pick("has the buyer above as well: a circle", "与买家互为上下级，循环购买")
            }
            PassedOver::Excluded(Exclusion::Left) => self.pick("has left", "已离开"),
            PassedOver::GateNotPassed => self.pick("does not meet the bonus's condition", "未满足奖项条件"),
            PassedOver::NoLargerClaim => self.pick("has no larger claim than those below", "应得不高于下级"),
            PassedOver::EnoughPeers => self.pick("comes after as many peers as are paid", "超出平级奖人数"),
        }
    }

    fn then(&self, then: Ineligible) -> String {
        match then {
            Ineligible::Skip => self.pick("the share is not paid", "该份额不发放"),
            Ineligible::Stop => self.pick("the walk ends", "到此截止"),
            Ineligible::Compress => {
                self.pick("the next eligible one has the tier", "由下一位合格者递补（紧缩）")
            }
            Ineligible::RollUp => {
                self.pick("the next eligible one has the tier beside the own", "上滚给下一位合格者")
            }
            Ineligible::Keep => self.pick("the shop keeps the share", "份额由平台留存"),
        }
    }

    fn then_claim(&self, then: IneligibleClaim) -> String {
        match then {
            IneligibleClaim::RollUp => {
                self.pick(": the next larger claim has it within its own", "：计入上方更高等级")
            }
            IneligibleClaim::Stop => self.pick(": the walk ends", "：到此截止"),
            IneligibleClaim::Keep => self
                .pick(": the shop keeps it, and only what is above it is paid", "：由平台留存，仅付更高部分"),
        }
    }

    fn end(&self, why: WalkEnd) -> String {
        match why {
            WalkEnd::TiersDone => self.pick("every tier is done", "各层已结"),
            WalkEnd::NobodyAbove => self.pick("nobody stands above", "上方再无人"),
            WalkEnd::Stopped => self.pick("stopped", "已截止"),
            WalkEnd::NoRate => self.pick("no rate for these goods", "该商品无费率"),
            WalkEnd::NoSubShop => self.pick("sold through no sub-shop", "非小店订单"),
            WalkEnd::TooFar => self.pick("the walk is as long as allowed", "已达最大层数"),
            WalkEnd::ClosedByPeriod => self.pick("closed by period", "按周期结算"),
        }
    }
}
