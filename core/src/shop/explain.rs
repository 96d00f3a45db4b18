//! Explaining an order: its price and its commission, derived again from the price book and the plan that made them.
//!
//! Events hold results, not traces. What is derived now is compared with what was recorded, and a difference is said.

use crate::commission::{OrderPay, PaidLine, PaidOrder, PayStep};
use crate::id::OrderId;
use crate::language::Language;
use crate::money::{Amount, Exact};
use crate::order::{CartLines, Line, OfferUsed, Order};
use crate::pricing::{BuyerFacts, Cart, CartLine, PickedKey, Picks, Pricer, Quote, RawId};
use crate::shop::crowd::Crowd;
use crate::shop::sub_shops::markups;
use crate::shop::{Rejection, Shop};
use crate::slot::{OrderSlot, Slot};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Why an order cost what it cost and paid whom it paid.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The price, derived again.
    pub quote: Quote,
    /// Whether the price derived again is the price that was recorded.
    pub price_agrees: bool,
    /// The commission, one English sentence for each step; empty where none accrued. Each person above the buyer whom a bonus
    /// passed over has a step that says why.
    pub commission: Vec<String>,
    /// The same in Chinese.
    pub commission_zh: Vec<String>,
    /// Whether the commission derived again is what was recorded. Not so where the upline or a level changed
    /// what the plan would pay today.
    pub commission_agrees: bool,
}

impl Explanation {
    /// The whole as text, in English.
    #[must_use]
    pub fn text(&self) -> String {
        self.text_in(Language::English)
    }

    /// The whole as text.
    #[must_use]
    pub fn text_in(&self, language: Language) -> String {
        let mut text = self.quote.explain_in(language);
        let note = |text: &mut String, agrees: bool, words: &str| {
            if !agrees {
                text.push_str(words);
            }
        };
        let price = language.pick(
            "\nnote: today's code derives another price than was recorded\n",
            "\n注：按现在的代码推导，价格与记录不同\n",
        );
        note(&mut text, self.price_agrees, price);
        for line in self.commission_in(language) {
            text.push('\n');
            text.push_str(line);
        }
        let commission = language.pick(
            "\nnote: the plan would pay otherwise today than was recorded\n",
            "\n注：按方案今天的推导，佣金与记录不同\n",
        );
        note(&mut text, self.commission_agrees, commission);
        text
    }

    /// The commission, one sentence for each step.
    #[must_use]
    pub fn commission_in(&self, language: Language) -> &[String] {
        language.pick(&self.commission, &self.commission_zh)
    }
}

impl Shop {
    /// Explains an order to the cent.
    ///
    /// # Errors
    /// When the order is not known.
    pub fn explain(&self, id: &OrderId) -> Result<Explanation, Rejection> {
        let (slot, order) = self.orders.find(id)?;
        let quote = self.quote_again(order)?;
        let of_cart_line = |of: CartLines| {
            let lines = order.lines.get(of.first..of.until).unwrap_or_default();
            Amount::sum(lines.iter().map(|line| line.total)).unwrap_or_default()
        };
        let recorded = order.cart_lines().map(of_cart_line);
        let price_agrees = quote.total.amount() == order.total
            && quote.lines.iter().map(|line| line.payable().amount()).eq(recorded);
        let ([commission, commission_zh], commission_agrees) = self.pay_again(slot, order)?;
        Ok(Explanation { quote, price_agrees, commission, commission_zh, commission_agrees })
    }

    fn quote_again(&self, order: &Order) -> Result<Quote, Rejection> {
        let book = self.books.get(order.book.index()).ok_or_else(|| Rejection::inconsistent("book"))?;
        let (cart, facts) = self.priced_cart(order, book)?;
        Ok(book.quote_for(&cart, &facts)?)
    }

    /// The cart that became an order, and what was known of its buyer then; `book` priced it.
    pub(super) fn priced_cart(&self, order: &Order, book: &Pricer) -> Result<(Cart, BuyerFacts), Rejection> {
        let channel =
            self.channels.registry().id(order.channel).ok_or_else(|| Rejection::inconsistent("channel"))?;
        let extras = order.extras.as_deref();
        let line = |line: CartLines| {
            let variant = self.catalog.variants().id(line.variant)?;
            // What the keys looked like may be forgotten; what they cost on top is not.
            let picks = order.premium_of(line.first).map(|premium| {
                let premium = Exact::from_parts(premium.minor(), self.settings.currency.exponent());
                Box::new(Picks(vec![PickedKey {
                    preview: String::new(),
                    premium: premium.unwrap_or_default(),
                }]))
            });
            Some(CartLine { variant: RawId::new(variant.as_str()), quantity: line.quantity, picks })
        };
        let code = |coupon| {
            let offer = self.coupon_uses.offer(coupon)?;
            book.coupons().find(|(id, _)| *id == offer).map(|(_, terms)| RawId::new(terms.code.as_str()))
        };
        let cart = Cart {
            channel: RawId::new(channel.as_str()),
            buyer: order.buyer.and_then(|buyer| self.customers.id(buyer)).map(Into::into),
            lines: order
                .cart_lines()
                .map(line)
                .collect::<Option<_>>()
                .ok_or_else(|| Rejection::inconsistent("variant"))?,
            coupons: order.coupons.iter().filter_map(|coupon| code(*coupon)).collect(),
            payment_method: order.payment_method.as_ref().map(|method| RawId::new(method.as_str())),
            at: order.quoted_at,
            facts: BuyerFacts::default(),
            currency: None,
            shipping: extras
                .and_then(|extras| extras.shipping_method.as_ref())
                .map(|method| RawId::new(method.as_str())),
            region: extras
                .and_then(|extras| extras.region.as_ref())
                .map(|region| RawId::new(region.as_str())),
        };
        let used = |used: &OfferUsed| {
            let offer = self.offer_uses.registry().id(used.offer)?;
            self.use_of(offer, used.by_buyer, used.in_all)
        };
        let facts = BuyerFacts {
            level: order.level.and_then(|level| self.levels.registry().id(level)).map(Into::into),
            first_order: order.first_order,
            markups: markups(order.sold_through()),
            used: extras.iter().flat_map(|extras| &extras.uses).filter_map(used).collect(),
            ..BuyerFacts::default()
        };
        Ok((cart, facts))
    }

    /// The steps in English and in Chinese, and whether they come to what was recorded.
    fn pay_again(&self, slot: OrderSlot, order: &Order) -> Result<([Vec<String>; 2], bool), Rejection> {
        let of_partners = || Some(order.dealings.as_ref()?.partners.as_ref()?.plan);
        let plan = self.accruals.plan(slot).or_else(of_partners);
        let Some(plan) = plan.and_then(|plan| self.plans.get(plan.index())) else {
            return Ok(([Vec::new(), Vec::new()], true));
        };
        let rule = self.allocation_of(order)?;
        let needs_cost = plan.compiled.needs_cost();
        let line = |(n, line): (usize, &Line)| PaidLine {
            product: line.product,
            quantity: order.commission_units(n),
            // INVARIANT: the tax within units is no more than they cost.
            paid: order
                .earned_of(n, rule)
                .minus(order.tax_after(n, order.unearned_of(n, rule), rule))
                .unwrap_or_default(),
            list: line.list_of_earned(),
            cost: needs_cost
                .then(|| self.catalog.variants().id(line.variant))
                .flatten()
                .and_then(|variant| self.cost_of(order.book, variant, line.earned_units())),
        };
        let lines: Vec<PaidLine> = order.lines.iter().enumerate().take(order.bought()).map(line).collect();
        let mut steps = Vec::<PayStep>::new();
        let sellers = self.seller_prices(order, &lines);
        let paid = PaidOrder { buyer: order.buyer, lines: &lines, sellers: &sellers };
        let OrderPay { payouts, partners, .. } =
            plan.compiled.pay_all(&Crowd::at(self, self.clock).by(&plan.compiled), &paid, &mut steps)?;
        let recorded =
            self.accruals.of_order(slot).map(|line| (line.promoter, line.line, line.tier, line.amount));
        let agrees = payouts.iter().map(|p| (p.promoter, p.line, p.tier, p.amount)).eq(recorded);
        let recorded = order.partner_lines().iter().map(|line| (line.line, line.bonus, line.amount));
        let agrees = agrees && partners.iter().map(|p| (p.line, p.bonus, p.amount)).eq(recorded);
        let name = |customer| self.customers.id(customer).map_or_else(String::new, |id| format!("{id}"));
        let told = |language| {
            let step = |step: &PayStep| step.text_in(language, &plan.compiled, name);
            steps.iter().map(step).collect()
        };
        Ok(([told(Language::English), told(Language::Chinese)], agrees))
    }
}
