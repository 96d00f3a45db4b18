use crate::money::{Amount, MoneyRefusal};
use crate::order::Payment;
use crate::slot::CustomerSlot;
use minicbor::{Decode, Encode};

/// What became of a payment that did not just pay its order. Most payments have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
pub struct Fate {
    /// What of it did not go into its order, or left it unspent: it became balance or waits.
    #[n(0)]
    pub elsewhere: Amount,
    /// Whose balance it became, or some of it.
    #[n(1)]
    pub credited_to: Option<CustomerSlot>,
    /// What of it waits for going back.
    #[n(2)]
    pub spare: Amount,
    /// What of it went back to its source, or is on its way there.
    #[n(3)]
    pub returned: Amount,
    /// What of it the payer's bank took back.
    #[n(4)]
    pub charged_back: Amount,
    /// What of `returned` and `charged_back` was money of its order.
    #[n(5)]
    pub of_order: Amount,
    /// What the payer's bank took back that was nowhere any more: the shop's loss.
    #[n(6)]
    pub lost: Amount,
}

impl Fate {
    /// How much of the payment its source can still get back.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`]
    pub fn returnable(&self, payment: &Payment) -> Result<Amount, MoneyRefusal> {
        payment.amount.minus(self.returned)?.minus(self.charged_back)?.minus(self.spare)
    }

    /// How much of the payment is in its order and can still go back to its source.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`]
    pub fn in_order(&self, payment: &Payment) -> Result<Amount, MoneyRefusal> {
        let of_order = payment.amount.minus(self.elsewhere)?.minus(self.of_order)?;
        Ok(of_order.min(self.returnable(payment)?).max(Amount::ZERO))
    }
}
