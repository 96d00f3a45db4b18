use crate::money::Amount;
use crate::slot::CustomerSlot;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The shop's own accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum ShopAccount {
    /// Money that lies with the payment gateways. Debit.
    #[n(0)]
    Gateway,
    /// Money of buyers whose orders are not delivered yet. Credit.
    #[n(1)]
    Held,
    /// Sales of delivered orders, less refunds. Credit.
    #[n(2)]
    Revenue,
    /// Commission accrued to promoters, less reversals. Debit.
    #[n(3)]
    Commission,
    /// Fees that the shop keeps: those of withdrawals, and those that buyers pay for their way to pay. Credit.
    #[n(4)]
    Fees,
    /// Tax of delivered orders, less refunds: owed to the state. Credit.
    #[n(5)]
    Tax,
    /// What made totals round sums. Credit where more was taken, debit where something was left.
    #[n(6)]
    Rounding,
    /// What offers gave back to buyers, less what was taken back. Debit.
    #[n(7)]
    Promotion,
}

impl ShopAccount {
    /// Every account of the shop, in the order of the ledger.
    pub const ALL: [Self; 8] = [
        Self::Gateway,
        Self::Held,
        Self::Revenue,
        Self::Commission,
        Self::Fees,
        Self::Tax,
        Self::Rounding,
        Self::Promotion,
    ];

    pub(super) const fn index(self) -> usize {
        self as usize
    }
}

/// The accounts that each customer has. All are credits: what the shop owes the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum CustomerAccount {
    /// The wallet (余额).
    #[n(0)]
    Wallet,
    /// Commission that is not vested yet (待结算).
    #[n(1)]
    Pending,
    /// Commission that may be withdrawn (可提现); a debt where refunds came after the payout.
    #[n(2)]
    Available,
    /// Commission on its way out.
    #[n(3)]
    Withdrawing,
}

impl CustomerAccount {
    /// Every account of a customer, in the order of the ledger.
    pub const ALL: [Self; 4] = [Self::Wallet, Self::Pending, Self::Available, Self::Withdrawing];

    pub(super) const fn index(self) -> usize {
        self as usize
    }
}

/// An account (科目).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Account {
    /// One of the shop's own.
    Shop(ShopAccount),
    /// One of a customer's.
    Customer(CustomerSlot, CustomerAccount),
}

/// A movement of money (记账): so much from one account to another. It debits the one and credits the other, so whatever is
/// made of transfers balances.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transfer {
    /// What has so much more, or owes so much less.
    pub debit: Account,
    /// What has so much less, or owes so much more.
    pub credit: Account,
    /// How much.
    pub amount: Amount,
}

impl Transfer {
    /// So much from one account to another: the debit first.
    #[must_use]
    pub const fn new(debit: Account, credit: Account, amount: Amount) -> Self {
        Self { debit, credit, amount }
    }
}
