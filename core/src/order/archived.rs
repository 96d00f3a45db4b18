//! What a shop keeps of orders that left memory.

use crate::digest::Digest;
use crate::id::OrderId;
use crate::money::Amount;
use crate::order::prints::Prints;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use minicbor::{Decode, Encode};

/// Tells an archived order's bytes from all others: the first 16 bytes of their BLAKE3. As text 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Seal(
    #[n(0)]
    #[cbor(with = "minicbor::bytes")]
    [u8; 16],
);

impl Seal {
    /// The seal of bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let digest = Digest::of(bytes);
        Self(digest.as_bytes().first_chunk().copied().unwrap_or_default())
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Seal({self})")
    }
}

impl serde::Serialize for Seal {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Seal {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let parse = |text: &str| {
            let digits = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
            let number = u128::from_str_radix(text, 16).ok().filter(|_| digits);
            number.map(|n| Self(n.to_be_bytes())).ok_or_else(|| String::from("not 32 hexadecimal digits"))
        };
        crate::codec::deserialize_text(d, "the seal of an archived order", parse)
    }
}

/// The orders that left memory: a print of each id and the seal of its bytes, 28 bytes for each, and what all of them
/// are worth in the books.
#[derive(Debug, Clone, Default, Encode, Decode)]
pub struct Archived {
    #[n(0)]
    seals: Prints<16>,
    #[n(1)]
    worth: Worth,
}

impl Archived {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.seals.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.seals.is_empty()
    }

    /// The seal of an order's bytes, if the order is here.
    #[must_use]
    pub fn seal(&self, id: &OrderId) -> Option<Seal> {
        self.seals.get(id).map(Seal)
    }

    /// What all of them are worth in the books.
    #[must_use]
    pub const fn worth(&self) -> &Worth {
        &self.worth
    }

    /// Adds an order. Gives back whether it was not here.
    pub(super) fn add(&mut self, id: &OrderId, seal: Seal) -> bool {
        self.seals.add(id, seal.0)
    }

    /// Takes an order out. Gives back whether it was here.
    pub(super) fn remove(&mut self, id: &OrderId) -> bool {
        self.seals.remove(id).is_some()
    }

    /// Changes what all of them are worth.
    pub fn worth_mut(&mut self) -> &mut Worth {
        &mut self.worth
    }
}

/// What orders are worth in the books, so that the books can be checked without them: sums by account, and by offer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode, serde::Serialize, serde::Deserialize)]
pub struct Worth {
    /// By the number of the shop's account.
    #[n(0)]
    pub accounts: Vec<Amount>,
    /// What offers with a cap or a budget gave, by the offer's slot.
    #[n(1)]
    pub offers: Vec<Amount>,
    /// What suppliers are to be paid for its keys, by the supplier's slot.
    #[n(2)]
    pub suppliers: Vec<Amount>,
}

impl Worth {
    /// Adds to an account. `None` when a sum would leave its range.
    pub fn add_to_account(&mut self, account: usize, amount: Amount) -> Option<()> {
        add(&mut self.accounts, account, amount)
    }

    /// Adds to an offer. `None` when a sum would leave its range.
    pub fn add_to_offer(&mut self, offer: usize, amount: Amount) -> Option<()> {
        add(&mut self.offers, offer, amount)
    }

    /// Adds to a supplier. `None` when a sum would leave its range.
    pub fn add_to_supplier(&mut self, supplier: usize, amount: Amount) -> Option<()> {
        add(&mut self.suppliers, supplier, amount)
    }

    /// Adds all of another. `None` when a sum would leave its range.
    pub fn add(&mut self, other: &Self) -> Option<()> {
        add_all(&mut self.accounts, other.accounts.iter().map(|amount| Some(*amount)))?;
        add_all(&mut self.offers, other.offers.iter().map(|amount| Some(*amount)))?;
        add_all(&mut self.suppliers, other.suppliers.iter().map(|amount| Some(*amount)))
    }

    /// Takes away all of another. `None` when a sum would leave its range.
    pub fn take(&mut self, other: &Self) -> Option<()> {
        add_all(&mut self.accounts, other.accounts.iter().map(|amount| amount.negated().ok()))?;
        add_all(&mut self.offers, other.offers.iter().map(|amount| amount.negated().ok()))?;
        add_all(&mut self.suppliers, other.suppliers.iter().map(|amount| amount.negated().ok()))
    }

    /// The sum of an account.
    #[must_use]
    pub fn of_account(&self, account: usize) -> Amount {
        self.accounts.get(account).copied().unwrap_or_default()
    }

    /// The sum of a supplier.
    #[must_use]
    pub fn of_supplier(&self, supplier: usize) -> Amount {
        self.suppliers.get(supplier).copied().unwrap_or_default()
    }

    /// The sum of an offer.
    #[must_use]
    pub fn of_offer(&self, offer: usize) -> Amount {
        self.offers.get(offer).copied().unwrap_or_default()
    }
}

fn add_all(sums: &mut Vec<Amount>, amounts: impl Iterator<Item = Option<Amount>>) -> Option<()> {
    for (n, amount) in amounts.enumerate() {
        add(sums, n, amount?)?;
    }
    Some(())
}

/// The list ends with the last sum that is not zero, so that equal sums are written alike.
fn add(sums: &mut Vec<Amount>, n: usize, amount: Amount) -> Option<()> {
    if amount.is_zero() {
        return Some(());
    }
    if sums.len() <= n {
        sums.resize(n.checked_add(1)?, Amount::ZERO);
    }
    let sum = sums.get_mut(n)?;
    *sum = sum.plus(amount).ok()?;
    while sums.last().is_some_and(|last| last.is_zero()) {
        sums.pop();
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seals_round_trip_as_text() {
        let seal = Seal::of(b"order");
        let json = serde_json::to_string(&seal).unwrap();
        assert_eq!(serde_json::from_str::<Seal>(&json).unwrap(), seal);
        assert_ne!(seal, Seal::of(b"another"));
        assert!(serde_json::from_str::<Seal>("\"00\"").is_err());
    }

    #[test]
    fn what_is_added_and_taken_away_leaves_nothing() {
        let mut one = Worth::default();
        one.add_to_account(3, Amount::from_minor(-50)).unwrap();
        one.add_to_offer(1, Amount::from_minor(7)).unwrap();
        let mut all = Worth::default();
        all.add(&one).unwrap();
        all.add(&one).unwrap();
        assert_eq!(
            (all.of_account(3).minor(), all.of_offer(1).minor(), all.of_account(9).minor()),
            (-100, 14, 0)
        );
        all.take(&one).unwrap();
        assert_eq!(all, one);
        all.take(&one).unwrap();
        assert_eq!(all, Worth::default());
        assert!(all.add_to_offer(0, Amount::from_minor(i64::MAX)).is_some());
        assert!(all.add_to_offer(0, Amount::from_minor(1)).is_none());
    }
}
