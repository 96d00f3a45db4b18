//! Transfers: checked when they are decided, made when they are applied.

use crate::ledger::balances::Balances;
use crate::ledger::{Account, CustomerAccount, SupplierAccount, Transfer};
use crate::money::Amount;
use crate::refusal::refusals;
use crate::slot::{CustomerSlot, SupplierSlot};
use core::borrow::Borrow;
use minicbor::encode::Write;
use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};

refusals! {
    /// Why a transfer is refused.
    pub enum LedgerRefusal {
        /// A balance would leave 64 bits.
        Overflow {} = "ledger.overflow", "a balance grows past what can be counted exactly";
    }
}

/// The largest magnitude of a balance: any balance can be negated, so the smallest integer is out of reach.
const MOST: u64 = i64::MAX.unsigned_abs();

/// The ledger of one shop in its currency. A transfer costs one read and one write per account, and its check none.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    balances: Balances,
    /// No balance is farther from zero: the farthest that was read back, and all that was moved since. While this leaves
    /// room, no account needs to be looked at before money moves on it. No part of the state.
    farthest: u64,
}

/// Two ledgers are the same when their accounts stand the same.
impl PartialEq for Ledger {
    fn eq(&self, other: &Self) -> bool {
        self.balances == other.balances
    }
}

impl Eq for Ledger {}

impl<C> Encode<C> for Ledger {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, ctx: &mut C) -> Result<(), encode::Error<W::Error>> {
        self.balances.encode(e, ctx)
    }
}

impl<'b, C> Decode<'b, C> for Ledger {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, decode::Error> {
        let balances = Balances::decode(d, ctx)?;
        let all = balances.all().chain(balances.forwards().all());
        let farthest = all.map(|balance| balance.minor().unsigned_abs()).max().unwrap_or_default();
        Ok(Self { balances, farthest })
    }
}

impl Ledger {
    /// The balance of an account: debit positive, credit negative. A forwarded account is another's.
    #[must_use]
    pub fn balance(&self, account: Account) -> Amount {
        self.balances.get(account)
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

    /// Checks that every account can take what transfers move, in whatever order. Looks at no account while all that was
    /// ever moved leaves room.
    ///
    /// # Errors
    /// [`LedgerRefusal`]
    pub fn check(
        &self,
        transfers: impl IntoIterator<Item: Borrow<Transfer>, IntoIter: Clone>,
    ) -> Result<(), LedgerRefusal> {
        let transfers = transfers.into_iter();
        let reach = reach(transfers.clone()).ok_or(LedgerRefusal::Overflow {})?;
        if self.farthest.checked_add(reach).is_some_and(|farthest| farthest <= MOST) {
            return Ok(());
        }
        self.check_each(reach, transfers)
    }

    /// Checks each account. Several transfers may meet on one; `reach` bounds them together.
    #[cold]
    fn check_each(
        &self,
        reach: u64,
        mut transfers: impl Iterator<Item: Borrow<Transfer>>,
    ) -> Result<(), LedgerRefusal> {
        let fits = |account: Account| {
            let most = self.balance(account).minor().unsigned_abs().checked_add(reach);
            most.is_some_and(|most| most <= MOST)
        };
        let fit = transfers.all(|transfer| {
            let Transfer { debit, credit, .. } = *transfer.borrow();
            fits(debit) && fits(credit)
        });
        if fit { Ok(()) } else { Err(LedgerRefusal::Overflow {}) }
    }

    /// Makes transfers that were checked. Gives back whether every account took them.
    pub fn post(&mut self, transfers: impl IntoIterator<Item: Borrow<Transfer>>) -> bool {
        transfers.into_iter().all(|transfer| {
            let Transfer { debit, credit, amount } = *transfer.borrow();
            self.farthest = self.farthest.saturating_add(amount.minor().unsigned_abs());
            self.balances.change(debit, |balance| balance.plus(amount).ok())
                && self.balances.change(credit, |balance| balance.minus(amount).ok())
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
        self.balances.forwards_mut().open(from, into, held)
    }

    /// What a customer's forwarded accounts would hold by themselves; `None` where they are not forwarded.
    #[must_use]
    pub fn forwarded(&self, from: CustomerSlot) -> Option<[Amount; CustomerAccount::ALL.len()]> {
        self.balances.forwards().own(from)
    }

    /// A customer has accounts of their own again, which hold nothing. Gives back what they would have held.
    pub fn end_forward(&mut self, from: CustomerSlot) -> Option<[Amount; CustomerAccount::ALL.len()]> {
        self.balances.forwards_mut().close(from)
    }

    /// The sum of all balances: zero, always.
    #[must_use]
    pub fn trial_balance(&self) -> i128 {
        self.balances.all().map(|amount| i128::from(amount.minor())).sum()
    }
}

/// The sum of all magnitudes, on both sides, which no account can be moved farther than; `None` past 64 bits.
fn reach(mut transfers: impl Iterator<Item: Borrow<Transfer>>) -> Option<u64> {
    transfers.try_fold(0_u64, |sum, one| {
        sum.checked_add(one.borrow().amount.minor().unsigned_abs().checked_mul(2)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::ShopAccount;
    use crate::refusal::Refusal;
    use crate::slot::Slot;

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

    #[test]
    fn what_was_moved_to_and_fro_takes_no_room() {
        let mut ledger = Ledger::default();
        for way in [1, -1, 1, -1, 1, -1] {
            let most = pair(way * (i64::MAX / 4));
            ledger.check(most).unwrap();
            assert!(ledger.post(most));
        }
        assert_eq!(ledger.balance(HELD), Amount::ZERO);
    }

    #[test]
    fn a_ledger_that_is_read_back_knows_how_far_its_accounts_are_from_zero() {
        let (from, into) = (CustomerSlot::from_index(0).unwrap(), CustomerSlot::from_index(1).unwrap());
        let far = Amount::from_minor(i64::MAX - 10);
        let mut near = Ledger::default();
        assert!(near.post(pair(i64::MAX - 10)));
        let mut forwarded = Ledger::default();
        assert!(forwarded.forward(from, into, [far, Amount::ZERO, Amount::ZERO, Amount::ZERO]));
        for ledger in [near, forwarded] {
            let bytes = minicbor::to_vec(&ledger).unwrap();
            let back: Ledger = decode(&bytes).unwrap();
            assert_eq!((&back, back.farthest), (&ledger, far.minor().unsigned_abs()));
            assert_eq!(minicbor::to_vec(&back).unwrap(), bytes);
        }
    }
}
