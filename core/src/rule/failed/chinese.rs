//! What failed, in Chinese.

use super::{Names, Telling};
use crate::rule::compile::Op;
use alloc::format;
use alloc::string::{String, ToString};

pub(super) fn text(telling: &Telling<'_>) -> String {
    let must = |negated: bool| if negated { "不得" } else { "须" };
    match telling {
        Telling::Never => "永不成立".to_string(),
        Telling::Number { name, op, wanted, got, distance, negated } => {
            let name = fact(name);
            let got = match got {
                Some(got) => format!("{name}为 {got}"),
                None => format!("{name}未知"),
            };
            match (distance, negated, op) {
                (Some(d), false, Op::AtLeast) => format!("还差 {d} 达到 {wanted}（{got}）"),
                (Some(d), false, Op::MoreThan) => format!("还差 {d} 超过 {wanted}（{got}）"),
                (Some(d), false, Op::AtMost) => format!("超出上限 {wanted} 共 {d}（{got}）"),
                (Some(d), false, Op::LessThan) => format!("须减少 {d} 才低于 {wanted}（{got}）"),
                _ => format!("{name}{}{} {wanted}（{got}）", must(*negated), words(*op)),
            }
        }
        Telling::Symbol { name, set, got, negated } => {
            let got = got.map_or_else(|| "均不是".to_string(), |got| format!("现为 `{got}`"));
            format!("{}{}为 {}（{got}）", fact(name), must(*negated), names(set))
        }
        Telling::Tags { name, set, negated } => {
            format!("{}{}含 {}", fact(name), must(*negated), names(set))
        }
        Telling::Flag { name, negated } => format!("{}{}成立", fact(name), must(*negated)),
        Telling::Window { from, until, endless, early, negated } => match (negated, early, endless) {
            (true, _, true) => format!("仅限 {from} 之前"),
            (true, ..) => format!("{from} 至 {until} 期间除外"),
            (false, true, _) => format!("{from} 才开始"),
            (false, false, _) => format!("已于 {until} 结束"),
        },
        Telling::Clock { clock, at, negated } => {
            let not = if *negated { "以外" } else { "" };
            format!("仅限 {}{not}（当地时间 {}）", clock.hours(), clock.reading(*at))
        }
        Telling::LinesCost { more, wanted, got } => {
            format!("符合的商品还差 {more} 达到 {wanted}（现为 {got}）")
        }
        Telling::LinesHave { more, wanted, got } => {
            format!("符合的商品还差 {more} 件达到 {wanted} 件（现有 {got} 件）")
        }
        Telling::Lines { is_wanted: true } => "须有符合的商品".to_string(),
        Telling::Lines { is_wanted: false } => "不得有这类商品".to_string(),
    }
}

const fn words(op: Op) -> &'static str {
    match op {
        Op::AtLeast => "至少为",
        Op::MoreThan => "大于",
        Op::AtMost => "至多为",
        Op::LessThan => "小于",
        Op::Equals => "等于",
    }
}

fn names(set: &Names<'_>) -> String {
    let text = set.joined(" 或 ");
    if set.more > 0 { format!("{text} 等另外 {} 个之一", set.more) } else { text }
}

/// What a fact is called; counters keep the name that the host gave them.
fn fact(name: &str) -> String {
    let word = match name {
        "channel" => "渠道",
        "level" => "等级",
        "payment_method" => "支付方式",
        "variant" => "规格",
        "product" => "商品",
        "category" => "类目",
        "shipping_method" => "配送方式",
        "region" => "地区",
        "customer_tags" => "顾客标签",
        "line_tags" => "商品标签",
        "first_order" => "首单",
        "tier_priced" => "阶梯价",
        "line_quantity" => "该行件数",
        "order_quantity" => "总件数",
        "subtotal" => "小计",
        "list_subtotal" => "原价小计",
        "line_amount" => "该行金额",
        "unit_price" => "单价",
        "score" => "评分",
        _ => return format!("`{name}` "),
    };
    word.to_string()
}
