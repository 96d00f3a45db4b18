use super::*;
use crate::commission::Stance;
use alloc::vec;

fn plan(settings: &str, bonuses: &[&str]) -> Plan {
    let bonuses: Vec<_> =
        bonuses.iter().enumerate().map(|(n, b)| format!(r#"{{"id":"b{n}",{b}}}"#)).collect();
    let text = format!(
        r#"{{"id":"p","currency":"CNY","cap_percent":"100","vest_after":604800000,{settings}"bonuses":[{}]}}"#,
        bonuses.join(",")
    );
    serde_json::from_str(&text).unwrap()
}

fn vip() -> ProductId {
    "vip".parse().unwrap()
}

fn found(plan: &Plan) -> Vec<(Concern, Stance, String)> {
    with_levels(plan, &[])
}

/// What is found where the shop sells memberships.
fn with_levels(plan: &Plan, levels: &[LevelProduct<'_>]) -> Vec<(Concern, Stance, String)> {
    let found = plan.lint(&Policy::mainland_china(), levels).unwrap();
    found.findings.into_iter().map(|finding| (finding.concern, finding.stance, finding.parameter)).collect()
}

fn tiers(count: usize, more: &str) -> String {
    let tiers = vec![r#"{"percent":"5"}"#; count].join(",");
    format!(r#""kind":{{"unilevel":{{"tiers":[{tiers}]{more}}}}}"#)
}

#[test]
fn two_depths_are_not_remarked_on_three_are_warned_of_and_four_refused() {
    assert_eq!(found(&plan("", &[&tiers(2, r#","ineligible":"stop""#)])), []);
    let depth = |n: usize| found(&plan("", &[&tiers(n, r#","ineligible":"stop""#)]));
    assert_eq!(depth(3), [(Concern::DepthPaid, Stance::Warn, "bonuses.b0.tiers".into())]);
    assert_eq!(depth(4), [(Concern::DepthPaid, Stance::Refuse, "bonuses.b0.tiers".into())]);
    let text = plan("", &[&tiers(4, "")]).lint(&Policy::mainland_china(), &[]).unwrap();
    let first = text.first_refused().unwrap();
    assert_eq!(
        first.english,
        "bonus `b0`: one sale pays people at 4 depths, one above the other, more than 3"
    );
    assert_eq!(first.chinese, "奖项 `b0`：一笔销售向上计酬 4 层，超过 3 层");
    assert!(first.citations[0].document.contains("公通字〔2013〕37 号"));
}

#[test]
fn each_concern_is_found_where_it_is() {
    let directs =
        r#","gate":{"all":[{"at_least":{"fact":{"counter":{"name":"directs","window":0}},"value":"2"}}]}"#;
    let heads = plan("", &[&format!("{}{directs}", tiers(1, ""))]);
    assert_eq!(found(&heads), [(Concern::HeadCountPay, Stance::Refuse, "bonuses.b0.gate".into())]);
    let fee = plan("", &[&tiers(1, r#","products":[{"product":"vip","tiers":[{"percent":"9"}]}]"#)]);
    let (vip, club) = (vip(), "club".parse().unwrap());
    let levels = [LevelProduct { product: &vip, category: Some(&club) }];
    let refused = |parameter: &str| [(Concern::EntryFee, Stance::Refuse, format!("bonuses.b0.{parameter}"))];
    assert_eq!(with_levels(&fee, &levels), refused("products.vip"));
    // Tiers for everything pay on memberships too, those of a category on its memberships.
    assert_eq!(with_levels(&plan("", &[&tiers(1, "")]), &levels), refused("tiers"));
    let club =
        r#""kind":{"unilevel":{"tiers":[],"categories":[{"category":"club","tiers":[{"percent":"1"}]}]}}"#;
    assert_eq!(with_levels(&plan("", &[club]), &levels), refused("categories.club"));
    for spared in
        [r#""products":[{"product":"vip","tiers":[]}]"#, r#""categories":[{"category":"club","tiers":[]}]"#]
    {
        assert_eq!(with_levels(&plan("", &[&tiers(1, &format!(",{spared}"))]), &levels), []);
    }
    let team = r#""kind":{"team_volume":{"tiers":[{"from":"1","percent":"5"}]}}"#;
    assert_eq!(
        found(&plan("", &[team])),
        [
            (Concern::DownlineSales, Stance::Refuse, "bonuses.b0.kind.team_volume".into()),
            (Concern::NoDepthLimit, Stance::Warn, "bonuses.b0.max_depth".into()),
        ]
    );
    let binary = r#""kind":{"binary":{"percent":"10","pool_percent":"10"}}"#;
    assert!(found(&plan("", &[binary])).contains(&(
        Concern::Placement,
        Stance::Refuse,
        "bonuses.b0.kind.binary".into()
    )));
    let ratio = plan("", &[r#""kind":{"unilevel":{"tiers":[{"percent":"31"}]}}"#]);
    assert_eq!(found(&ratio), [(Concern::PayoutRatio, Stance::Warn, "bonuses".into())]);
    let leavers = plan("", &[&tiers(2, "")]);
    assert_eq!(found(&leavers), [(Concern::LeaversPaid, Stance::Warn, "bonuses.b0.ineligible".into())]);
    let own = plan(r#""self_purchase":"included","#, &[&tiers(1, "")]);
    assert_eq!(found(&own), [(Concern::SelfPurchase, Stance::Note, "self_purchase".into())]);
    let mut early = plan("", &[&tiers(1, "")]);
    early.vest_after = crate::time::Span::from_days(3);
    assert_eq!(found(&early), [(Concern::EarlyVesting, Stance::Note, "vest_after".into())]);
}

/// Another policy is another document.
#[test]
fn policies_are_data() {
    let text = r#"{"id":"own","rules":[{"concern":"depth_paid","stance":"note","above":"1",
        "citations":[{"document":"house rules","paragraph":"4"}]}]}"#;
    let policy: Policy = serde_json::from_str(text).unwrap();
    let found = plan("", &[&tiers(9, "")]).lint(&policy, &[]).unwrap();
    assert_eq!((found.policy.as_str(), found.findings.len(), found.refuses()), ("own", 1, false));
    let json = serde_json::to_value(&found.findings[0]).unwrap();
    assert_eq!(json["found"], "9");
    assert_eq!(json["citations"][0]["paragraph"], "4");
    assert!(plan("", &[&tiers(9, "")]).lint(&Policy::none(), &[]).unwrap().findings.is_empty());
    let again: Policy =
        serde_json::from_str(&serde_json::to_string(&Policy::mainland_china()).unwrap()).unwrap();
    assert_eq!(again, Policy::mainland_china());
}

/// No text says that anything is lawful.
#[test]
fn findings_label_and_never_declare() {
    for rule in Policy::mainland_china().rules {
        let (english, chinese) = rule.concern.texts(None, None, rule.above);
        assert!(!english.contains("legal") && !english.contains("lawful") && !chinese.contains("合法"));
    }
}
