use crate::money::Amount;
use crate::slot::{CustomerSlot, SupplierSlot};
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
    /// Money of payers that bought nothing and waits for going back to them. Credit.
    #[n(8)]
    Spare,
    /// Refunds to the source that the gateway has not confirmed yet. Credit.
    #[n(9)]
    Refunding,
    /// What people took from wallets by hand, less what they gave. Credit.
    #[n(10)]
    Adjustments,
    /// What payers' banks took back of delivered orders and of spent wallets. Debit.
    #[n(11)]
    Chargebacks,
    /// What delivered keys cost at their suppliers, less what was taken back. Debit.
    #[n(12)]
    Cost,
}

impl ShopAccount {
    /// Every account of the shop, in the order of the ledger.
    pub const ALL: [Self; 13] = [
        Self::Gateway,
        Self::Held,
        Self::Revenue,
        Self::Commission,
        Self::Fees,
        Self::Tax,
        Self::Rounding,
        Self::Promotion,
        Self::Spare,
        Self::Refunding,
        Self::Adjustments,
        Self::Chargebacks,
        Self::Cost,
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

/// The accounts that each supplier has. Both are credits: what the shop owes the supplier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum SupplierAccount {
    /// For keys of orders that are not completed, or that somebody complains about.
    #[n(0)]
    Pending,
    /// For keys of completed orders; a debt where keys came back after the settlement.
    #[n(1)]
    Payable,
}

impl SupplierAccount {
    /// Every account of a supplier, in the order of the ledger.
    pub const ALL: [Self; 2] = [Self::Pending, Self::Payable];

    /// Its name, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Payable => "payable",
        }
    }

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
    /// One of a supplier's.
    Supplier(SupplierSlot, SupplierAccount),
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
