//! Commands in CBOR, as they are hashed: what every order brings has a form of its own.

use crate::catalog::LineAnswers;
use crate::codec::{Out, Put, put_derived, put_fields};
use crate::money::Currency;
use crate::pricing::{BuyerFacts, Cart, CartLine, CounterValue, OfferUse, RawId};
use crate::shop::command::{Body, CommandKey, Numbered, PlaceOrder, RecordPayment};

put_fields!(Numbered { client, sequence });
put_fields!(PlaceOrder {
    order,
    cart,
    book,
    total,
    contact,
    device,
    lookup_secret,
    answers,
    reservation,
    gift
});
put_derived!(LineAnswers);
put_fields!(RecordPayment { order, payment, amount });
put_fields!(Cart { channel, buyer, lines, coupons, payment_method, at, facts, currency, shipping, region });
put_fields!(CartLine { variant, quantity, picks });
put_fields!(BuyerFacts { level, tags, first_order, score, counters, used, markups });
put_derived!(CounterValue, Currency, OfferUse);

impl Put for RawId {
    fn put(&self, out: &mut Out<'_>) {
        out.text(self.as_str());
    }
}

impl Put for CommandKey {
    fn put(&self, out: &mut Out<'_>) {
        match self {
            Self::Text(id) => id.put(out),
            Self::Numbered(numbered) => numbered.put(out),
        }
    }
}

impl Put for Body {
    fn put(&self, out: &mut Out<'_>) {
        match self {
            Self::PlaceOrder(command) => put_body(15, command, out),
            Self::RecordPayment(command) => put_body(17, command, out),
            rare => out.derived(rare),
        }
    }
}

/// A list of the use case's number and a list of the command.
fn put_body(number: u64, command: &impl Put, out: &mut Out<'_>) {
    out.list(2);
    out.number(number);
    out.list(1);
    command.put(out);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;
    use crate::id::ClientId;
    use crate::money::{Currency, Money};
    use crate::shop::command::CloseSession;
    use crate::time::Time;
    use alloc::vec::Vec;

    fn written(value: &impl Put) -> Vec<u8> {
        let mut memory = Vec::new();
        value.put(&mut Out::new(&mut memory));
        memory
    }

    #[test]
    fn bodies_are_as_the_derived_encoder_writes_them() {
        let total = Money::new(4_365, Currency::CNY);
        let cart = Cart::on("web").line("card", 2).coupon("NEW").at(Time::from_millis(1_700_000_000_000));
        let known = cart.clone().buyer("b").paying_by("card").level("vip").tag("new").first_order();
        for cart in [cart, known] {
            let order = "o".parse().unwrap();
            let place = PlaceOrder::new(order, cart, Digest::of(b"book"), total);
            let traced = place.clone().from_device("d".parse().unwrap());
            let reached = traced.clone().reached_at(crate::contact::ContactHash::from_bytes([7; 16]));
            let opened = place.clone().opened_by(crate::lookup::SecretHash::from_bytes([7; 16]));
            let drawing = reached.clone().drawing_on("r".parse().unwrap());
            let gift = drawing.clone().as_gift(crate::gift::GiftTerms {
                claim: crate::gift::ClaimHash::from_bytes([8; 16]),
                expires_after: crate::time::Span::from_days(7),
                message: None,
            });
            for body in [place, traced, reached, opened, drawing, gift].map(Body::from) {
                assert_eq!(written(&body), minicbor::to_vec(&body).unwrap());
            }
        }
        let pay = RecordPayment { order: "o".parse().unwrap(), payment: "p".parse().unwrap(), amount: total };
        let client = ClientId::new("till").unwrap();
        for body in [pay.into(), Body::from(CloseSession { client })] {
            assert_eq!(written(&body), minicbor::to_vec(&body).unwrap());
        }
    }
}
