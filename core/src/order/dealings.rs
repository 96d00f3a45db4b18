use crate::handle::KeyHandle;
use crate::money::{AllocationRule, Amount, Exact, MoneyRefusal};
use crate::order::{Charge, Order, OrderPartners, Stage};
use crate::slot::{CustomerSlot, PoolSlot, SupplierSlot};
use alloc::boxed::Box;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What was done about an order that is not done about most: money of the wallet in it, money given back without units.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct Dealings {
    /// What of its money came from the buyer's wallet.
    #[n(0)]
    pub from_wallet: Amount,
    /// What was given back without units.
    #[n(1)]
    pub given: Given,
    /// What of its shipping stays paid although every unit came back.
    #[n(2)]
    pub kept: Charge,
    /// What of each line was refunded before the order was fulfilled, where money was given without units until then.
    #[n(3)]
    pub unearned: Vec<Amount>,
    /// Cashback that could not be taken back, because the wallet had not as much.
    #[n(4)]
    pub cashback_lost: Amount,
    /// What of its revenue the payer's bank took back: the shop's loss.
    #[n(5)]
    pub charged_back: Amount,
    /// Whether it is held for a person to look at; it keeps its stock then.
    #[n(6)]
    pub in_review: bool,
    /// What its keys cost, by supplier.
    #[n(7)]
    pub costs: Vec<(SupplierSlot, Amount)>,
    /// The units that were exchanged, one after the other.
    #[n(8)]
    pub replaced: Vec<ReplacedUnit>,
    /// What stood when its buyer complained, while the complaint is open.
    #[n(9)]
    pub complaint: Option<Complaint>,
    /// What suppliers and the platform have of it by a plan.
    #[n(10)]
    pub partners: Option<Box<OrderPartners>>,
    /// Whether its buyer is too close to the own inviter: it counts for nobody's volume.
    #[n(11)]
    pub brushed: Option<bool>,
    /// The sub-shops through which it was sold, from the uppermost down, and what each added in percent.
    #[n(12)]
    pub sold_through: Option<Vec<(CustomerSlot, Exact)>>,
}

/// A unit that was exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct ReplacedUnit {
    /// The line's position in the order, from 0.
    #[n(0)]
    pub line: u32,
    /// Which unit of it.
    #[n(1)]
    pub unit: u32,
    /// The key that it was; none where the stock has no keys.
    #[n(2)]
    pub old: Option<(PoolSlot, KeyHandle)>,
    /// The key that it is from then on.
    #[n(3)]
    pub new: Option<(PoolSlot, KeyHandle)>,
}

/// What stood when a buyer complained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Complaint {
    /// What was refunded.
    #[n(0)]
    pub refunded: Amount,
    /// How many units were refunded.
    #[n(1)]
    pub units: u64,
    /// How many units were exchanged.
    #[n(2)]
    pub replaced: u64,
}

impl Dealings {
    /// Adds to what keys of a supplier cost.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`]
    pub fn add_cost(&mut self, supplier: SupplierSlot, more: Amount) -> Result<(), MoneyRefusal> {
        match self.costs.iter_mut().find(|(known, _)| *known == supplier) {
            Some((_, cost)) => *cost = cost.plus(more)?,
            None => self.costs.push((supplier, more)),
        }
        Ok(())
    }
}

/// Money that was given back without units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
pub struct Given {
    /// What of it was paid for lines: it lies in what is refunded of them.
    #[n(0)]
    pub of_lines: Amount,
    /// What of it was paid beside them, for shipping and fee.
    #[n(1)]
    pub beside: Amount,
}

/// What of a line is refunded, in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineBack {
    /// How many units.
    pub units: u32,
    /// How much money, with them and without.
    pub amount: Amount,
}

impl Order {
    /// The sub-shops through which it was sold, from the uppermost down, and what each added in percent.
    #[must_use]
    pub fn sold_through(&self) -> &[(CustomerSlot, Exact)] {
        let of = self.dealings.as_ref().and_then(|dealings| dealings.sold_through.as_deref());
        of.unwrap_or_default()
    }

    /// The units that were exchanged, one after the other.
    #[must_use]
    pub fn replaced(&self) -> &[ReplacedUnit] {
        self.dealings.as_ref().map_or(&[], |dealings| &dealings.replaced)
    }

    /// What stood when its buyer complained, while the complaint is open.
    #[must_use]
    pub fn complaint(&self) -> Option<Complaint> {
        self.dealings.as_ref().and_then(|dealings| dealings.complaint)
    }

    /// How many of its units were refunded.
    #[must_use]
    pub fn refunded_units(&self) -> u64 {
        self.lines.iter().map(|line| u64::from(line.refunded_units)).fold(0, u64::saturating_add)
    }

    /// What was done about it, to change it.
    pub fn dealings_mut(&mut self) -> &mut Dealings {
        self.dealings.get_or_insert_with(Box::default)
    }

    /// What of its money came from the buyer's wallet.
    #[must_use]
    pub fn from_wallet(&self) -> Amount {
        self.dealings.as_ref().map_or(Amount::ZERO, |dealings| dealings.from_wallet)
    }

    /// What was given back without units.
    #[must_use]
    pub fn given(&self) -> Given {
        self.dealings.as_ref().map_or_else(Given::default, |dealings| dealings.given)
    }

    /// What of its shipping stays paid although every unit came back.
    #[must_use]
    pub fn kept(&self) -> Charge {
        self.dealings.as_ref().map_or_else(Charge::default, |dealings| dealings.kept)
    }

    /// Whether it is held for a person to look at, and not because it was paid too late.
    #[must_use]
    pub fn is_in_review(&self) -> bool {
        self.stage == Stage::Held && self.dealings.as_ref().is_some_and(|dealings| dealings.in_review)
    }

    /// Whether it has stock of its own: reserved, or handed over.
    #[must_use]
    pub fn has_stock(&self) -> bool {
        match self.stage {
            Stage::Placed | Stage::Paid | Stage::Fulfilling | Stage::Fulfilled | Stage::Completed => true,
            Stage::Held => self.is_in_review(),
            Stage::Expired | Stage::Cancelled | Stage::Refunded => false,
        }
    }

    /// What of a line is refunded.
    #[must_use]
    pub fn line_back(&self, line: usize) -> LineBack {
        let line = self.lines.get(line);
        line.map_or_else(LineBack::default, |line| LineBack {
            units: line.refunded_units,
            amount: line.refunded,
        })
    }

    /// What of a line was refunded before the order was fulfilled: it earned nobody anything.
    #[must_use]
    pub fn unearned_of(&self, n: usize, rule: AllocationRule) -> LineBack {
        let Some(line) = self.lines.get(n) else { return LineBack::default() };
        let units = line.unearned_units;
        let given = self.dealings.as_ref().and_then(|dealings| dealings.unearned.get(n));
        LineBack { units, amount: given.copied().unwrap_or_else(|| line.worth_of_first(units, rule)) }
    }

    /// What of a line was not refunded before the order was fulfilled: its commission is made of it.
    #[must_use]
    pub fn earned_of(&self, n: usize, rule: AllocationRule) -> Amount {
        let total = self.lines.get(n).map_or(Amount::ZERO, |line| line.total);
        // INVARIANT: no more is refunded of a line than it cost.
        total.minus(self.unearned_of(n, rule).amount).unwrap_or_default()
    }
}
