//! What every command asks of the order `o`. A new command needs one line here.
//!
//! `one(|host| json!(…))` for a command of one form; `several(…)` where another amount or another target matters; `legal`
//! where the command is a move of `Stage::allows`, so that both tables must agree; `NoOrder("why")` where no order can
//! change, whatever its situation.

use crate::support::Host;
use Asks::{NoOrder, Of};
use keytill::order::Move;
use keytill::pricing::Cart;
use keytill::shop::command::PlaceOrder;
use keytill::time::Time;
use serde_json::{Value, json};

/// What is tried of a command.
pub enum Asks {
    /// It touches no order: why.
    NoOrder(&'static str),
    /// Its forms.
    Of(Vec<Ask>),
}

/// One form of a command.
pub struct Ask {
    /// Its heading in the table: the command's name and, in words, what is special.
    pub label: &'static str,
    /// The move of `Stage::allows` that it is.
    pub wants: Option<Move>,
    /// The body, as JSON.
    pub body: fn(&Host) -> Value,
}

fn one(label: &'static str, body: fn(&Host) -> Value) -> Asks {
    Of(vec![Ask { label, wants: None, body }])
}

fn legal(label: &'static str, wants: Move, body: fn(&Host) -> Value) -> Asks {
    Of(vec![Ask { label, wants: Some(wants), body }])
}

type Form = (&'static str, fn(&Host) -> Value);

fn several(forms: &[Form]) -> Asks {
    Of(forms.iter().map(|(label, body)| Ask { label, wants: None, body: *body }).collect())
}

/// What is tried of the command of this name; `None` where nobody said it yet.
pub fn of(name: &str) -> Option<Asks> {
    Some(match name {
        "OpenSession" | "CloseSession" => NoOrder("clients, not orders"),
        "Tick" => one("Tick", |_| json!({"tick": {}})),
        "PutChannel" => NoOrder("an order keeps the channel that it came from; what is due stays due"),
        "PutLevel" => NoOrder("an order keeps the level of its buyer"),
        "OpenPool" => NoOrder("a new pool has no keys"),
        "PutProduct" => NoOrder("an order keeps what was bought"),
        "ImportKeys" => NoOrder("new keys are for sale"),
        "AdjustStock" => NoOrder("only what is not reserved can be taken"),
        "PutReusableKey" => NoOrder("an order keeps the number of the secret that was handed over"),
        "PublishPriceBook" => NoOrder("an order keeps its price book"),
        "PublishPlan" => NoOrder("commission keeps its plan"),
        "RegisterCustomer" => NoOrder("a new customer has no orders"),
        "BindInviter" => NoOrder("commission that accrued stays with those who earned it"),
        "SetCustomerLevel" => NoOrder("an order keeps the level of its buyer"),
        "MoveCustomer" => NoOrder("commission that accrued stays with those who earned it"),
        "LinkIdentity" | "UnlinkIdentity" | "SetConsent" | "SetStanding" => {
            NoOrder("who buys, not what was bought")
        }
        "OpenPlacementTree" | "PlaceCustomer" => NoOrder("seats of customers, not orders"),
        "RecordTouch" => NoOrder("what brought a customer, not what was bought"),
        "EraseCustomer" => NoOrder("an order keeps the slot of its buyer, whose id tells nothing any more"),
        "MergeCustomers" | "UnmergeCustomers" => {
            NoOrder("an order keeps the slot of its buyer, which leads to who goes on")
        }
        "PlaceOrder" => one("PlaceOrder under the same id", place_again),
        "CancelOrder" => legal("CancelOrder", Move::Cancel, |_| json!({"cancel_order": {"order": "o"}})),
        "RecordPayment" => several(&[
            ("RecordPayment of a new payment", |_| pay("another", "105.00 CNY")),
            ("RecordPayment of the payment that paid it", |_| pay("pay-o", "105.00 CNY")),
            ("RecordPayment of another amount", |_| pay("another", "104.99 CNY")),
            ("RecordPayment in another currency", |_| pay("another", "105.00 USD")),
        ]),
        "Deliver" => Of(vec![
            Ask {
                label: "Deliver of all",
                wants: Some(Move::Deliver),
                body: |_| json!({"deliver": {"order": "o"}}),
            },
            Ask {
                label: "Deliver of one key",
                wants: Some(Move::Deliver),
                body: |_| json!({"deliver": {"order": "o", "lines": [{"line": 0, "units": 1}]}}),
            },
            Ask {
                label: "Deliver of the guide",
                wants: Some(Move::Deliver),
                body: |_| json!({"deliver": {"order": "o", "lines": [{"line": 1}]}}),
            },
        ]),
        "CompleteOrder" => {
            legal("CompleteOrder", Move::Complete, |_| json!({"complete_order": {"order": "o"}}))
        }
        "RefundOrder" => several(&[
            ("RefundOrder of all", |_| json!({"refund_order": {"order": "o", "refund": "r"}})),
            (
                "RefundOrder of two keys",
                |_| json!({"refund_order": {"order": "o", "refund": "r", "lines": [{"line": 0, "units": 2}]}}),
            ),
            (
                "RefundOrder of the guide",
                |_| json!({"refund_order": {"order": "o", "refund": "r", "lines": [{"line": 1, "units": 1}]}}),
            ),
            (
                "RefundOrder into the wallet",
                |_| json!({"refund_order": {"order": "o", "refund": "r", "to": "wallet"}}),
            ),
        ]),
        "ReleaseHold" => one("ReleaseHold", |_| json!({"release_hold": {"order": "o"}})),
        "RevealKeys" => legal(
            "RevealKeys",
            Move::Reveal,
            |_| json!({"reveal_keys": {"order": "o", "by": "ann", "reason": "lost"}}),
        ),
        "PutTemplates" => NoOrder("texts, not orders"),
        "PutListing" | "ReviewProduct" => NoOrder("an order keeps what was bought"),
        "SubscribeRestock" | "UnsubscribeRestock" => NoOrder("whoever waits for stock has no order of it"),
        "ClaimGift" => one(
            "ClaimGift of an order that is none",
            |_| json!({"claim_gift": {"claim": "00000000000000000000000000000000", "order": "o", "recipient": "ann"}}),
        ),
        "PutSale" => NoOrder("limits count for orders that are placed or stocked after it"),
        "Reserve" | "ResizeReservation" | "ExtendReservation" | "ReleaseReservation" => {
            NoOrder("a reservation holds what is free, never what an order has")
        }
        "ResizeOrder" => one("ResizeOrder to one guide", resize),
        "ExtendOrder" => one("ExtendOrder", |_| json!({"extend_order": {"order": "o"}})),
        "ClosePeriod" => NoOrder("promoters, not orders"),
        "PutSubShop" => NoOrder("an order keeps through whom it was sold and what they added"),
        "SettleSupplier" => NoOrder("suppliers, not orders"),
        "RequestWithdrawal" | "ApproveWithdrawal" | "SettleWithdrawal" => NoOrder("balances, not orders"),
        "RecordArrival" => one("RecordArrival", |_| json!({"record_arrival": {"order": "o", "parcel": 0}})),
        "RecordDownload" => one("RecordDownload", |_| json!({"record_download": {"order": "o", "line": 1}})),
        "ReissueContent" => one("ReissueContent", |_| json!({"reissue_content": {"order": "o", "line": 1}})),
        "ReportDeliveryFailure" => legal(
            "ReportDeliveryFailure",
            Move::Deliver,
            |_| json!({"report_delivery_failure": {"order": "o", "reason": "no answer"}}),
        ),
        "EraseAnswers" => one("EraseAnswers", |_| json!({"erase_answers": {"order": "o"}})),
        "TopUpWallet" | "AdjustWallet" => NoOrder("wallets, not orders"),
        "PayFromWallet" => several(&[
            ("PayFromWallet", |_| json!({"pay_from_wallet": {"order": "o"}})),
            ("PayFromWallet of a part", |_| json!({"pay_from_wallet": {"order": "o", "amount": "1.00 CNY"}})),
        ]),
        "RecordChargeback" => several(&[
            ("RecordChargeback of a part", |_| charge_back("20.00 CNY")),
            ("RecordChargeback of all", |_| charge_back("105.00 CNY")),
        ]),
        "ReplaceUnits" => legal(
            "ReplaceUnits",
            Move::Replace,
            |_| json!({"replace_units": {"order": "o", "line": 0, "units": [0], "reason": "dead", "despite": "kind"}}),
        ),
        "OpenComplaint" => legal(
            "OpenComplaint",
            Move::Complain,
            |_| json!({"open_complaint": {"order": "o", "reason": "dead"}}),
        ),
        "ResolveComplaint" => one(
            "ResolveComplaint",
            |_| json!({"resolve_complaint": {"order": "o", "resolution": {"rejected": {"reason": "works"}}}}),
        ),
        "HoldOrder" => {
            legal("HoldOrder", Move::Hold, |_| json!({"hold_order": {"order": "o", "reason": "first order"}}))
        }
        "ConfigurePool" => NoOrder("keys that an order holds stay its own"),
        "QuarantineBatch" | "ReleaseBatch" => {
            NoOrder("keys that an order holds stay its own; its payment later waits for a person")
        }
        "ExportKeys" => NoOrder("only keys that no order holds leave"),
        "PutQuotas" | "PutStockAlert" => NoOrder("what is reserved stays reserved"),
        "ReturnPayment" | "SettleRefund" => NoOrder("money that no order holds any more"),
        "Archive" => one("Archive", |_| json!({"archive": {}})),
        "LookupOrders" => NoOrder("it only tells"),
        "Restore" => one("Restore of other bytes", |_| json!({"restore": {"order": "o", "bytes": ""}})),
        _ => return None,
    })
}

fn place_again(host: &Host) -> Value {
    let cart = Cart::on("web").buyer("cat").line("guide", 1).at(Time::from_millis(host.now));
    let quote = host.shop.quote(&cart).unwrap();
    json!({"place_order": PlaceOrder::of("o", &quote).unwrap()})
}

fn resize(host: &Host) -> Value {
    let cart = Cart::on("web").buyer("cat").line("guide", 1).at(Time::from_millis(host.now));
    // An archived order has no quote of its own any more: the command says why.
    let resized = host.shop.quote_resized(&"o".parse().unwrap(), &cart);
    let quote = resized.or_else(|_| host.shop.quote(&cart)).unwrap();
    json!({"resize_order": {"order": "o", "cart": cart, "book": quote.digest(), "total": quote.total}})
}

fn charge_back(amount: &str) -> Value {
    json!({"record_chargeback": {"payment": "pay-o", "chargeback": "cb", "amount": amount}})
}

fn pay(payment: &str, amount: &str) -> Value {
    json!({"record_payment": {"order": "o", "payment": payment, "amount": amount}})
}
