use crate::money::{Amount, MoneyRefusal};
use alloc::vec::Vec;

/// An amount taken from several places in order, and what none of them could give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cascade {
    /// What each place gives.
    pub parts: Vec<Amount>,
    /// What is still open when all have given what they can.
    pub open: Amount,
}

/// Takes `total` from places in order, each up to its limit; `None` is without limit. Nothing is lost: the parts and what
/// is open add up to the total. A limit below zero gives nothing.
///
/// # Errors
/// [`MoneyRefusal::Overflow`] when the total is negative.
///
/// # Examples
/// A wallet first, then the gateway.
/// ```
/// use keytill::money::{Amount, cascade};
/// let paid = cascade(Amount::from_minor(7578), &[Some(Amount::from_minor(500)), None])?;
/// assert_eq!(paid.parts, [500, 7078].map(Amount::from_minor));
/// assert!(paid.open.is_zero());
/// # Ok::<(), keytill::money::MoneyRefusal>(())
/// ```
pub fn cascade(total: Amount, limits: &[Option<Amount>]) -> Result<Cascade, MoneyRefusal> {
    if total.is_negative() {
        return Err(MoneyRefusal::Overflow {});
    }
    let mut open = total;
    let mut parts = Vec::with_capacity(limits.len());
    for limit in limits {
        let part = limit.map_or(open, |limit| open.min(limit.max(Amount::ZERO)));
        open = open.minus(part)?;
        parts.push(part);
    }
    Ok(Cascade { parts, open })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(total: i64, limits: &[i64]) -> (Vec<i64>, i64) {
        let limits: Vec<_> = limits.iter().map(|limit| Some(Amount::from_minor(*limit))).collect();
        let taken = cascade(Amount::from_minor(total), &limits).unwrap();
        (taken.parts.into_iter().map(Amount::minor).collect(), taken.open.minor())
    }

    #[test]
    fn each_gives_what_it_has_and_the_rest_is_told() {
        assert_eq!(take(5, &[3, 2, 9]), (alloc::vec![3, 2, 0], 0));
        assert_eq!(take(5, &[-3, 2]), (alloc::vec![0, 2], 3));
        assert_eq!(take(0, &[]), (alloc::vec![], 0));
        assert!(cascade(Amount::from_minor(-1), &[None]).is_err());
    }
}
