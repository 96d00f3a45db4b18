//! The crate's own texts, in English and in Chinese.

use crate::language::Language;
use crate::notice::NoticeKind;

/// Subject and text of a kind.
pub(super) const fn text(kind: NoticeKind, language: Language) -> (&'static str, &'static str) {
    match language {
        Language::English => english(kind),
        Language::Chinese => chinese(kind),
    }
}

const fn english(kind: NoticeKind) -> (&'static str, &'static str) {
    match kind {
        NoticeKind::OrderPlaced => (
            "Order {order} awaits your payment",
            "Your order {order} is placed: {goods}. Please pay {total} until {until}.",
        ),
        NoticeKind::OrderPaid => {
            ("Order {order} is paid", "We received {total} for your order {order}: {goods}. Thank you.")
        }
        NoticeKind::OrderDelivered => {
            ("Order {order} is delivered", "Your order {order} is delivered: {goods}.")
        }
        NoticeKind::OrderHeld => (
            "Order {order} is being reviewed",
            "Your payment of {amount} for order {order} came after its time. A person looks at it and will come back to you.",
        ),
        NoticeKind::OrderExpired => (
            "Order {order} has expired",
            "Your order {order} of {total} was not paid in time and has expired.",
        ),
        NoticeKind::OrderCancelled => {
            ("Order {order} is cancelled", "Your order {order} of {total} is cancelled.")
        }
        NoticeKind::OrderRefunded => {
            ("Refund for order {order}", "We refunded {amount} of your order {order}.")
        }
        NoticeKind::MoneyCredited => (
            "Payment for order {order} is in your wallet",
            "Your payment of {amount} for order {order} came after its time. It is in your wallet now.",
        ),
        NoticeKind::DeliveryFailed => {
            ("Order {order} could not be delivered", "Order {order} could not be delivered: {reason}.")
        }
        NoticeKind::LowStock => ("{what} is running low", "Only {count} of {what} are left."),
        NoticeKind::OutOfStock => ("{what} is sold out", "Nothing of {what} is left."),
        NoticeKind::Restock => ("{what} is back", "{what} is available again."),
        NoticeKind::GiftReady => (
            "Your gift is ready",
            "The gift of your order {order} is paid: {goods}. It can be claimed until {until}; pass the claim code on.",
        ),
        NoticeKind::GiftReceived => {
            ("You received a gift", "You received {goods} as a gift (order {order}). {message}")
        }
        NoticeKind::GiftClaimed => {
            ("Your gift was claimed", "The gift of your order {order} was claimed: {goods}.")
        }
        NoticeKind::GiftExpired => (
            "Your gift was not claimed",
            "Nobody claimed the gift of your order {order} in time: {goods}. Its price goes back to you.",
        ),
        NoticeKind::PartPaid => (
            "We received {amount} for order {order}",
            "We received {amount} for your order {order}. {left} are still to be paid.",
        ),
        NoticeKind::PartDelivered => (
            "A part of order {order} is delivered",
            "A part of your order {order} is delivered: {goods}. The rest follows.",
        ),
        NoticeKind::ParcelSent => (
            "Order {order} is on its way",
            "Your order {order} is on its way with {carrier}. Its number there is {tracking}.",
        ),
        NoticeKind::OrderInReview => (
            "Order {order} is being reviewed",
            "A person looks at your order {order} and will come back to you.",
        ),
        NoticeKind::StockOverdue => {
            ("Order {order} takes longer", "{what} of order {order} did not come in time.")
        }
        NoticeKind::UnitsReplaced => {
            ("Order {order}: replacement", "{count} of {what} of your order {order} were replaced.")
        }
        NoticeKind::ComplaintOpened => {
            ("Complaint about order {order}", "There is a complaint about order {order}: {reason}.")
        }
        NoticeKind::ComplaintOverdue => (
            "Complaint about order {order} not answered",
            "The complaint about order {order} was not answered in time.",
        ),
        NoticeKind::ComplaintEnded => {
            ("Your complaint about order {order}", "Your complaint about order {order} is settled.")
        }
        NoticeKind::MembershipEnded => ("{what} has ended", "Your {what} has ended."),
    }
}

const fn chinese(kind: NoticeKind) -> (&'static str, &'static str) {
    match kind {
        NoticeKind::OrderPlaced => {
            ("订单 {order} 待付款", "您的订单 {order} 已提交:{goods}。请在 {until} 前支付 {total}。")
        }
        NoticeKind::OrderPaid => {
            ("订单 {order} 已付款", "您的订单 {order} 已收到付款 {total}:{goods}。感谢您的购买。")
        }
        NoticeKind::OrderDelivered => ("订单 {order} 已发货", "您的订单 {order} 已发货:{goods}。"),
        NoticeKind::OrderHeld => (
            "订单 {order} 正在人工审核",
            "您为订单 {order} 支付的 {amount} 已超过付款期限,正在人工审核,稍后将与您联系。",
        ),
        NoticeKind::OrderExpired => {
            ("订单 {order} 已过期", "您的订单 {order}(金额 {total})未在期限内付款,已过期。")
        }
        NoticeKind::OrderCancelled => ("订单 {order} 已取消", "您的订单 {order}(金额 {total})已取消。"),
        NoticeKind::OrderRefunded => ("订单 {order} 退款", "您的订单 {order} 已退款 {amount}。"),
        NoticeKind::MoneyCredited => (
            "订单 {order} 的付款已转入余额",
            "您为订单 {order} 支付的 {amount} 已超过付款期限,已转入您的余额。",
        ),
        NoticeKind::DeliveryFailed => ("订单 {order} 发货失败", "订单 {order} 发货失败:{reason}。"),
        NoticeKind::LowStock => ("{what} 库存不足", "{what} 仅剩 {count} 件。"),
        NoticeKind::OutOfStock => ("{what} 已售罄", "{what} 已售罄。"),
        NoticeKind::Restock => ("{what} 到货提醒", "{what} 已到货。"),
        NoticeKind::GiftReady => {
            ("礼物已备好", "订单 {order} 的礼物已付款:{goods}。请将领取码转交对方,领取截止时间:{until}。")
        }
        NoticeKind::GiftReceived => ("您收到一份礼物", "您收到一份礼物:{goods}(订单 {order})。{message}"),
        NoticeKind::GiftClaimed => ("礼物已被领取", "订单 {order} 的礼物已被领取:{goods}。"),
        NoticeKind::GiftExpired => {
            ("礼物未被领取", "订单 {order} 的礼物在期限内未被领取:{goods}。款项将退还给您。")
        }
        NoticeKind::PartPaid => {
            ("订单 {order} 已收到 {amount}", "您的订单 {order} 已收到 {amount},还需支付 {left}。")
        }
        NoticeKind::PartDelivered => {
            ("订单 {order} 已部分发货", "您的订单 {order} 已部分发货:{goods}。其余部分将随后发出。")
        }
        NoticeKind::ParcelSent => {
            ("订单 {order} 已寄出", "您的订单 {order} 已由 {carrier} 寄出,运单号:{tracking}。")
        }
        NoticeKind::OrderInReview => {
            ("订单 {order} 正在人工审核", "您的订单 {order} 正在人工审核,稍后将与您联系。")
        }
        NoticeKind::StockOverdue => ("订单 {order} 延期", "订单 {order} 的 {what} 未能按期到货。"),
        NoticeKind::UnitsReplaced => {
            ("订单 {order} 已补发", "您的订单 {order} 的 {what} 已更换 {count} 件。")
        }
        NoticeKind::ComplaintOpened => ("订单 {order} 有投诉", "订单 {order} 收到投诉:{reason}。"),
        NoticeKind::ComplaintOverdue => {
            ("订单 {order} 的投诉超时未处理", "订单 {order} 的投诉未在期限内处理。")
        }
        NoticeKind::ComplaintEnded => ("订单 {order} 的投诉已处理", "您对订单 {order} 的投诉已处理完毕。"),
        NoticeKind::MembershipEnded => ("{what} 已到期", "您的 {what} 已到期。"),
    }
}
