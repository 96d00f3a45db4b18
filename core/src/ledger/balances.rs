//! What every account stands at.

use crate::ledger::forwards::Forwards;
use crate::ledger::{Account, CustomerAccount, ShopAccount, SupplierAccount};
use crate::money::Amount;
use crate::slot::Slot;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// The balances of all accounts of a shop, in columns.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub(super) struct Balances {
    #[n(0)]
    shop: [Amount; ShopAccount::ALL.len()],
    /// One record of 32 bytes per customer, grown when the customer's first money comes.
    #[n(1)]
    customers: Vec<OfCustomer>,
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
struct OfCustomer(#[n(0)] [Amount; CustomerAccount::ALL.len()]);

impl Balances {
    /// The balance of an account; a forwarded one is another's.
    pub(super) fn get(&self, account: Account) -> Amount {
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

    /// Changes the balance of an account; `false` where it cannot be changed so.
    pub(super) fn change(&mut self, mut account: Account, by: impl Fn(Amount) -> Option<Amount>) -> bool {
        if let Account::Customer(customer, kind) = account
            && !self.forwards.is_empty()
        {
            let Some(owner) = self.forwards.note(customer, kind, &by) else { return false };
            account = Account::Customer(owner, kind);
        }
        let Some(balance) = self.get_mut(account) else { return false };
        let Some(sum) = by(*balance) else { return false };
        *balance = sum;
        true
    }

    pub(super) fn forwards(&self) -> &Forwards {
        &self.forwards
    }

    pub(super) fn forwards_mut(&mut self) -> &mut Forwards {
        &mut self.forwards
    }

    /// Every balance, of whomever.
    pub(super) fn all(&self) -> impl Iterator<Item = Amount> {
        let customers = self.customers.iter().flat_map(|balances| balances.0.iter());
        self.shop.iter().chain(customers).chain(self.suppliers.iter().flatten()).copied()
    }

    fn resolve(&self, account: Account) -> Account {
        match account {
            Account::Customer(customer, account) if !self.forwards.is_empty() => {
                Account::Customer(self.forwards.resolve(customer), account)
            }
            own => own,
        }
    }

    fn get_mut(&mut self, account: Account) -> Option<&mut Amount> {
        match account {
            Account::Shop(account) => self.shop.get_mut(account.index()),
            Account::Customer(customer, account) => {
                if customer.index() >= self.customers.len() {
                    self.customers.resize(customer.index().saturating_add(1), OfCustomer::default());
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
