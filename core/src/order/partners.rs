use crate::money::{Amount, MoneyRefusal};
use crate::order::Order;
use crate::slot::{PlanSlot, SupplierSlot};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// What suppliers and the platform have of an order by a plan.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct OrderPartners {
    /// The plan.
    #[n(0)]
    pub plan: PlanSlot,
    /// What they have, by line, then bonus.
    #[n(1)]
    pub lines: Vec<PartnerLine>,
}

/// What a supplier or the platform has of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct PartnerLine {
    /// The position of the line in the order, from 0.
    #[n(0)]
    pub line: u16,
    /// The position of the bonus in the plan, from 0.
    #[n(1)]
    pub bonus: u8,
    /// The supplier; nobody for the platform.
    #[n(2)]
    pub supplier: Option<SupplierSlot>,
    /// How much.
    #[n(3)]
    pub amount: Amount,
    /// What of it was taken back.
    #[n(4)]
    pub reversed: Amount,
}

impl PartnerLine {
    /// What is left of it.
    #[must_use]
    pub fn left(&self) -> Amount {
        // INVARIANT: what is reversed is at most the amount.
        self.amount.minus(self.reversed).unwrap_or(Amount::ZERO)
    }
}

impl Order {
    /// What suppliers and the platform have of it by a plan.
    #[must_use]
    pub fn partner_lines(&self) -> &[PartnerLine] {
        let partners = self.dealings.as_ref().and_then(|dealings| dealings.partners.as_ref());
        partners.map_or(&[], |partners| &partners.lines)
    }

    /// What the platform keeps of it by a take rate.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`]
    pub fn taken_by_platform(&self) -> Result<Amount, MoneyRefusal> {
        let lines = self.partner_lines().iter().filter(|line| line.supplier.is_none());
        Amount::sum(lines.map(PartnerLine::left))
    }
}
