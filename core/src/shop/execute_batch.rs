//! Many commands at once: what they will look at is asked for together, so that they do not wait for it one by one.

use crate::ledger::Account;
use crate::ledger::CustomerAccount::Pending;
use crate::shop::command::Body;
use crate::shop::{Command, Done, Rejection, Shop};
use crate::slot::CustomerSlot;
use alloc::vec::Vec;
use core::hint::black_box;
use smallvec::SmallVec;

/// How many commands are looked at together: enough to keep the memory busy, few enough for all to stay in the cache.
const GROUP: usize = 64;

/// With fewer customers than this the cache holds them anyway.
const MANY_CUSTOMERS: usize = 50_000;

/// How far up an order's payment is followed. Plans with more tiers are rare, and only their speed is at stake.
const TIERS: usize = 3;

impl Shop {
    /// Executes commands in their order; the results are those of [`execute`](Self::execute) one by one. A rejected
    /// command does not stop those after it.
    ///
    /// In a large shop most of a command's time is waiting for memory. Commands in a batch wait together.
    ///
    /// # Examples
    /// ```
    /// use keytill::id::CommandId;
    /// use keytill::shop::command::{OpenSession, Tick};
    /// use keytill::shop::{Command, Settings, Shop};
    /// use keytill::time::Time;
    ///
    /// let mut shop = Shop::new("demo", Settings::default())?;
    /// let now = Time::from_millis(1_795_321_884_000);
    /// let open = OpenSession { client: "till-1".parse()? };
    /// let tick = Tick { limit: None };
    /// let commands = vec![
    ///     Command::new(CommandId::new("c-1")?, now, open.clone()),
    ///     Command::new(CommandId::new("c-2")?, now, open),
    ///     Command::new(CommandId::new("c-3")?, now, tick),
    /// ];
    /// let results = shop.execute_batch(commands);
    /// assert!(results[0].is_ok() && results[1].is_err() && results[2].is_ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn execute_batch(&mut self, commands: Vec<Command>) -> Vec<Result<Done, Rejection>> {
        let mut results = Vec::with_capacity(commands.len());
        let mut left = commands.into_iter();
        while !left.as_slice().is_empty() {
            self.touch(left.as_slice().iter().take(GROUP));
            results.extend(left.by_ref().take(GROUP).map(|command| self.execute(command)));
        }
        results
    }

    /// Reads what commands will need: each read of a loop is independent of the one before it, so a processor has many of
    /// them under way at once. Changes nothing and decides nothing.
    fn touch<'a>(&self, commands: impl Iterator<Item = &'a Command>) {
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
        for _ in 0..TIERS {
            payers = payers.iter().filter_map(|customer| self.customers.inviter(*customer)).collect();
            for promoter in &payers {
                seen ^= self.ledger.balance(Account::Customer(*promoter, Pending)).minor().unsigned_abs();
                seen ^= self.customers.id(*promoter).map_or(0, |id| id.as_str().len() as u64);
            }
        }
        black_box(seen);
    }
}
