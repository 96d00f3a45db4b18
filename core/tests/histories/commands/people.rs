//! Customers, and who stands above whom.

use super::{Row, of, rows, somebody};
use crate::set_up::{BUYERS, DAY};
use crate::world::World;
use serde_json::{Value, json};

rows! {
    5 RegisterCustomer = |w| {
        let id = format!("n{}", w.number());
        w.host.people.push(id.clone());
        of("register_customer", json!({"customer": id, "inviter": somebody(w)}))
    };
    3 BindInviter = |w| of("bind_inviter", json!({"customer": w.dice.one_of(&["loner", "u0", "u3"]), "inviter": somebody(w)}));
    3 SetCustomerLevel = |w| of("set_customer_level",
        {
            let until = w.dice.one_of(&[None, Some(w.now + 3 * DAY)]);
            let level = if until.is_some() { Some("gold") } else { w.dice.one_of(&[None, Some("gold")]) };
            json!({"customer": somebody(w), "level": level, "until": until})
        });
    2 MoveCustomer = |w| of("move_customer",
        json!({"customer": somebody(w), "inviter": w.dice.one_of(&[None, Some("u0"), Some("u2")]), "reason": "asked"}));
    2 MergeCustomers = |w| {
        let (customer, into) = (somebody(w), somebody(w));
        w.host.merged.push(customer.clone());
        of("merge_customers", json!({"customer": customer, "into": into}))
    };
    3 UnmergeCustomers = |w| {
        let merged = w.host.merged.clone();
        of("unmerge_customers", json!({"customer": w.dice.maybe_one_of(&merged)?}))
    };
    3 LinkIdentity = |w| identity(w, "link_identity");
    2 UnlinkIdentity = |w| identity(w, "unlink_identity");
    2 SetConsent = |w| of("set_consent", json!({"customer": somebody(w), "purpose": w.dice.one_of(&["mail", "profile"]),
        "granted": w.dice.once_in(2), "version": w.dice.below(2)}));
    1 EraseCustomer = |w| {
        let joined = w.host.people.clone();
        of("erase_customer", json!({"customer": w.dice.maybe_one_of(&joined)?}))
    };
    2 SetStanding = |w| of("set_standing", json!({"customer": somebody(w), "promoter": w.dice.one_of(&[None, Some(true)]),
        "sub_shop": w.dice.one_of(&[None, Some(true)]),
        "blocked": w.dice.one_of(&[json!(null), json!("lift"), json!({"block": {"reason": "brushing"}})])}));
    1 OpenPlacementTree = |w| of("open_placement_tree", json!({"tree": format!("t{}", w.number()), "width": 2, "depth": 5}));
    3 PlaceCustomer = |w| of("place_customer",
        json!({"tree": "t", "customer": somebody(w), "sponsor": w.dice.one_of(&[None, Some("u0"), Some("u1")])}));
    3 RecordTouch = |w| of("record_touch", json!({"customer": somebody(w), "channel": w.dice.one_of(&["web", "wechat"]),
        "promoter": w.dice.one_of(&[None, Some("u0"), Some("u5")])}));
}

fn identity(w: &mut World, name: &str) -> Option<Value> {
    let customer = w.dice.one_of(&BUYERS);
    of(
        name,
        json!({"customer": customer, "channel": "wechat", "outside": format!("openid-{}", w.dice.below(4))}),
    )
}
