//! Where every payment went: with gateways, held for orders, in wallets, waiting, on its way back.

use super::orders::Orders;
use keytill::shop::command::{RefundTo, ReturnFrom, Settlement};
use keytill::shop::event::{NamedCustomer, OrderRefunded};
use keytill::shop::{Event, Shop};
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub struct Money {
    wallets: BTreeMap<String, i64>,
    /// Who goes on as whom.
    merged: BTreeMap<String, String>,
    gateway: i64,
    /// What waits for going back.
    spare: i64,
    adjusted: i64,
    /// Refunds that are on their way.
    awaited: BTreeMap<String, i64>,
    /// Withdrawals, with their fees.
    withdrawals: BTreeMap<String, (i64, i64)>,
}

fn name(customer: &NamedCustomer) -> String {
    customer.id().to_string()
}

impl Money {
    fn resolve(&self, customer: &str) -> String {
        let mut customer = customer.to_string();
        while let Some(into) = self.merged.get(&customer) {
            customer.clone_from(into);
        }
        customer
    }

    fn wallet(&mut self, customer: &str, by: i64) {
        let customer = self.resolve(customer);
        *self.wallets.entry(customer).or_default() += by;
    }

    /// Into the wallet of an order's buyer.
    fn buyer(&mut self, orders: &Orders, order: &str, by: i64) {
        if by != 0 {
            let buyer = orders.get(order).buyer.clone().expect("a guest has no wallet");
            self.wallet(&buyer, by);
        }
    }

    pub fn follow(&mut self, event: &Event, orders: &Orders) {
        match event {
            Event::OrderPaid(event) if event.payment.is_some() => self.gateway += event.amount.minor(),
            Event::PartPaid(event) => self.gateway += event.amount.minor(),
            Event::OrderHeld(event) => self.gateway += event.amount.minor(),
            Event::LatePaymentCredited(event) => {
                self.gateway += event.amount.minor();
                self.buyer(orders, event.order.id().as_str(), event.amount.minor());
            }
            Event::MoneySpared(event) => {
                self.gateway += event.amount.minor();
                match &event.wallet {
                    Some(wallet) => self.wallet(&name(wallet), event.amount.minor()),
                    None => self.spare += event.amount.minor(),
                }
            }
            Event::WalletToppedUp(event) => {
                self.gateway += event.amount.minor();
                self.wallet(&name(&event.customer), event.amount.minor());
            }
            Event::WalletAdjusted(event) => {
                self.adjusted += event.by.minor();
                self.wallet(&name(&event.customer), event.by.minor());
            }
            Event::PaidFromWallet(event) => {
                self.buyer(orders, event.order.id().as_str(), -event.amount.minor());
            }
            Event::PartsSpared(event) => {
                let order = event.order.id().as_str();
                self.buyer(orders, order, event.from_wallet.minor());
                let parts: i64 = event.parts.iter().map(|part| part.amount.minor()).sum();
                assert_eq!(parts + event.from_wallet.minor(), orders.get(order).paid, "all of it comes back");
                match event.credited {
                    true => self.buyer(orders, order, parts),
                    false => self.spare += parts,
                }
            }
            Event::OrderDelivered(event) => {
                let cashback = event.apart.as_ref().map_or(0, |apart| apart.cashback.minor());
                if orders.get(event.order.id().as_str()).buyer.is_some() {
                    self.buyer(orders, event.order.id().as_str(), cashback);
                }
            }
            Event::OrderRefunded(event) => self.refund(event, orders),
            Event::PaymentReturned(event) => {
                let amount = event.amount.minor();
                match event.from {
                    ReturnFrom::Spare => self.spare -= amount,
                    ReturnFrom::Wallet => self.wallet(&name(event.wallet.as_ref().unwrap()), -amount),
                }
                match event.to {
                    RefundTo::Wallet => self.wallet(&name(event.wallet.as_ref().unwrap()), amount),
                    RefundTo::Source => self.send(event.refund.as_str(), amount, event.awaited),
                }
            }
            Event::RefundSettled(event) => {
                let amount = self.awaited.remove(event.refund.as_str()).expect("a refund on its way");
                match event.settlement {
                    Settlement::Paid => self.gateway -= amount,
                    Settlement::Failed { .. } => self.spare += amount,
                }
            }
            Event::ChargedBack(event) => {
                // What was in an order is told by the refund that follows.
                let here = [event.spare, event.unpaid, event.of_wallet, event.lost].map(|part| part.minor());
                self.gateway -= here.iter().sum::<i64>();
                self.spare -= event.spare.minor();
                if let Some(wallet) = &event.wallet {
                    self.wallet(&name(wallet), -event.of_wallet.minor());
                }
            }
            Event::WithdrawalRequested(event) => {
                let amounts = (event.amount.minor(), event.fee.minor());
                self.withdrawals.insert(event.withdrawal.to_string(), amounts);
            }
            Event::WithdrawalSettled(event) if event.settlement == Settlement::Paid => {
                let (amount, fee) = self.withdrawals[event.withdrawal.as_str()];
                self.gateway -= amount - fee;
            }
            Event::SupplierSettled(event) => self.gateway -= event.amount.minor(),
            Event::CustomersMerged(event) => {
                let (customer, into) = (name(&event.customer), name(&event.into));
                let there = self.wallets.remove(&customer).unwrap_or_default();
                assert_eq!(event.moved.wallet.minor(), there, "the whole wallet of {customer} moves");
                self.wallet(&into, there);
                self.merged.insert(customer, into);
            }
            Event::CustomersUnmerged(event) => {
                let customer = name(&event.customer);
                self.merged.remove(&customer);
                let moved = event.moved.wallet.minor();
                self.wallet(&name(&event.from), -moved);
                self.wallet(&customer, moved);
            }
            Event::CustomerErased(event) => {
                for erased in &event.erased {
                    self.rename(&name(&erased.customer), erased.tombstone.as_str());
                }
            }
            _ => {}
        }
    }

    fn send(&mut self, refund: &str, amount: i64, awaited: bool) {
        if awaited {
            assert!(self.awaited.insert(refund.into(), amount).is_none(), "refund {refund} is made twice");
        } else {
            self.gateway -= amount;
        }
    }

    fn refund(&mut self, event: &OrderRefunded, orders: &Orders) {
        let (order, refund) = (event.order.id().as_str(), event.refund.as_str());
        match event.notes.as_ref().and_then(|notes| notes.sources.as_ref()) {
            Some(sources) => {
                let parts: i64 = sources.parts.iter().map(|part| part.amount.minor()).sum();
                assert_eq!(parts + sources.wallet.minor(), event.amount.minor(), "{event:?}");
                self.buyer(orders, order, sources.wallet.minor());
                self.send(refund, parts, sources.awaited && parts > 0);
            }
            None if event.to == RefundTo::Wallet => self.buyer(orders, order, event.amount.minor()),
            None => self.send(refund, event.amount.minor(), false),
        }
        if orders.get(order).buyer.is_some() {
            let cashback = event.apart.as_ref().map_or(0, |apart| apart.cashback.minor());
            self.buyer(orders, order, -cashback);
        }
    }

    fn rename(&mut self, old: &str, new: &str) {
        if let Some(there) = self.wallets.remove(old) {
            self.wallets.insert(new.into(), there);
        }
        if let Some(into) = self.merged.remove(old) {
            self.merged.insert(new.into(), into);
        }
        self.merged.values_mut().filter(|into| *into == old).for_each(|into| *into = new.into());
    }

    /// The books are what the facts add up to.
    pub fn compare(&self, orders: &Orders, shop: &Shop) {
        for id in shop.customer_ids() {
            // Whoever is forgotten is shown no more.
            let Ok(view) = shop.customer(id) else { continue };
            let told = view.balances.wallet.minor();
            let wallet = self.wallets.get(&self.resolve(id.as_str())).copied().unwrap_or_default();
            assert_eq!(told, wallet, "the wallet of {id}");
            assert!(wallet >= 0, "the wallet of {id} holds less than nothing");
        }
        let books = shop.balances();
        assert_eq!(books.gateway.minor(), self.gateway, "with gateways");
        assert_eq!(books.spare.minor(), self.spare, "waits for going back");
        assert_eq!(books.refunding.minor(), self.awaited.values().sum::<i64>(), "on its way back");
        assert_eq!(books.adjustments.minor(), -self.adjusted, "changed by hand");
        let held: i64 = orders.all().filter(|order| !order.delivered).map(|order| order.kept()).sum();
        assert_eq!(books.held.minor(), held, "held for orders");
    }
}
