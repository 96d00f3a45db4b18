use crate::commission::lint::{Citation, Concern, Stance};
use crate::id::BonusId;
use crate::language::Language;
use crate::money::Exact;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use serde::Serialize;

/// What a policy found in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub struct PlanFindings {
    /// The policy.
    pub policy: String,
    /// What was found, the gravest first.
    pub findings: Vec<PlanFinding>,
}

/// One thing that a policy found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub struct PlanFinding {
    /// What.
    pub concern: Concern,
    /// What the policy says of it.
    pub stance: Stance,
    /// The bonus; nothing where it is about the plan as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bonus: Option<BonusId>,
    /// The parameter that causes it, as the document writes it.
    pub parameter: String,
    /// The number that was found, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<Exact>,
    /// The number above which it is found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub above: Option<Exact>,
    /// Where it is written.
    pub citations: Vec<Citation>,
    /// The finding for people.
    pub english: String,
    /// The same in Chinese.
    pub chinese: String,
}

impl PlanFindings {
    /// Whether the policy refuses the plan.
    #[must_use]
    pub fn refuses(&self) -> bool {
        self.first_refused().is_some()
    }

    /// The first finding for which the policy refuses the plan.
    #[must_use]
    pub fn first_refused(&self) -> Option<&PlanFinding> {
        self.findings.iter().find(|finding| finding.stance == Stance::Refuse)
    }
}

impl PlanFinding {
    /// The finding for people.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::Chinese => &self.chinese,
        }
    }
}

impl fmt::Display for PlanFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

impl Concern {
    /// The texts of a concern: in English and in Chinese.
    pub(super) fn texts(self, at: Option<&BonusId>, found: Option<Exact>, above: Exact) -> (String, String) {
        let found = found.map_or_else(String::new, |found| found.to_string());
        let (english, chinese) = match self {
            Self::DepthPaid => (
                format!("one sale pays people at {found} depths, one above the other, more than {above}"),
                format!("一笔销售向上计酬 {found} 层，超过 {above} 层"),
            ),
            Self::NoDepthLimit => {
                ("receivers are paid at any depth, without a limit".into(), "计酬层级没有上限".into())
            }
            Self::HeadCountPay => (
                "pay depends on how many people were recruited".into(),
                "报酬与发展人员的数量挂钩（拉人头）".into(),
            ),
            Self::EntryFee => (
                "commission is paid on a product that grants a level (an entry fee)".into(),
                "对授予等级的商品计佣（入门费）".into(),
            ),
            Self::DownlineSales => {
                ("pay depends on what the team below sold".into(), "以下线的销售业绩计酬（团队计酬）".into())
            }
            Self::PayoutRatio => (
                format!("as much as {found} percent of what is paid can go out again, more than {above}"),
                format!("支出占比最高可达 {found}%，超过 {above}%"),
            ),
            Self::LeaversPaid => {
                ("who may not earn stays in the line of pay".into(), "不具资格者仍占计酬层级".into())
            }
            Self::SelfPurchase => ("buyers earn from their own orders".into(), "自购可返佣".into()),
            Self::EarlyVesting => (
                format!(
                    "commission may be withdrawn {found} days after completion, before {above} days are over"
                ),
                format!("订单完成 {found} 天后即可提现，少于 {above} 天"),
            ),
            Self::Placement => (
                "pay goes along seats, which are filled in order of joining".into(),
                "按入座顺序的位置树计酬（公排、双轨、矩阵）".into(),
            ),
        };
        match at {
            Some(bonus) => (format!("bonus `{bonus}`: {english}"), format!("奖项 `{bonus}`：{chinese}")),
            None => (english, chinese),
        }
    }
}
