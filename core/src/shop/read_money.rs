//! Reading the books: balances, payments, refunds and commission. Nothing here changes the shop.

use crate::commission::{Accrued, Stage as CommissionStage};
use crate::id::{BonusId, CustomerId, OrderId, PaymentId, RefundId};
use crate::ledger::{Account, ShopAccount};
use crate::money::{Amount, Money};
use crate::order::{Fate, PaidFor, Payment, RefundState};
use crate::shop::{Rejection, Shop};
use crate::slot::{PaymentSlot, Slot};
use alloc::vec::Vec;
use serde::Serialize;

/// The shop's own balances, as people read them: what it has or spent, and what it owes or earned, both positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ShopBalances {
    /// Money with the gateways.
    pub gateway: Money,
    /// Money of undelivered orders.
    pub held: Money,
    /// Sales.
    pub revenue: Money,
    /// Commission spent.
    pub commission: Money,
    /// Fees earned.
    pub fees: Money,
    /// Tax owed.
    pub tax: Money,
    /// What round sums brought; negative where they cost.
    pub rounding: Money,
    /// What offers gave back to buyers.
    pub promotion: Money,
    /// Money that bought nothing and waits for going back.
    pub spare: Money,
    /// Refunds that the gateway has not confirmed yet.
    pub refunding: Money,
    /// What people took from wallets by hand, less what they gave.
    pub adjustments: Money,
    /// What payers' banks took back.
    pub chargebacks: Money,
    /// What delivered keys cost at their suppliers.
    pub cost: Money,
}

/// A line of commission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommissionView {
    /// Who earns.
    pub promoter: CustomerId,
    /// The order's line, from 0.
    pub line: u16,
    /// The bonus.
    pub bonus: BonusId,
    /// The tier, from 1.
    pub tier: u8,
    /// How much was earned.
    pub amount: Money,
    /// How much of it was taken back.
    pub reversed: Money,
    /// Whether it may be withdrawn.
    pub vested: bool,
}

/// A payment as the outside sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaymentView {
    /// The payment.
    pub payment: PaymentId,
    /// The order that it was made for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderId>,
    /// Whose wallet it went into, or some of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wallet: Option<CustomerId>,
    /// How much was paid.
    pub amount: Money,
    /// What of it bought nothing and waits for going back.
    pub spare: Money,
    /// What of it went back to its source, or is on its way there.
    pub returned: Money,
    /// What of it the payer's bank took back.
    pub charged_back: Money,
}

/// A refund as the outside sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefundView {
    /// The refund.
    pub refund: RefundId,
    /// The order that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderId>,
    /// How much.
    pub amount: Money,
    /// Where it stands.
    pub state: RefundState,
}

impl Shop {
    /// The shop's own balances.
    #[must_use]
    pub fn balances(&self) -> ShopBalances {
        let debit = |account| self.money(self.ledger.balance(Account::Shop(account)));
        // INVARIANT: the ledger keeps every balance above the smallest integer.
        let credit = |account: ShopAccount| {
            self.money(self.ledger.balance(Account::Shop(account)).negated().unwrap_or_default())
        };
        ShopBalances {
            gateway: debit(ShopAccount::Gateway),
            held: credit(ShopAccount::Held),
            revenue: credit(ShopAccount::Revenue),
            commission: debit(ShopAccount::Commission),
            fees: credit(ShopAccount::Fees),
            tax: credit(ShopAccount::Tax),
            rounding: credit(ShopAccount::Rounding),
            promotion: debit(ShopAccount::Promotion),
            spare: credit(ShopAccount::Spare),
            refunding: credit(ShopAccount::Refunding),
            adjustments: credit(ShopAccount::Adjustments),
            chargebacks: debit(ShopAccount::Chargebacks),
            cost: debit(ShopAccount::Cost),
        }
    }

    /// The sum of all balances: zero, always. Costs one pass over the accounts.
    #[must_use]
    pub fn trial_balance(&self) -> i128 {
        self.ledger.trial_balance()
    }

    /// The commission of an order.
    ///
    /// # Errors
    /// When the order is not known.
    pub fn commission(&self, id: &OrderId) -> Result<Vec<CommissionView>, Rejection> {
        let (slot, _) = self.orders.find(id)?;
        let Some(plan) = self.accruals.plan(slot).and_then(|plan| self.plans.get(plan.index())) else {
            return Ok(Vec::new());
        };
        let view = |line: Accrued| {
            Some(CommissionView {
                promoter: self.customers.id(self.customers.resolve(line.promoter))?.clone(),
                line: line.line,
                bonus: plan.document.bonuses.get(usize::from(line.bonus))?.id.clone(),
                tier: line.tier,
                amount: self.money(line.amount),
                reversed: self.money(line.reversed),
                vested: line.stage == CommissionStage::Vested,
            })
        };
        let lines = self.accruals.of_order(slot).map(view).collect::<Option<_>>();
        lines.ok_or_else(|| Rejection::inconsistent("commission"))
    }

    pub(super) fn money(&self, amount: Amount) -> Money {
        amount.in_currency(self.settings.currency)
    }

    /// A payment.
    ///
    /// # Errors
    /// When it is not known.
    pub fn payment(&self, id: &PaymentId) -> Result<PaymentView, Rejection> {
        let unknown = || self.payments.missing(id);
        let (slot, payment) = self.payments.find(id).ok_or_else(unknown)?;
        Ok(self.view_payment(id, payment, &self.payments.fate(slot)))
    }

    /// The payments of an order, in the order they were taken.
    ///
    /// # Errors
    /// When the order is not known.
    pub fn payments_of(&self, id: &OrderId) -> Result<Vec<PaymentView>, Rejection> {
        let (_, order) = self.orders.find(id)?;
        let view = |(slot, payment, fate): (PaymentSlot, &Payment, Fate)| {
            Some(self.view_payment(self.payments.id(slot)?, payment, &fate))
        };
        let mut all: Vec<_> = self.payments.of_order(order.payment).filter_map(view).collect();
        all.reverse();
        Ok(all)
    }

    /// The payments of which money waits for going back, in the order they were taken.
    #[must_use]
    pub fn spare_payments(&self) -> Vec<PaymentView> {
        let waiting = self.payments.fates().filter(|(_, fate)| fate.spare.is_positive());
        let view = |(slot, fate): (PaymentSlot, &Fate)| {
            Some(self.view_payment(self.payments.id(slot)?, self.payments.get(slot)?, fate))
        };
        waiting.filter_map(view).collect()
    }

    /// A refund.
    ///
    /// # Errors
    /// When it is not known.
    pub fn refund(&self, id: &RefundId) -> Result<RefundView, Rejection> {
        let unknown = || self.refunds.missing(id);
        let (_, record) = self.refunds.find(id).ok_or_else(unknown)?;
        Ok(RefundView {
            refund: id.clone(),
            order: record.order.and_then(|order| self.orders.registry().id(order)).cloned(),
            amount: self.money(record.amount),
            state: record.state,
        })
    }

    /// The refunds that the gateway has not confirmed yet, in the order they were made, with what goes to the source of
    /// which payment.
    #[must_use]
    pub fn awaited_refunds(&self) -> Vec<(RefundId, Vec<(PaymentId, Money)>)> {
        let part = |(payment, amount): &(PaymentSlot, Amount)| {
            Some((self.payments.id(*payment)?.clone(), self.money(*amount)))
        };
        let all = self.refunds.all_awaited().filter_map(|(slot, parts)| {
            Some((self.refunds.id(slot)?.clone(), parts.iter().filter_map(part).collect()))
        });
        all.collect()
    }

    fn view_payment(&self, id: &PaymentId, payment: &Payment, fate: &Fate) -> PaymentView {
        let (order, wallet) = match payment.paid_for {
            PaidFor::Order(order) => (self.orders.registry().id(order), fate.credited_to),
            PaidFor::Wallet(customer) => (None, Some(customer)),
            PaidFor::Nothing => (None, fate.credited_to),
        };
        PaymentView {
            payment: id.clone(),
            order: order.cloned(),
            wallet: wallet.and_then(|wallet| self.customers.id(wallet)).cloned(),
            amount: self.money(payment.amount),
            spare: self.money(fate.spare),
            returned: self.money(fate.returned),
            charged_back: self.money(fate.charged_back),
        }
    }
}
