//! Reading ahead: in a large shop most of a command's time is waiting for memory, so what it will look at is asked for together.
//! Nothing of it has an effect on any result.

use crate::ledger::Account;
use crate::ledger::CustomerAccount::Pending;
use crate::shop::command::Body;
use crate::shop::{Command, Shop};
use crate::slot::CustomerSlot;
use core::hint::black_box;
use smallvec::SmallVec;

/// How many commands are looked at together: enough to keep the memory busy, few enough for all to stay in the cache.
pub(super) const GROUP: usize = 64;

/// With fewer customers than this the cache holds them anyway.
const MANY_CUSTOMERS: usize = 50_000;

/// How far up an order's payment is followed. Plans with more tiers are rare, and only their speed is at stake.
const TIERS: usize = 3;

impl Shop {
    /// Reads what commands will need: each read of a loop is independent of the one before it, so a processor has many of
    /// them under way at once. Changes nothing and decides nothing.
    pub(super) fn read_ahead<'a>(&self, commands: impl Iterator<Item = &'a Command>) {
        if self.customers.len() < MANY_CUSTOMERS {
            return;
        }
        let mut seen = 0_u64;
        let mut buyers: SmallVec<[CustomerSlot; GROUP]> = SmallVec::new();
        let mut payers: SmallVec<[CustomerSlot; GROUP]> = SmallVec::new();
        for command in commands {
            seen ^= u64::from(self.memory.knows(&command.id));
            match &command.body {
                Body::PlaceOrder(place) => {
                    let buyer = place.cart.buyer.as_ref();
                    buyers.extend(buyer.and_then(|id| self.customers.find_text(id.as_str())));
                    seen ^= u64::from(self.orders.registry().slot(&place.order).is_some());
                }
                Body::RecordPayment(pay) => {
                    payers.extend(self.orders.find(&pay.order).ok().and_then(|(_, order)| order.buyer));
                    seen ^= u64::from(self.payments.find(&pay.payment).is_some());
                }
                _ => {}
            }
        }
        for buyer in buyers.iter().chain(&payers) {
            seen ^= u64::from(self.customers.orders_paid(*buyer) ^ self.orders.unpaid_of(*buyer));
        }
        if !self.pays_inviters() {
            payers.clear();
        }
        for _ in 0..TIERS {
            payers = payers.iter().filter_map(|customer| self.customers.inviter(*customer)).collect();
            seen ^= payers.iter().fold(0, |all, promoter| all ^ self.glance(*promoter));
        }
        black_box(seen);
    }

    /// The same for one payment: those who may earn from its order, before anything waits for one of them.
    pub(super) fn read_upline_ahead(&self, buyer: Option<CustomerSlot>) {
        if self.customers.len() < MANY_CUSTOMERS || !self.pays_inviters() {
            return;
        }
        let upline = buyer.into_iter().flat_map(|buyer| self.customers.upline(buyer).take(TIERS));
        black_box(upline.fold(0, |all, promoter| all ^ self.glance(promoter)));
    }

    /// Reads the account, the id and the record of one who may earn.
    fn glance(&self, promoter: CustomerSlot) -> u64 {
        let pending = self.ledger.balance(Account::Customer(promoter, Pending)).minor().unsigned_abs();
        // An id's first letter and its length may lie in two lines of the cache.
        let id = self.customers.id(promoter).map_or("", |id| id.as_str());
        let id = id.bytes().next().map_or(0, u64::from) ^ id.len() as u64;
        pending ^ id ^ u64::from(self.customers.is_promoter(promoter))
    }

    fn pays_inviters(&self) -> bool {
        self.current_plan().is_some_and(|(_, plan)| plan.compiled.pays_inviters())
    }
}
