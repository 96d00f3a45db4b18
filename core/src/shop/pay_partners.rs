//! Suppliers and the platform have their shares of an order by the plan: with the delivery, and less with a refund, so that
//! any slicing gives the same in the end.
//!
//! A supplier's share stands with what the order's keys cost: pending until the order completes and nobody complains, then
//! payable. What the platform keeps by a take rate is a fee that the shop earns of its own sale.

use crate::commission::{LineRefund, Partner, PartnerPayout, reversed_share};
use crate::id::{BonusId, OrderId, SettlementId, SupplierId};
use crate::ledger::{Account, SupplierAccount, Transfer};
use crate::money::{Amount, Money};
use crate::order::{Order, OrderPartners, PartnerLine};
use crate::refusal::refusals;
use crate::shop::command::SettleSupplier;
use crate::shop::event::{
    Event, NamedOrder, PartnerBack, PartnerPaid, PartnersPaid, PartnersReversed, SupplierSettled,
};
use crate::shop::postings::{COST, FEES, GATEWAY};
use crate::shop::reply::Answer;
use crate::shop::state::PublishedPlan;
use crate::shop::{Rejection, Shop};
use crate::slot::{PlanSlot, Slot, SupplierSlot};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::Serialize;

refusals! {
    /// Why a supplier is not settled with.
    pub enum SettlementRefusal {
        /// Nobody supplies anything by this id.
        UnknownSupplier { supplier: SupplierId } = "settlement.unknown_supplier",
            "the shop owes supplier `{supplier}` nothing: no batch and no plan names it";
        /// A settlement of this id was recorded.
        Exists { settlement: SettlementId } = "settlement.exists", "settlement `{settlement}` is recorded already";
        /// Less is payable.
        TooMuch { supplier: SupplierId, payable: Money, wanted: Money } = "settlement.too_much",
            "{payable} is payable to supplier `{supplier}`, not {wanted}";
    }
}

/// What a supplier was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub(crate) struct Settled {
    #[n(0)]
    pub(crate) supplier: SupplierSlot,
    #[n(1)]
    pub(crate) amount: Amount,
    #[n(2)]
    pub(crate) at: Time,
}

/// What a supplier or the platform has of an order's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartnerView {
    /// The supplier; absent for the platform.
    pub supplier: Option<SupplierId>,
    /// The order's line, from 0.
    pub line: u16,
    /// The bonus.
    pub bonus: BonusId,
    /// How much.
    pub amount: Money,
    /// How much of it was taken back.
    pub reversed: Money,
}

impl Shop {
    pub(super) fn pay_partners(
        &self,
        order: NamedOrder,
        plan: &PublishedPlan,
        partners: &[PartnerPayout],
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        if partners.is_empty() {
            return Ok(());
        }
        let told = |payout: &PartnerPayout| {
            let supplier = match plan.compiled.partner(payout.bonus, payout.partner)? {
                Partner::Supplier(supplier) => Some(supplier.clone()),
                Partner::Platform => None,
            };
            let PartnerPayout { line, bonus, amount, cut, .. } = *payout;
            Some(PartnerPaid { line, bonus, supplier, amount, cut })
        };
        let lines: Vec<_> = partners.iter().map(told).collect::<Option<_>>().ok_or_else(gone)?;
        let sum = Amount::sum(lines.iter().map(|line| line.amount))?;
        self.ledger.check([Transfer::new(COST, FEES, sum)])?;
        for supplier in lines.iter().filter_map(|line| line.supplier.as_ref()) {
            let slot = self.suppliers.slot(supplier).ok_or_else(gone)?;
            let pending = Account::Supplier(slot, SupplierAccount::Pending);
            self.ledger.check([Transfer::new(COST, pending, sum)])?;
        }
        events.push(PartnersPaid { order, plan: plan.document.id.clone(), lines }.into());
        Ok(())
    }

    pub(super) fn apply_partners_paid(&mut self, event: &PartnersPaid) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let plan = self.plans.iter().rposition(|plan| plan.document.id == event.plan)?;
        let mut lines = Vec::with_capacity(event.lines.len());
        for PartnerPaid { line, bonus, supplier, amount, .. } in &event.lines {
            let supplier = match supplier {
                Some(supplier) => Some(self.suppliers.slot(supplier)?),
                None => None,
            };
            lines.push(PartnerLine {
                line: *line,
                bonus: *bonus,
                supplier,
                amount: *amount,
                reversed: Amount::ZERO,
            });
        }
        let order = self.orders.get_mut(slot)?;
        let account = order.supplier_account();
        let dealings = order.dealings_mut();
        dealings.partners.is_none().then_some(())?;
        let mut transfers = Vec::with_capacity(lines.len());
        for line in &lines {
            transfers.push(transfer(line.supplier, account, line.amount));
            if let Some(supplier) = line.supplier {
                dealings.add_cost(supplier, line.amount).ok()?;
            }
        }
        dealings.partners = Some(Box::new(OrderPartners { plan: PlanSlot::from_index(plan)?, lines }));
        self.post(transfers)
    }

    /// What a refund takes back of the shares in the lines that it refunds.
    pub(super) fn reverse_partners(
        &self,
        named: &NamedOrder,
        order: &Order,
        refunds: &[LineRefund],
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let mut lines = Vec::new();
        for (index, partner) in (0_u32..).zip(order.partner_lines()) {
            let Some(refund) = refunds.iter().find(|refund| refund.line == partner.line) else { continue };
            let due = reversed_share(partner.amount, refund.refunded, refund.whole);
            let amount = due.minus(partner.reversed)?;
            if amount.is_positive() {
                lines.push(PartnerBack { index, amount });
            }
        }
        if !lines.is_empty() {
            let back = Amount::sum(lines.iter().map(|line| line.amount))?;
            self.ledger.check([Transfer::new(FEES, COST, back)])?;
            events.push(PartnersReversed { order: named.clone(), lines }.into());
        }
        Ok(())
    }

    pub(super) fn apply_partners_reversed(&mut self, event: &PartnersReversed) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let order = self.orders.get_mut(slot)?;
        let account = order.supplier_account();
        let dealings = order.dealings_mut();
        let mut transfers = Vec::with_capacity(event.lines.len());
        for PartnerBack { index, amount } in &event.lines {
            let line = dealings.partners.as_mut()?.lines.get_mut(*index as usize)?;
            line.reversed = line.reversed.plus(*amount).ok().filter(|reversed| *reversed <= line.amount)?;
            let (supplier, less) = (line.supplier, amount.negated().ok()?);
            transfers.push(transfer(supplier, account, less));
            if let Some(supplier) = supplier {
                dealings.add_cost(supplier, less).ok()?;
            }
        }
        self.post(transfers)
    }

    /// Pays a supplier what is payable, or a part of it. What is pending waits; what came back of orders that were settled
    /// with is a debt, which what becomes payable later nets off.
    pub(super) fn decide_settle_supplier(&self, command: &SettleSupplier) -> Result<Vec<Event>, Rejection> {
        let SettleSupplier { supplier, settlement, amount } = command;
        let unknown = || SettlementRefusal::UnknownSupplier { supplier: supplier.clone() };
        let slot = self.suppliers.slot(supplier).ok_or_else(unknown)?;
        if self.beside_plans.settlements.contains_key(settlement) {
            return Err(SettlementRefusal::Exists { settlement: settlement.clone() }.into());
        }
        let payable = self.ledger.owed_to_supplier(slot, SupplierAccount::Payable);
        let wanted = match amount {
            Some(amount) => self.positive(*amount)?,
            None => payable,
        };
        if wanted > payable || !wanted.is_positive() {
            let (payable, wanted) = (self.money(payable), self.money(wanted));
            return Err(SettlementRefusal::TooMuch { supplier: supplier.clone(), payable, wanted }.into());
        }
        self.ledger.check([settling(slot, wanted)])?;
        let (supplier, settlement) = (supplier.clone(), settlement.clone());
        Ok(vec![SupplierSettled { supplier, settlement, amount: wanted }.into()])
    }

    pub(super) fn apply_supplier_settled(
        &mut self,
        now: Time,
        event: &SupplierSettled,
        answer: &mut Answer,
    ) -> Option<()> {
        let supplier = self.suppliers.slot(&event.supplier)?;
        let settled = Settled { supplier, amount: event.amount, at: now };
        let known = self.beside_plans.settlements.insert(event.settlement.clone(), settled);
        known.is_none().then_some(())?;
        *answer = Answer::Settled { supplier, amount: event.amount };
        self.post([settling(supplier, event.amount)])
    }

    /// What a supplier was paid in all.
    pub(super) fn settled_with(&self, supplier: SupplierSlot) -> i128 {
        let own = self.beside_plans.settlements.values().filter(|settled| settled.supplier == supplier);
        own.map(|settled| i128::from(settled.amount.minor())).sum()
    }

    /// What suppliers and the platform have of an order by its plan.
    ///
    /// # Errors
    /// When the order is not known.
    pub fn partner_shares(&self, id: &OrderId) -> Result<Vec<PartnerView>, Rejection> {
        let (_, order) = self.orders.find(id)?;
        let partners = order.dealings.as_ref().and_then(|dealings| dealings.partners.as_ref());
        let Some(partners) = partners else { return Ok(Vec::new()) };
        let plan = self.plans.get(partners.plan.index()).ok_or_else(gone)?;
        let view = |line: &PartnerLine| {
            Some(PartnerView {
                supplier: line.supplier.and_then(|slot| self.suppliers.id(slot)).cloned(),
                line: line.line,
                bonus: plan.compiled.bonus(line.bonus)?.clone(),
                amount: self.money(line.amount),
                reversed: self.money(line.reversed),
            })
        };
        partners.lines.iter().map(view).collect::<Option<_>>().ok_or_else(gone)
    }
}

fn gone() -> Rejection {
    Rejection::inconsistent("partner")
}

/// A share, or with a minus what is taken back of it.
fn transfer(supplier: Option<SupplierSlot>, account: SupplierAccount, amount: Amount) -> Transfer {
    let to = supplier.map_or(FEES, |supplier| Account::Supplier(supplier, account));
    Transfer::new(COST, to, amount)
}

fn settling(supplier: SupplierSlot, amount: Amount) -> Transfer {
    Transfer::new(Account::Supplier(supplier, SupplierAccount::Payable), GATEWAY, amount)
}
