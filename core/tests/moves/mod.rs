//! What `order_moves.rs` tries, and where.

pub mod commands;
pub mod situations;
