//! The shape of a matrix (矩阵): how wide, how deep, and which seat comes next.

/// A matrix of so many seats below each one, and so many levels of them. Seats are filled breadth-first (公排): the upper
/// level first, from left to right. Whoever invited stays the inviter; the seat above is a parent only.
///
/// Paying along it is a [`Unilevel`](crate::commission::Unilevel) with `along: seats`.
///
/// # Examples
/// ```
/// use keytill::commission::Matrix;
/// let matrix = Matrix { width: 3, depth: 3 };
/// assert_eq!(matrix.positions(), Some(39));
/// assert_eq!(matrix.parent(4), Some(1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matrix {
    /// How many seats stand below each one.
    pub width: u32,
    /// How many levels stand below the first seat.
    pub depth: u32,
}

impl Matrix {
    /// How many seats stand below the first one; `None` where 64 bits cannot say.
    #[must_use]
    pub fn positions(self) -> Option<u64> {
        let (mut level, mut sum) = (1_u64, 0_u64);
        if self.width <= 1 {
            return Some(u64::from(self.width.min(1)).saturating_mul(u64::from(self.depth)));
        }
        // The levels double at least, so this is done after 64 of them.
        for _ in 0..self.depth {
            level = level.checked_mul(u64::from(self.width))?;
            sum = sum.checked_add(level)?;
        }
        Some(sum)
    }

    /// The seat above the `n`-th one in the order in which seats are filled; seat 0 is the first and has none.
    #[must_use]
    pub fn parent(self, n: u64) -> Option<u64> {
        n.checked_sub(1)?.checked_div(u64::from(self.width))
    }

    /// Whether the first seat's matrix still has room when so many seats are taken, its own among them.
    #[must_use]
    pub fn has_room(self, taken: u64) -> bool {
        self.positions().is_none_or(|positions| taken <= positions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_counted_and_filled_breadth_first() {
        let positions = |width, depth| Matrix { width, depth }.positions();
        assert_eq!(
            [positions(2, 2), positions(3, 3), positions(1, 9), positions(0, 9)],
            [6, 39, 9, 0].map(Some)
        );
        assert_eq!(positions(10, 40), None);
        let matrix = Matrix { width: 2, depth: 2 };
        let parents: alloc::vec::Vec<_> = (0..7).map(|n| matrix.parent(n)).collect();
        assert_eq!(parents, [None, Some(0), Some(0), Some(1), Some(1), Some(2), Some(2)]);
        assert!(matrix.has_room(6) && !matrix.has_room(7));
        assert_eq!(Matrix { width: 0, depth: 2 }.parent(1), None);
    }
}
