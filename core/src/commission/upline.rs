//! People as a plan sees them.

use crate::commission::{Chain, Exclusion, Figure};
use crate::id::{CategoryId, PlacementTreeId};
use crate::money::Amount;
use crate::slot::{CustomerSlot, LevelSlot, ProductSlot};
use crate::time::{Span, Time};

/// What a plan needs to know of people.
pub trait Upline {
    /// Who invited the customer.
    fn inviter(&self, customer: CustomerSlot) -> Option<CustomerSlot>;
    /// The customer's level.
    fn level(&self, customer: CustomerSlot) -> Option<LevelSlot>;
    /// Whether the customer can earn commission at all.
    fn is_promoter(&self, customer: CustomerSlot) -> bool;
    /// The number of a placement tree, in the order in which they were opened; `None` where it is not known.
    fn tree(&self, tree: &PlacementTreeId) -> Option<usize> {
        let _ = tree;
        None
    }
    /// The number of the placement tree that a bonus goes along: the first where it names none.
    fn tree_of(&self, named: Option<&PlacementTreeId>) -> Option<usize> {
        named.map_or(Some(0), |tree| self.tree(tree))
    }
    /// The parent in a placement tree, where there is one.
    fn seat_above(&self, tree: usize, customer: CustomerSlot) -> Option<CustomerSlot> {
        let _ = (tree, customer);
        None
    }
    /// A figure of the customer, within a window up to now or, with a window of nothing, in all; `None` where it is not
    /// kept. Amounts are whole major units, rounded down.
    fn figure(&self, customer: CustomerSlot, figure: Figure, window: Span) -> Option<i64> {
        let _ = (customer, figure, window);
        None
    }
    /// Why the customer may not earn from this buyer's order, whatever the bonus.
    fn excluded(&self, customer: CustomerSlot, buyer: CustomerSlot) -> Option<Exclusion> {
        let _ = (customer, buyer);
        None
    }
    /// What the customer earned under the bonus of this position in the period that runs; see
    /// [`CompiledPlan::person_period`](crate::commission::CompiledPlan::person_period).
    fn earned(&self, customer: CustomerSlot, bonus: u8) -> Amount {
        let _ = (customer, bonus);
        Amount::ZERO
    }
    /// Who follows whom in the chain of the bonus of this position.
    fn chain(&self, bonus: u8) -> Option<&Chain> {
        let _ = bonus;
        None
    }
    /// The category of a product, where bonuses have rates by category.
    fn category(&self, product: ProductSlot) -> Option<&CategoryId> {
        let _ = product;
        None
    }
    /// The moment.
    fn now(&self) -> Time {
        Time::default()
    }
}
