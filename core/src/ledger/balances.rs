use crate::ledger::{Account, CustomerAccount, Entry, ShopAccount};
use crate::money::{Amount, MoneyRefusal};
use crate::refusal::refusals;
use crate::slot::{CustomerSlot, Slot};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

refusals! {
    /// Why a posting is refused.
    pub enum LedgerRefusal {
        /// A balance would leave 64 bits.
        Overflow {} = "ledger.overflow", "a balance grows past what can be counted exactly";
        /// The entries do not sum to zero.
        Unbalanced { sum: i64 } = "ledger.unbalanced", "the entries of a posting must sum to zero, not {sum}";
    }
}

impl From<MoneyRefusal> for LedgerRefusal {
    fn from(_: MoneyRefusal) -> Self {
        Self::Overflow {}
    }
}

/// The balances of one shop in its currency: one read and one write per entry.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct Ledger {
    #[n(0)]
    shop: [Amount; ShopAccount::ALL.len()],
    /// One record of 32 bytes per customer, grown when the customer's first entry comes.
    #[n(1)]
    customers: Vec<Balances>,
}

/// The balances of one customer, by [`CustomerAccount`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(transparent)]
struct Balances(#[n(0)] [Amount; CustomerAccount::ALL.len()]);

impl Ledger {
    /// The balance of an account: debit positive, credit negative.
    #[must_use]
    pub fn balance(&self, account: Account) -> Amount {
        match account {
            Account::Shop(account) => self.shop.get(account.index()).copied().unwrap_or_default(),
            Account::Customer(customer, account) => {
                let balances = self.customers.get(customer.index()).copied().unwrap_or_default();
                balances.0.get(account.index()).copied().unwrap_or_default()
            }
        }
    }

    /// What the shop owes a customer on an account: the balance with its sign turned.
    #[must_use]
    pub fn owed(&self, customer: CustomerSlot, account: CustomerAccount) -> Amount {
        let balance = self.balance(Account::Customer(customer, account));
        // INVARIANT: `check` keeps every balance above the smallest integer.
        balance.negated().unwrap_or_default()
    }

    /// Checks that entries balance and that every account can take them.
    ///
    /// # Errors
    /// [`LedgerRefusal`]
    pub fn check(&self, entries: &[Entry]) -> Result<(), LedgerRefusal> {
        // Several entries may meet on one account; the sum of all magnitudes bounds them together.
        let (mut sum, mut reach) = (Amount::ZERO, 0_u64);
        for entry in entries {
            sum = sum.plus(entry.amount)?;
            reach =
                reach.checked_add(entry.amount.minor().unsigned_abs()).ok_or(LedgerRefusal::Overflow {})?;
        }
        if !sum.is_zero() {
            return Err(LedgerRefusal::Unbalanced { sum: sum.minor() });
        }
        // Any balance can be negated, so the smallest integer is out of reach too.
        let fits = |entry: &Entry| {
            let most = self.balance(entry.account).minor().unsigned_abs().checked_add(reach);
            most.is_some_and(|most| i64::try_from(most).is_ok())
        };
        if entries.iter().all(fits) { Ok(()) } else { Err(LedgerRefusal::Overflow {}) }
    }

    /// Posts entries that were checked. Gives back whether every account took them.
    pub fn post(&mut self, entries: &[Entry]) -> bool {
        entries.iter().all(|entry| {
            let Some(balance) = self.balance_mut(entry.account) else { return false };
            let Ok(sum) = balance.plus(entry.amount) else { return false };
            *balance = sum;
            true
        })
    }

    /// The sum of all balances: zero, always.
    #[must_use]
    pub fn trial_balance(&self) -> i128 {
        let customers = self.customers.iter().flat_map(|balances| balances.0.iter());
        self.shop.iter().chain(customers).map(|amount| i128::from(amount.minor())).sum()
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
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    const GATEWAY: Account = Account::Shop(ShopAccount::Gateway);
    const HELD: Account = Account::Shop(ShopAccount::Held);

    fn pair(amount: i64) -> [Entry; 2] {
        [Entry::new(GATEWAY, Amount::from_minor(amount)), Entry::new(HELD, Amount::from_minor(-amount))]
    }

    #[test]
    fn a_posting_moves_money_and_sums_to_zero() {
        let mut ledger = Ledger::default();
        ledger.check(&pair(500)).unwrap();
        assert!(ledger.post(&pair(500)));
        assert_eq!(ledger.balance(GATEWAY), Amount::from_minor(500));
        assert_eq!(ledger.balance(HELD), Amount::from_minor(-500));
        assert_eq!(ledger.trial_balance(), 0);
    }

    #[test]
    fn customers_have_accounts_of_their_own() {
        let mut ledger = Ledger::default();
        let customer = CustomerSlot::from_index(9).unwrap();
        let wallet = Account::Customer(customer, CustomerAccount::Wallet);
        let entries =
            [Entry::new(GATEWAY, Amount::from_minor(7)), Entry::new(wallet, Amount::from_minor(-7))];
        assert!(ledger.post(&entries));
        assert_eq!(ledger.owed(customer, CustomerAccount::Wallet), Amount::from_minor(7));
        assert_eq!(ledger.owed(customer, CustomerAccount::Pending), Amount::ZERO);
    }

    #[test]
    fn what_does_not_balance_or_fit_is_refused() {
        let mut ledger = Ledger::default();
        let lone = [Entry::new(GATEWAY, Amount::from_minor(1))];
        assert_eq!(ledger.check(&lone).unwrap_err().code(), "ledger.unbalanced");
        let most = pair(i64::MAX / 2);
        assert!(ledger.post(&most));
        assert_eq!(ledger.check(&most).unwrap_err().code(), "ledger.overflow");
    }
}
