use crate::money::Exact;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What a plan is held against (政策): rules as data, so that another country's or a host's own can be given in place of
/// the default, [`Policy::mainland_china`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Policy {
    /// The version name, which findings give.
    #[n(0)]
    pub id: String,
    /// The rules, at most 100, looked at in this order.
    #[n(1)]
    pub rules: Vec<PolicyRule>,
}

/// One concern and what the policy says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct PolicyRule {
    /// What is looked for.
    #[n(0)]
    pub concern: Concern,
    /// What is said where it is found.
    #[n(1)]
    pub stance: Stance,
    /// Above what number it is found: depths paid, or percent; nothing for concerns that have none.
    #[n(2)]
    #[serde(default)]
    pub above: Exact,
    /// Where it is written.
    #[n(3)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<Citation>,
}

/// Where a rule is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Citation {
    /// The law, regulation or opinion.
    #[n(0)]
    pub document: String,
    /// The paragraph.
    #[n(1)]
    pub paragraph: String,
}

/// What a policy can look for in a plan.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
#[non_exhaustive]
pub enum Concern {
    /// How many people one sale pays, one above the other (计酬层级); found above `above` depths.
    #[n(0)]
    DepthPaid,
    /// Pay for people rather than for what they buy (拉人头): a bonus whose gate or seats count recruits, or a fixed amount
    /// for each join.
    #[n(1)]
    HeadCountPay,
    /// A level that is bought (入门费): the plan pays on products that grant one.
    #[n(2)]
    EntryFee,
    /// Pay on what others below sold (团队计酬).
    #[n(3)]
    DownlineSales,
    /// The largest share of what is paid that goes out again; found above `above` percent.
    #[n(4)]
    PayoutRatio,
    /// Those who may not earn hold shares up, or those who left are still paid (离场仍计酬).
    #[n(5)]
    LeaversPaid,
    /// Receivers are not limited to any depth.
    #[n(6)]
    NoDepthLimit,
    /// Buyers earn from their own orders (自购返佣).
    #[n(7)]
    SelfPurchase,
    /// Commission may be withdrawn before buyers can no longer return what they bought.
    #[n(8)]
    EarlyVesting,
    /// A placement tree fills seats by order of joining (公排, 矩阵, 双轨).
    #[n(9)]
    Placement,
}

/// What a policy says of a finding.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Stance {
    /// Worth knowing.
    #[n(0)]
    Note,
    /// To be looked at by somebody who knows the law.
    #[n(1)]
    Warn,
    /// The plan is not published, unless the host says by name and reason that it shall be.
    #[n(2)]
    Refuse,
}

/// The regulation.
const REGULATION: &str = "《禁止传销条例》（国务院令第 444 号，2005）";
/// The opinion of the two courts and the ministry.
const OPINION: &str = "《关于办理组织领导传销活动刑事案件适用法律若干问题的意见》（公通字〔2013〕37 号）";

impl Policy {
    /// The default, strict, for mainland China: the regulation on the prohibition of pyramid selling, Article 7, and the
    /// opinion of 2013. What it refuses are the marks that these texts name: pay for recruits, an entry fee, pay on what a
    /// team below sold, and more than three depths; three depths are warned of. It is no legal advice.
    #[must_use]
    pub fn mainland_china() -> Self {
        let cite = |list: &[(&str, &str)]| {
            let one = |(document, paragraph): &(&str, &str)| Citation {
                document: document.to_string(),
                paragraph: paragraph.to_string(),
            };
            list.iter().map(one).collect()
        };
        let rule = |concern, stance, above: u32, citations: &[(&str, &str)]| PolicyRule {
            concern,
            stance,
            above: Exact::from(above),
            citations: cite(citations),
        };
        let rules = Vec::from([
            // Whether three depths that are paid are three levels of an organisation is not for a machine to say.
            rule(
                Concern::DepthPaid,
                Stance::Refuse,
                3,
                &[
                    (OPINION, "第一条：组织内部参与传销活动人员在三十人以上且层级在三级以上"),
                    (REGULATION, "第七条第（三）项：形成上下线关系"),
                ],
            ),
            rule(
                Concern::DepthPaid,
                Stance::Warn,
                2,
                &[(OPINION, "第一条：组织内部参与传销活动人员在三十人以上且层级在三级以上")],
            ),
            rule(Concern::NoDepthLimit, Stance::Warn, 0, &[(OPINION, "第一条：层级在三级以上")]),
            rule(
                Concern::HeadCountPay,
                Stance::Refuse,
                0,
                &[(REGULATION, "第七条第（一）项：以直接或间接滚动发展的人员数量为依据计算和给付报酬")],
            ),
            rule(
                Concern::EntryFee,
                Stance::Refuse,
                0,
                &[(REGULATION, "第七条第（二）项：交纳费用或者以认购商品等方式变相交纳费用，取得加入资格")],
            ),
            rule(
                Concern::DownlineSales,
                Stance::Refuse,
                0,
                &[
                    (REGULATION, "第七条第（三）项：以下线的销售业绩为依据计算和给付上线报酬"),
                    (OPINION, "第五条：“团队计酬”行为的处理"),
                ],
            ),
            rule(
                Concern::Placement,
                Stance::Refuse,
                0,
                &[(REGULATION, "第七条第（一）项：以发展人员的数量为依据计算和给付报酬")],
            ),
            rule(Concern::PayoutRatio, Stance::Warn, 30, &[(OPINION, "第三条：“骗取财物”的认定")]),
            rule(
                Concern::LeaversPaid,
                Stance::Warn,
                0,
                &[(REGULATION, "第七条第（三）项：以下线的销售业绩为依据给付上线报酬")],
            ),
            rule(Concern::EarlyVesting, Stance::Note, 7, &[]),
            rule(Concern::SelfPurchase, Stance::Note, 0, &[]),
        ]);
        Self { id: "cn-strict-2013".into(), rules }
    }

    /// A policy that looks for nothing.
    #[must_use]
    pub fn none() -> Self {
        Self { id: "none".into(), rules: Vec::new() }
    }
}
