use crate::ledger::forwards::Forwards;
use crate::ledger::{Account, CustomerAccount, ShopAccount, SupplierAccount, Transfer};
use crate::money::Amount;
use crate::refusal::refusals;
use crate::slot::{CustomerSlot, Slot, SupplierSlot};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

refusals! {
    /// Why a transfer is refused.
    pub enum LedgerRefusal {
        /// A balance would leave 64 bits.
        Overflow {} = "ledger.overflow", "a balance grows past what can be counted exactly";
    }
}

/// The balances of one shop in its currency: one read and one write per account that money moves on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct Ledger {
    #[n(0)]
    shop: [Amount; ShopAccount::ALL.len()],
    /// One record of 32 bytes per customer, grown when the customer's first money comes.
    #[n(1)]
    customers: Vec<Balances>,
    /// Accounts that go on as another customer's.
    #[n(3)]
    forwards: Forwards,
    /// By supplier, grown when the supplier's first money comes.
    #[n(2)]
    suppliers: Vec<[Amount; SupplierAccount::ALL.len()]>,
}

/// The balances of one customer, by [`CustomerAccount`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(transparent)]
struct Balances(#[n(0)] [Amount; CustomerAccount::ALL.len()]);

impl Ledger {
    /// The balance of an account: debit positive, credit negative. A forwarded account is another's.
    #[must_use]
    pub fn balance(&self, account: Account) -> Amount {
        match self.resolve(account) {
            Account::Shop(account) => self.shop.get(account.index()).copied().unwrap_or_default(),
            Account::Customer(customer, account) => {
                let balances = self.customers.get(customer.index()).copied().unwrap_or_default();
                balances.0.get(account.index()).copied().unwrap_or_default()
            }
            Account::Supplier(supplier, account) => {
                let balances = self.suppliers.get(supplier.index());
                balances.and_then(|balances| balances.get(account.index())).copied().unwrap_or_default()
            }
        }
    }

    /// What the shop owes a customer on an account: the balance with its sign turned.
    #[must_use]
    pub fn owed(&self, customer: CustomerSlot, account: CustomerAccount) -> Amount {
        self.credit(Account::Customer(customer, account))
    }

    /// What the shop owes a supplier on an account.
    #[must_use]
    pub fn owed_to_supplier(&self, supplier: SupplierSlot, account: SupplierAccount) -> Amount {
        self.credit(Account::Supplier(supplier, account))
    }

    /// The balance of an account with its sign turned: credit positive, debit negative.
    #[must_use]
    pub fn credit(&self, account: Account) -> Amount {
        // INVARIANT: `check` keeps every balance above the smallest integer.
        self.balance(account).negated().unwrap_or_default()
    }

    /// Checks that every account can take what transfers move, in whatever order.
    ///
    /// # Errors
    /// [`LedgerRefusal`]
    pub fn check(
        &self,
        transfers: impl IntoIterator<Item = Transfer, IntoIter: Clone>,
    ) -> Result<(), LedgerRefusal> {
        let transfers = transfers.into_iter();
        // Several transfers may meet on one account; the sum of all magnitudes, on both sides, bounds them together.
        let magnitudes = transfers.clone().map(|transfer| transfer.amount.minor().unsigned_abs());
        let reach = magnitudes.into_iter().try_fold(0_u64, |sum, one| sum.checked_add(one.checked_mul(2)?));
        let reach = reach.ok_or(LedgerRefusal::Overflow {})?;
        // Any balance can be negated, so the smallest integer is out of reach too.
        let fits = |account: Account| {
            let most = self.balance(account).minor().unsigned_abs().checked_add(reach);
            most.is_some_and(|most| i64::try_from(most).is_ok())
        };
        for transfer in transfers {
            if !(fits(transfer.debit) && fits(transfer.credit)) {
                return Err(LedgerRefusal::Overflow {});
            }
        }
        Ok(())
    }

    /// Makes transfers that were checked. Gives back whether every account took them.
    pub fn post(&mut self, transfers: impl IntoIterator<Item = Transfer>) -> bool {
        transfers.into_iter().all(|Transfer { debit, credit, amount }| {
            self.change(debit, |balance| balance.plus(amount).ok())
                && self.change(credit, |balance| balance.minus(amount).ok())
        })
    }

    /// The accounts of a customer go on as another's. What they hold must have been transferred before; `held` is what
    /// it was, by [`CustomerAccount`], as a balance: credit is negative. `false` when that leads in a circle.
    pub fn forward(
        &mut self,
        from: CustomerSlot,
        into: CustomerSlot,
        held: [Amount; CustomerAccount::ALL.len()],
    ) -> bool {
        self.forwards.open(from, into, held)
    }

    /// What a customer's forwarded accounts would hold by themselves; `None` where they are not forwarded.
    #[must_use]
    pub fn forwarded(&self, from: CustomerSlot) -> Option<[Amount; CustomerAccount::ALL.len()]> {
        self.forwards.own(from)
    }

    /// A customer has accounts of their own again, which hold nothing. Gives back what they would have held.
    pub fn end_forward(&mut self, from: CustomerSlot) -> Option<[Amount; CustomerAccount::ALL.len()]> {
        self.forwards.close(from)
    }

    fn resolve(&self, account: Account) -> Account {
        match account {
            Account::Customer(customer, account) if !self.forwards.is_empty() => {
                Account::Customer(self.forwards.resolve(customer), account)
            }
            own => own,
        }
    }

    fn change(&mut self, mut account: Account, by: impl Fn(Amount) -> Option<Amount>) -> bool {
        if let Account::Customer(customer, kind) = account
            && !self.forwards.is_empty()
        {
            let Some(owner) = self.forwards.note(customer, kind, &by) else { return false };
            account = Account::Customer(owner, kind);
        }
        let Some(balance) = self.balance_mut(account) else { return false };
        let Some(sum) = by(*balance) else { return false };
        *balance = sum;
        true
    }

    /// The sum of all balances: zero, always.
    #[must_use]
    pub fn trial_balance(&self) -> i128 {
        let customers = self.customers.iter().flat_map(|balances| balances.0.iter());
        self.shop
            .iter()
            .chain(customers)
            .chain(self.suppliers.iter().flatten())
            .map(|amount| i128::from(amount.minor()))
            .sum()
    }

    fn balance_mut(&mut self, account: Account) -> Option<&mut Amount> {
        match account {
            Account::Shop(account) => self.shop.get_mut(account.index()),
            Account::Customer(customer, account) => {
                if customer.index() >= self.customers.len() {
                    self.customers.resize(customer.index().saturating_add(1), Balances::default());
                }
                self.customers.get_mut(customer.index())?.0.get_mut(account.index())
            }
            Account::Supplier(supplier, account) => {
                if supplier.index() >= self.suppliers.len() {
                    self.suppliers.resize(supplier.index().saturating_add(1), Default::default());
                }
                self.suppliers.get_mut(supplier.index())?.get_mut(account.index())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    const GATEWAY: Account = Account::Shop(ShopAccount::Gateway);
    const HELD: Account = Account::Shop(ShopAccount::Held);

    fn pair(amount: i64) -> [Transfer; 1] {
        [Transfer::new(GATEWAY, HELD, Amount::from_minor(amount))]
    }

    #[test]
    fn a_transfer_moves_money_and_sums_to_zero() {
        let mut ledger = Ledger::default();
        ledger.check(pair(500)).unwrap();
        assert!(ledger.post(pair(500)));
        assert_eq!(ledger.balance(GATEWAY), Amount::from_minor(500));
        assert_eq!(ledger.balance(HELD), Amount::from_minor(-500));
        assert_eq!(ledger.trial_balance(), 0);
    }

    #[test]
    fn customers_have_accounts_of_their_own() {
        let mut ledger = Ledger::default();
        let customer = CustomerSlot::from_index(9).unwrap();
        let wallet = Account::Customer(customer, CustomerAccount::Wallet);
        assert!(ledger.post([Transfer::new(GATEWAY, wallet, Amount::from_minor(7))]));
        assert_eq!(ledger.owed(customer, CustomerAccount::Wallet), Amount::from_minor(7));
        assert_eq!(ledger.owed(customer, CustomerAccount::Pending), Amount::ZERO);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let mut ledger = Ledger::default();
        let most = pair(i64::MAX / 2);
        ledger.check(most).unwrap();
        assert!(ledger.post(most));
        for more in [i64::MAX / 2, i64::MAX, i64::MIN] {
            assert_eq!(ledger.check(pair(more)).unwrap_err().code(), "ledger.overflow", "{more}");
        }
        assert_eq!(ledger.check([most, most].concat()).unwrap_err().code(), "ledger.overflow");
    }
}
