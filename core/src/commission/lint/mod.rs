//! What a policy says of a plan (合规检查): findings with the paragraph, never a verdict. It labels; it does not say that
//! anything is lawful.

mod finding;
mod look;
mod policy;

pub use finding::{PlanFinding, PlanFindings};
pub use look::LevelProduct;
pub use policy::{Citation, Concern, Policy, PolicyRule, Stance};
