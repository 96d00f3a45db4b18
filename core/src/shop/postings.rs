//! Which transfers each movement of money makes: the one table of the ledger.
//!
//! | movement | debit | credit |
//! |---|---|---|
//! | an order is paid, or held for a late payment | gateway | held |
//! | a late payment becomes balance | gateway | wallet |
//! | an order is delivered | held | revenue, tax, fees for the buyer's fee, rounding |
//! | its cashback | promotion | wallet |
//! | commission accrues | commission | pending |
//! | commission vests | pending | available |
//! | commission is reversed | pending or available | commission |
//! | a closed period is paid | commission | available |
//! | a refund before delivery | held | gateway or wallet |
//! | a refund after delivery | revenue, tax, fees, rounding | gateway or wallet |
//! | cashback is taken back | wallet | promotion |
//! | a withdrawal is requested | available | withdrawing |
//! | a withdrawal is paid | withdrawing | gateway, and fees for the fee |
//! | a withdrawal failed | withdrawing | available |
//! | money comes that buys nothing | gateway | wallet or spare |
//! | an order comes to nothing that was paid in part | held | wallet or spare |
//! | a wallet is topped up | gateway | wallet |
//! | an order is paid from the wallet | wallet | held |
//! | a wallet is changed by hand | adjustments | wallet |
//! | money that buys nothing goes back | spare or wallet | gateway, refunding or wallet |
//! | a refund to the source, where the gateway's word is awaited | as above | refunding for gateway |
//! | the gateway sent it | refunding | gateway |
//! | the gateway could not send it | refunding | spare |
//! | a bank takes back what waits, is kept for an unpaid order, or is in a wallet | spare, held or wallet | gateway |
//! | a bank takes back what an order was paid | as a refund, but chargebacks for revenue | gateway |
//! | a bank takes back what is nowhere any more | chargebacks | gateway |
//! | keys are handed over that a supplier sells | cost | supplier pending |
//! | faulty keys come back | supplier pending or payable | cost |
//! | a plan pays suppliers or the platform | cost | supplier pending, fees |
//! | a refund takes that back | supplier pending or payable, fees | cost |
//! | a supplier is paid | supplier payable | gateway |
//! | the order completes, or is refunded whole | supplier pending | supplier payable |
//! | a completed order is complained about | supplier payable | supplier pending |

use crate::ledger::{Account, CustomerAccount, ShopAccount, Transfer};
use crate::money::{Amount, MoneyRefusal};
use crate::order::Apart;
use crate::slot::CustomerSlot;
use smallvec::SmallVec;

pub(super) const GATEWAY: Account = Account::Shop(ShopAccount::Gateway);
pub(super) const HELD: Account = Account::Shop(ShopAccount::Held);
pub(super) const REVENUE: Account = Account::Shop(ShopAccount::Revenue);
pub(super) const COMMISSION: Account = Account::Shop(ShopAccount::Commission);
pub(super) const FEES: Account = Account::Shop(ShopAccount::Fees);
pub(super) const TAX: Account = Account::Shop(ShopAccount::Tax);
pub(super) const ROUNDING: Account = Account::Shop(ShopAccount::Rounding);
pub(super) const PROMOTION: Account = Account::Shop(ShopAccount::Promotion);
pub(super) const CHARGEBACKS: Account = Account::Shop(ShopAccount::Chargebacks);
pub(super) const COST: Account = Account::Shop(ShopAccount::Cost);
pub(super) const SPARE: Account = Account::Shop(ShopAccount::Spare);
pub(super) const REFUNDING: Account = Account::Shop(ShopAccount::Refunding);
pub(super) const ADJUSTMENTS: Account = Account::Shop(ShopAccount::Adjustments);

pub(super) const fn wallet(of: CustomerSlot) -> Account {
    Account::Customer(of, CustomerAccount::Wallet)
}

pub(super) const fn pending(of: CustomerSlot) -> Account {
    Account::Customer(of, CustomerAccount::Pending)
}

pub(super) const fn available(of: CustomerSlot) -> Account {
    Account::Customer(of, CustomerAccount::Available)
}

pub(super) const fn withdrawing(of: CustomerSlot) -> Account {
    Account::Customer(of, CustomerAccount::Withdrawing)
}

/// The transfers of one movement: those of nothing are left away.
pub(super) type Transfers = SmallVec<[Transfer; 5]>;

/// A delivery: revenue, what is none, and the buyer's cashback.
pub(super) fn delivery(revenue: Amount, apart: Option<&Apart>, buyer: Option<CustomerSlot>) -> Transfers {
    let earned = Transfer::new(HELD, REVENUE, revenue);
    let Some(apart) = apart else { return SmallVec::from_iter([earned]) };
    let cashback = buyer.map(|buyer| Transfer::new(PROMOTION, wallet(buyer), apart.cashback));
    let others = [
        Transfer::new(HELD, TAX, apart.tax),
        Transfer::new(HELD, FEES, apart.fee),
        Transfer::new(HELD, ROUNDING, apart.rounding),
    ];
    moving([earned].into_iter().chain(others).chain(cashback))
}

/// A refund after the delivery of `amount`, of which `apart` was no revenue. What a bank took back leaves the revenue as
/// it was and is a loss of its own.
pub(super) fn refund(
    to: Account,
    amount: Amount,
    apart: Option<&Apart>,
    buyer: Option<CustomerSlot>,
    charged_back: bool,
) -> Result<Transfers, MoneyRefusal> {
    let revenue = if charged_back { CHARGEBACKS } else { REVENUE };
    let Some(apart) = apart else { return Ok(SmallVec::from_iter([Transfer::new(revenue, to, amount)])) };
    let cashback = buyer.map(|buyer| Transfer::new(wallet(buyer), PROMOTION, apart.cashback));
    let money = [
        Transfer::new(revenue, to, apart.revenue_of(amount)?),
        Transfer::new(TAX, to, apart.tax),
        Transfer::new(FEES, to, apart.fee),
        Transfer::new(ROUNDING, to, apart.rounding),
    ];
    Ok(moving(money.into_iter().chain(cashback)))
}

fn moving(transfers: impl Iterator<Item = Transfer>) -> Transfers {
    transfers.filter(|transfer| !transfer.amount.is_zero()).collect()
}
