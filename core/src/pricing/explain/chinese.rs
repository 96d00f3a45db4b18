//! A quote in Chinese.

use super::Totals;
use crate::money::{RoundingMode, RoundingScope};
use crate::pricing::{BorneBy, StepView};
use core::fmt::{self, Write};

/// The words around the steps.
pub(super) const TOTALS: Totals = Totals {
    subtotal: "小计",
    discount: "优惠",
    shipping: "运费",
    tax_within: "其中税额",
    tax: "税额",
    fee: "手续费",
    cash_rounding: "抹零",
    cashback: "返现",
    total: "合计",
};

pub(super) fn heading(
    out: &mut dyn Write,
    book: &dyn fmt::Display,
    currency: &dyn fmt::Display,
    mode: RoundingMode,
    scope: RoundingScope,
) -> fmt::Result {
    let (mode, scope) = (mode_words(mode), scope_words(scope));
    writeln!(out, "价目书 `{book}`，货币 {currency}，{scope}{mode}")
}

/// One step, in one line.
pub(super) fn step(f: &mut dyn Write, step: &StepView<'_>) -> fmt::Result {
    match step {
        StepView::ListPrice { variant, quantity, list, unit_price, amount } => {
            write!(f, "`{variant}`：{unit_price} × {quantity} = {amount}")?;
            match list {
                Some(list) => write!(f, "，按价目表 `{list}`"),
                None => f.write_str("，按商品原价"),
            }
        }
        StepView::Adjusted { variant, list, unit_price, amount } => {
            write!(f, "`{variant}`：价目表 `{list}` 调整为单价 {unit_price}，共 {amount}")
        }
        StepView::Premium { variant, amount, after } => {
            write!(f, "`{variant}`：自选加价 {amount}，共 {after}")
        }
        StepView::Markup { variant, amount, after } => {
            write!(f, "`{variant}`：小店加价 {amount}，共 {after}")
        }
        StepView::Abroad { variant, unit_price, amount } => {
            write!(f, "`{variant}`：按所在地区税率单价 {unit_price}，共 {amount}")
        }
        StepView::Floor { variant, wanted, kept } => {
            write!(f, "`{variant}`：{wanted} 低于底价，保持 {kept}")
        }
        StepView::Shipping { method, amount } => write!(f, "配送方式 `{method}`：{amount}"),
        StepView::ShippingShare { amount, after } => write!(f, "    运费：减 {amount}，余 {after}"),
        StepView::Unplaced { amount } => write!(f, "    另有 {amount} 因底价或上限无法优惠"),
        StepView::Gift { variant, quantity, worth } => {
            write!(f, "    赠送 `{variant}` × {quantity}，价值 {worth}")
        }
        StepView::Cashback { amount } => write!(f, "    返现 {amount}"),
        StepView::Tier { variant, from, before, after } => {
            write!(f, "`{variant}`：满 {from} 件阶梯价，{before} 变为 {after}")
        }
        StepView::TierPassed { variant, from, amount, kept } => {
            write!(f, "`{variant}`：满 {from} 件阶梯价为 {amount}，不更便宜，保持 {kept}")
        }
        StepView::Lane { lane, subtotal } => write!(f, "优惠通道 `{lane}`，金额 {subtotal}"),
        StepView::Applied { offer, coupon, amount, capped, after } => {
            write!(f, "  `{offer}`")?;
            write_code(f, *coupon)?;
            write!(f, " 减 {amount}")?;
            if *capped {
                f.write_str("（达到上限）")?;
            }
            write!(f, "，余 {after}")
        }
        StepView::Share { variant, amount, after } => {
            write!(f, "    `{variant}`：减 {amount}，余 {after}")
        }
        StepView::NotApplied { offer, coupon, why, .. } => {
            write!(f, "  `{offer}`")?;
            write_code(f, *coupon)?;
            write!(f, " 未生效：{why}")
        }
        StepView::LaneSkipped { lane, by } => write!(f, "优惠通道 `{lane}` 被跳过：`{by}` 排他"),
        StepView::Exact { subtotal, discount } => {
            write!(f, "取整前：小计 {subtotal}，优惠 {discount}")
        }
        StepView::OrderTax { category, percent, inclusive, amount, tax } => {
            f.write_str("全部")?;
            write_tax(f, category, percent, *inclusive, amount, tax)
        }
        StepView::Tax { variant, category, percent, inclusive, amount, tax } => {
            write!(f, "`{variant}`")?;
            write_tax(f, category, percent, *inclusive, amount, tax)
        }
        StepView::ShippingTax { category, percent, inclusive, amount, tax } => {
            f.write_str("运费")?;
            write_tax(f, category, percent, *inclusive, amount, tax)
        }
        StepView::Fee { method, amount, on, borne_by } => {
            let by = match borne_by {
                BorneBy::Merchant => "商家",
                BorneBy::Buyer => "买家",
            };
            write!(f, "支付方式 `{method}` 的手续费：{on} 收 {amount}，由{by}承担")
        }
        StepView::FeeTax { category, percent, inclusive, amount, tax } => {
            f.write_str("手续费")?;
            write_tax(f, category, percent, *inclusive, amount, tax)
        }
        StepView::CashRounding { before, after } => write!(f, "抹零：{before} 变为 {after}"),
    }
}

fn write_tax(
    f: &mut dyn Write,
    category: &str,
    percent: &str,
    inclusive: bool,
    amount: &str,
    tax: &str,
) -> fmt::Result {
    let place = if inclusive { "含税金额" } else { "金额" };
    write!(f, "：税类 `{category}`，税率 {percent} %，{place} {amount}，税额 {tax}")
}

fn write_code(f: &mut dyn Write, coupon: Option<&str>) -> fmt::Result {
    coupon.map_or(Ok(()), |code| write!(f, "（优惠券 {code}）"))
}

const fn mode_words(mode: RoundingMode) -> &'static str {
    match mode {
        RoundingMode::HalfUp => "四舍五入",
        RoundingMode::HalfEven => "四舍六入五成双",
        RoundingMode::HalfDown => "五舍六入",
        RoundingMode::Down => "舍去",
        RoundingMode::Up => "进位",
    }
}

const fn scope_words(scope: RoundingScope) -> &'static str {
    match scope {
        RoundingScope::Unit => "按件",
        RoundingScope::Line => "按行",
        RoundingScope::Order => "按整单",
    }
}
