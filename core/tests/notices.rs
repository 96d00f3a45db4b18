//! Notices through a whole shop: who is told what, and that nothing which strangers write is ever markup or script.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::notice::{Notice, NoticeKind, Output, Recipient};
use keytill::pricing::Cart;
use keytill::shop::command::PlaceOrder;
use keytill::shop::{Done, Rejection};
use keytill::time::Time;
use serde_json::{Value, json};
use support::{Host, small_shop};

/// What a buyer may write in a message, and a merchant in a name or a reason.
const HOSTILE: &str =
    r#"<script>alert('x')</script>"><img src=x onerror=f()> &lt; {order} {{goods}} "quoted" \u0022"#;

fn notices(host: &Host, done: &Done) -> Vec<Notice> {
    let record = done.record.as_ref().unwrap();
    assert_eq!(host.shop.notices(record), host.shop.notices(record), "asked again, it is the same");
    host.shop.notices(record)
}

/// The shop's own templates: markup with what is told in text and in attributes, and JSON.
fn shop() -> Host {
    let mut host = small_shop();
    let gift = json!({"id": "gift", "names": [{"lang": "en", "text": "<b>Gift</b> & \"more\""}],
        "variants": [{"id": "card", "stock": {"keys": {"pool": "cards"}}}]});
    host.json(json!({"put_product": {"product": gift}})).unwrap();
    let html = |kind: &str, body: &str| json!({"kind": kind, "language": "en", "output": "html", "subject": "{order}", "body": body});
    let message = r#"<p title="{message}">{goods}</p><a href="https://shop.example/gifts/{order}?for={message}">{message}</a>"#;
    let templates = json!([
        html("gift_received", message),
        html("delivery_failed", r#"<p class="why" data-why="{reason}">{reason}</p>"#),
        {"kind": "gift_received", "language": "en", "output": "json", "body": r#"{"text": "{message}", "order": "{order}"}"#},
    ]);
    host.json(json!({"put_templates": {"templates": {"templates": templates}}})).unwrap();
    host
}

fn place_gift(host: &mut Host, message: &str) -> Result<Done, Rejection> {
    let cart = Cart::on("wechat").buyer("bob").line("card", 1).at(Time::from_millis(host.now));
    let quote = host.shop.quote(&cart).unwrap();
    let mut body = json!({"place_order": PlaceOrder::of("o-1", &quote).unwrap()});
    body["place_order"]["gift"] =
        json!({"claim": "c1".repeat(16), "expires_after": 86_400_000, "message": message});
    host.json(body)
}

/// Markup of the templates alone: nothing that was filled in opens or closes anything.
fn assert_harmless(html: &str, tags: usize) {
    assert_eq!(html.matches('<').count(), tags, "{html}");
    assert_eq!(html.matches('>').count(), tags, "{html}");
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    // Each attribute is ended by the template's own quotes.
    let attributes = html.split('<').filter(|tag| tag.contains("=\""));
    for tag in attributes {
        let inside = tag.split('>').next().unwrap();
        assert_eq!(inside.matches('"').count(), 2 * inside.matches("=\"").count(), "{tag}");
    }
}

#[test]
fn what_a_giver_writes_is_text_in_every_output() {
    let mut host = shop();
    place_gift(&mut host, HOSTILE).unwrap();
    let paid = host.pay("o-1", "pay-1").unwrap();
    let kinds: Vec<_> = notices(&host, &paid).into_iter().map(|notice| notice.kind).collect();
    assert_eq!(kinds, [NoticeKind::OrderPaid, NoticeKind::GiftReady]);
    let claim = json!({"claim_gift": {"claim": "c1".repeat(16), "recipient": "cat"}});
    let claimed = host.json(claim).unwrap();
    let told = notices(&host, &claimed);
    let cat = Recipient::Customer("cat".parse().unwrap());
    let received = told.iter().find(|notice| notice.kind == NoticeKind::GiftReceived).unwrap();
    assert_eq!((&received.recipient, told.len()), (&cat, 2), "giver and receiver are told");
    let html = host.shop.render(received, "en", Output::Html).unwrap();
    assert_harmless(&html.text, 4);
    assert!(html.text.contains("&lt;script&gt;") && html.text.contains("{order}"), "{}", html.text);
    assert!(html.text.contains("&lt;b&gt;Gift&lt;/b&gt;"), "names of products are text too: {}", html.text);
    assert_eq!(html.subject, "o-1");
    let own = host.shop.render(received, "zh-CN", Output::Html).unwrap();
    assert_harmless(&own.text, 2);
    let data = host.shop.render(received, "en", Output::Json).unwrap();
    let data: Value = serde_json::from_str(&data.text).unwrap();
    assert_eq!(data, json!({"text": HOSTILE, "order": "o-1"}), "escaped once, and whole");
    let text = host.shop.render(received, "en", Output::Text).unwrap();
    assert!(text.text.contains(HOSTILE), "plain text is as it was written");
}

#[test]
fn what_turns_text_around_is_not_taken_in() {
    let mut host = shop();
    for message in ["a\u{202e}b", "a\u{0}b", "a\nb", ""] {
        assert_eq!(place_gift(&mut host, message).unwrap_err().code(), "text.bad_name", "{message:?}");
    }
}

#[test]
fn a_reason_is_text_for_buyer_and_merchant() {
    let mut host = shop();
    host.place("o-2", Cart::on("wechat").buyer("ann").line("card", 1)).unwrap();
    host.pay("o-2", "pay-2").unwrap();
    let failed = json!({"report_delivery_failure": {"order": "o-2", "reason": HOSTILE}});
    let done = host.json(failed).unwrap();
    let told = notices(&host, &done);
    let who: Vec<_> = told.iter().map(|notice| notice.recipient.clone()).collect();
    assert_eq!(who, [Recipient::Customer("ann".parse().unwrap()), Recipient::Merchant]);
    for notice in &told {
        assert_harmless(&host.shop.render(notice, "en", Output::Html).unwrap().text, 2);
    }
}

#[test]
fn no_notice_holds_a_key() {
    let mut host = shop();
    let mut all = Vec::new();
    let placed = host.place("o-3", Cart::on("web").buyer("ann").line("card", 2)).unwrap();
    all.extend(notices(&host, &placed));
    let paid = host.pay("o-3", "pay-3").unwrap();
    all.extend(notices(&host, &paid));
    let kinds: Vec<_> = all.iter().map(|notice| notice.kind).collect();
    assert_eq!(kinds, [NoticeKind::OrderPlaced, NoticeKind::OrderPaid, NoticeKind::OrderDelivered]);
    let keys = host.shop.keys_of(&"o-3".parse().unwrap()).unwrap();
    assert_eq!(keys.len(), 2);
    for notice in &all {
        for output in [Output::Text, Output::Html, Output::Json] {
            let told = host.shop.render(notice, "en", output).unwrap();
            let told = format!("{} {} {}", json!(notice), told.subject, told.text);
            assert!(keys.iter().all(|key| !told.contains(&key.fingerprint.to_string())), "{told}");
        }
    }
}

#[test]
fn a_template_that_lets_text_become_markup_is_refused() {
    let mut host = shop();
    for body in [
        "<script>f('{message}')</script>",
        "<a href='{message}'>x</a>",
        "<p onclick=\"{message}\">x</p>",
        "<p {message}>x</p>",
        "<{message}>",
    ] {
        let template = json!({"kind": "gift_received", "language": "en", "output": "html", "body": body});
        let put = json!({"put_templates": {"templates": {"templates": [template]}}});
        let code = host.json(put).unwrap_err().code();
        assert!(code.starts_with("notice."), "{body}: {code}");
    }
}

/// What each notice of a command tells in English, with who is told.
fn told(host: &Host, done: &Done) -> Vec<(Recipient, String)> {
    let text = |notice: Notice| {
        let rendered = host.shop.render(&notice, "en", Output::Text).unwrap();
        assert!(!host.shop.render(&notice, "zh-CN", Output::Text).unwrap().text.contains(['{', '}']));
        (notice.recipient, rendered.text)
    };
    notices(host, done).into_iter().map(text).collect()
}

#[test]
fn an_order_on_its_way_is_told_step_by_step() {
    let mut host = small_shop();
    let cat = || Recipient::Customer("cat".parse().unwrap());
    let due = host.now + 86_400_000;
    let mug = json!({"id": "mugs", "variants": [{"id": "mug", "stock": "counted", "fulfilment": "shipment",
        "backorder": {"cap": 9, "due": due}, "after_sale": {"warranty": {"days": 30, "replacements": 2}}}]});
    host.json(json!({"put_product": {"product": mug}})).unwrap();
    host.json(json!({"adjust_stock": {"variant": "mug", "by": 1}})).unwrap();
    host.json(json!({"publish_price_book": {"book": {"id": "mugs", "currency": "CNY", "variants": [
        {"variant": "mug", "product": "mugs", "price": "30.00"}, {"variant": "card", "product": "gift", "price": "50.00"}]}}}))
        .unwrap();
    host.place("o-1", Cart::on("wechat").buyer("cat").line("mug", 2)).unwrap();
    let part = json!({"record_payment": {"order": "o-1", "payment": "p-1", "amount": "20.00 CNY"}});
    let done = host.json(part).unwrap();
    let said = "We received 20.00 CNY for your order o-1. 40.00 CNY are still to be paid.";
    assert_eq!(told(&host, &done), [(cat(), said.to_owned())]);
    host.json(json!({"record_payment": {"order": "o-1", "payment": "p-2", "amount": "40.00 CNY"}})).unwrap();

    let parcel = json!({"carrier": "SF <b>", "tracking": "SF1"});
    let done = host
        .json(json!({"deliver": {"order": "o-1", "lines": [{"line": 0, "units": 1}], "parcel": parcel}}))
        .unwrap();
    assert_eq!(
        told(&host, &done),
        [
            (cat(), "Your order o-1 is on its way with SF <b>. Its number there is SF1.".to_owned()),
            (cat(), "A part of your order o-1 is delivered: mug × 1. The rest follows.".to_owned()),
        ]
    );
    host.now = due;
    let done = host.tick();
    let said = "mug of order o-1 did not come in time.".to_owned();
    assert_eq!(told(&host, &done), [(cat(), said.clone()), (Recipient::Merchant, said)]);

    host.place("o-2", Cart::on("web").buyer("cat").line("card", 1)).unwrap();
    host.pay("o-2", "p-3").unwrap();
    let done = host.json(json!({"open_complaint": {"order": "o-2", "reason": "used already"}})).unwrap();
    assert_eq!(
        told(&host, &done),
        [(Recipient::Merchant, "There is a complaint about order o-2: used already.".to_owned())]
    );
    let end = json!({"order": "o-2", "resolution": {"rejected": {"reason": "it works"}}});
    let done = host.json(json!({"resolve_complaint": end})).unwrap();
    assert_eq!(told(&host, &done), [(cat(), "Your complaint about order o-2 is settled.".to_owned())]);

    host.place("o-3", Cart::on("wechat").buyer("cat").line("card", 1)).unwrap();
    host.pay("o-3", "p-4").unwrap();
    let done = host.json(json!({"hold_order": {"order": "o-3", "reason": "a new device"}})).unwrap();
    let said = "A person looks at your order o-3 and will come back to you.";
    assert_eq!(told(&host, &done), [(cat(), said.to_owned())], "why is nobody's business but the shop's");
}
