//! A plan asked about one sale, without a machine: for previews, bindings and worked examples.

use crate::commission::{
    CommissionRefusal, CompiledPlan, Exclusion, Figure, OrderPay, PaidLine, PaidOrder, Partner,
    PartnerPayout, PayStep, Plan, PlanRefusal, SellerPrice, Upline,
};
use crate::id::{BonusId, CategoryId, CustomerId, LevelId, PlacementTreeId, ProductId, SupplierId};
use crate::language::Language;
use crate::money::{Amount, Currency, Exact, Money, MoneyRefusal};
use crate::refusal::Refusal;
use crate::slot::{CustomerSlot, LevelSlot, ProductSlot, Slot};
use crate::time::Span;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// One sale: who bought what, and who stands above.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Sale {
    /// Who bought.
    pub buyer: SalePerson,
    /// The inviter, the inviter's inviter, and so on.
    #[serde(default)]
    pub upline: Vec<SalePerson>,
    /// What was bought.
    pub lines: Vec<SaleLine>,
    /// The sub-shops through which it was sold, from the one that sold upwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_shops: Vec<SaleSubShop>,
}

/// A sub-shop in a [`Sale`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct SaleSubShop {
    /// Its owner.
    pub owner: SalePerson,
    /// At what price it buys the units of each line, in major units.
    pub buys_at: Vec<Exact>,
}

/// A person in a [`Sale`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct SalePerson {
    /// The customer.
    pub id: CustomerId,
    /// The level, if any. Levels that the plan does not name are all alike to it.
    #[serde(default)]
    pub level: Option<LevelId>,
    /// Whether the customer can earn commission; true where not said.
    #[serde(default = "yes")]
    pub promoter: bool,
    /// What gates may ask of; a figure that is not said fails every test.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<SaleFigure>,
    /// Why the person may not earn, where that is so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded: Option<Exclusion>,
}

/// A figure of a person in a [`Sale`], whatever the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct SaleFigure {
    /// Which.
    pub figure: Figure,
    /// How much: whole major units where it is an amount.
    pub value: i64,
}

fn yes() -> bool {
    true
}

/// A line in a [`Sale`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct SaleLine {
    /// The product.
    pub product: ProductId,
    /// The category of the product, where rates go by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    /// How many units.
    pub quantity: u32,
    /// What the buyer paid for the line, in major units of the plan's currency.
    pub paid: Exact,
    /// The line at list price; what was paid where not said.
    #[serde(default)]
    pub list: Option<Exact>,
    /// What the goods cost the shop; unknown where not said.
    #[serde(default)]
    pub cost: Option<Exact>,
}

/// What a sale pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub struct Commissions {
    /// By line, then bonus, then tier.
    pub commissions: Vec<Commission>,
    /// What suppliers and the platform have, by line, then bonus.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<PartnerCommission>,
    /// The sum of what promoters have.
    pub total: Money,
    /// Why, one English sentence for each step.
    pub explanation: Vec<String>,
    /// The same in Chinese.
    pub explanation_zh: Vec<String>,
}

/// One line of money for one sale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub struct Commission {
    /// Who earns.
    pub promoter: CustomerId,
    /// The position of the line in the sale, from 0.
    pub line: u16,
    /// Under which bonus.
    pub bonus: BonusId,
    /// The tier, from 1.
    pub tier: u8,
    /// How much.
    pub amount: Money,
    /// How much more it would be without the line's limit.
    pub cut: Money,
}

/// What a supplier or the platform has of one sale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub struct PartnerCommission {
    /// The supplier; absent for the platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supplier: Option<SupplierId>,
    /// The position of the line in the sale, from 0.
    pub line: u16,
    /// Under which bonus.
    pub bonus: BonusId,
    /// How much.
    pub amount: Money,
    /// How much more it would be without the line's limit.
    pub cut: Money,
}

/// Why a plan cannot say what a sale pays: the refusal of the plan, of the sale, or of an amount in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SaleRefusal {
    /// The plan itself is refused.
    #[error(transparent)]
    Plan(#[from] PlanRefusal),
    /// The sale is refused.
    #[error(transparent)]
    Commission(#[from] CommissionRefusal),
    /// An amount is refused.
    #[error(transparent)]
    Money(#[from] MoneyRefusal),
}

impl Refusal for SaleRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::Plan(refusal) => refusal.code(),
            Self::Commission(refusal) => refusal.code(),
            Self::Money(refusal) => refusal.code(),
        }
    }

    fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Plan(refusal) => refusal.params(),
            Self::Commission(refusal) => refusal.params(),
            Self::Money(refusal) => refusal.params(),
        }
    }
}

impl Plan {
    /// What a sale pays under this plan, and why.
    ///
    /// # Errors
    /// [`SaleRefusal`]: that of [`Plan::compile`], an amount finer than the currency or out of range, or that of
    /// [`CompiledPlan::pay`].
    ///
    /// # Examples
    /// ```
    /// use keytill::commission::{Plan, Sale};
    /// let plan: Plan = serde_json::from_str(r#"{
    ///     "id": "p", "currency": "CNY", "cap_percent": "20",
    ///     "bonuses": [{ "id": "team", "kind": { "unilevel": { "tiers": [{ "percent": "10" }, { "percent": "5" }] } } }]
    /// }"#)?;
    /// let sale: Sale = serde_json::from_str(r#"{
    ///     "buyer": { "id": "cat" }, "upline": [{ "id": "bob" }, { "id": "ann" }],
    ///     "lines": [{ "product": "card", "quantity": 2, "paid": "9.99" }]
    /// }"#)?;
    /// let paid = plan.pay(&sale)?;
    /// assert_eq!(paid.total.to_string(), "1.50 CNY");
    /// assert_eq!(paid.commissions[0].amount.to_string(), "1.00 CNY");
    /// assert_eq!(
    ///     paid.explanation[1],
    ///     "line 1, bonus `team`, tier 1: `bob` (depth 1) earns 1.00 CNY: 10 % of 9.99 CNY, rounded half up"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn pay(&self, sale: &Sale) -> Result<Commissions, SaleRefusal> {
        let levels = self.levels_named();
        let products = self.products_named();
        let plan = self.compile(|id| level_position(&levels, id), |id| position(&products, id))?;
        let lines =
            sale.lines.iter().map(|line| self.line(line, &products)).collect::<Result<Vec<_>, _>>()?;
        let people = People { sale, levels, lines: &lines };
        let sellers = people.sellers(self.currency)?;
        let order = PaidOrder { buyer: CustomerSlot::from_index(0), lines: &lines, sellers: &sellers };
        let mut steps = Vec::new();
        let OrderPay { payouts, partners, .. } = plan.pay_all(&people, &order, &mut steps)?;
        let commissions: Vec<_> =
            payouts.iter().filter_map(|payout| people.commission(&plan, payout)).collect();
        let partners = partners.iter().filter_map(|payout| people.partner(&plan, payout)).collect();
        let total = Amount::sum(payouts.iter().map(|payout| payout.amount))?.in_currency(self.currency);
        let explained = |language| {
            let step = |step: &PayStep| step.text_in(language, &plan, |slot| people.name(slot));
            steps.iter().map(step).collect()
        };
        let explanation = explained(Language::English);
        Ok(Commissions {
            commissions,
            partners,
            total,
            explanation,
            explanation_zh: explained(Language::Chinese),
        })
    }

    fn line(&self, line: &SaleLine, products: &[&ProductId]) -> Result<PaidLine, MoneyRefusal> {
        let amount = |value| Money::from_exact(value, self.currency).map(Money::amount);
        let paid = amount(line.paid)?;
        // Products that the plan does not name are told apart by their categories alone, and take the slots after those it names.
        let others = self.categories_named();
        let category = || line.category.as_ref().and_then(|id| others.binary_search(&id).ok());
        let other = || category().map_or(0, |n| n.saturating_add(1)).saturating_add(products.len());
        let product = position(products, &line.product).or_else(|| ProductSlot::from_index(other()));
        Ok(PaidLine {
            product: product.ok_or(MoneyRefusal::Overflow {})?,
            quantity: line.quantity,
            paid,
            list: line.list.map_or(Ok(paid), amount)?,
            cost: line.cost.map(amount).transpose()?,
        })
    }
}

/// The slot of an id in an ordered list.
fn position<I: Ord, S: Slot>(list: &[&I], id: &I) -> Option<S> {
    list.binary_search(&id).ok().and_then(S::from_index)
}

fn level_position(levels: &[LevelId], id: &LevelId) -> Option<LevelSlot> {
    levels.binary_search(id).ok().and_then(LevelSlot::from_index)
}

/// The people of a sale: the buyer in slot 0, the upline above.
struct People<'a> {
    sale: &'a Sale,
    levels: Vec<LevelId>,
    lines: &'a [PaidLine],
}

impl People<'_> {
    fn person(&self, slot: CustomerSlot) -> Option<&SalePerson> {
        match slot.index().checked_sub(1) {
            None => Some(&self.sale.buyer),
            Some(n) => self.sale.upline.get(n).or_else(|| {
                let sub_shop = n.checked_sub(self.sale.upline.len())?;
                self.sale.sub_shops.get(sub_shop).map(|sub_shop| &sub_shop.owner)
            }),
        }
    }

    /// Line by line, from the sub-shop that sold upwards.
    fn sellers(&self, currency: Currency) -> Result<Vec<SellerPrice>, MoneyRefusal> {
        let mut sellers = Vec::new();
        for line in 0..self.lines.len() {
            for (n, sub_shop) in self.sale.sub_shops.iter().enumerate() {
                let above = self.sale.upline.len().saturating_add(n).saturating_add(1);
                let (Ok(number), Some(owner)) = (u16::try_from(line), CustomerSlot::from_index(above)) else {
                    return Err(MoneyRefusal::Overflow {});
                };
                let Some(price) = sub_shop.buys_at.get(line) else { continue };
                let buys_at = Money::from_exact(*price, currency)?.amount();
                sellers.push(SellerPrice { line: number, owner, buys_at });
            }
        }
        Ok(sellers)
    }

    fn partner(&self, plan: &CompiledPlan, payout: &PartnerPayout) -> Option<PartnerCommission> {
        let supplier = match plan.partner(payout.bonus, payout.partner)? {
            Partner::Supplier(supplier) => Some(supplier.clone()),
            Partner::Platform => None,
        };
        Some(PartnerCommission {
            supplier,
            line: payout.line,
            bonus: plan.bonus(payout.bonus)?.clone(),
            amount: payout.amount.in_currency(plan.currency()),
            cut: payout.cut.in_currency(plan.currency()),
        })
    }

    fn name(&self, slot: CustomerSlot) -> String {
        self.person(slot).map_or_else(String::new, |person| person.id.to_string())
    }

    fn commission(&self, plan: &CompiledPlan, payout: &super::Payout) -> Option<Commission> {
        Some(Commission {
            promoter: self.person(payout.promoter)?.id.clone(),
            line: payout.line,
            bonus: plan.bonus(payout.bonus)?.clone(),
            tier: payout.tier,
            amount: payout.amount.in_currency(plan.currency()),
            cut: payout.cut.in_currency(plan.currency()),
        })
    }
}

impl Upline for People<'_> {
    fn inviter(&self, customer: CustomerSlot) -> Option<CustomerSlot> {
        let above = customer.index().checked_add(1)?;
        CustomerSlot::from_index(above).filter(|_| above <= self.sale.upline.len())
    }

    fn level(&self, customer: CustomerSlot) -> Option<LevelSlot> {
        level_position(&self.levels, self.person(customer)?.level.as_ref()?)
    }

    fn is_promoter(&self, customer: CustomerSlot) -> bool {
        self.person(customer).is_some_and(|person| person.promoter)
    }

    fn tree(&self, _: &PlacementTreeId) -> Option<usize> {
        Some(0)
    }

    fn seat_above(&self, _: usize, customer: CustomerSlot) -> Option<CustomerSlot> {
        self.inviter(customer)
    }

    fn figure(&self, customer: CustomerSlot, figure: Figure, _: Span) -> Option<i64> {
        let figures = &self.person(customer)?.figures;
        figures.iter().find(|known| known.figure == figure).map(|known| known.value)
    }

    /// That of the first line with the product.
    fn category(&self, product: ProductSlot) -> Option<&CategoryId> {
        let mut lines = self.lines.iter().zip(&self.sale.lines);
        lines.find(|(line, _)| line.product == product).and_then(|(_, line)| line.category.as_ref())
    }

    fn excluded(&self, customer: CustomerSlot, _: CustomerSlot) -> Option<Exclusion> {
        self.person(customer)?.excluded
    }
}

#[cfg(test)]
#[path = "sale_tests.rs"]
mod tests;
