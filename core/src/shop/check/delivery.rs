//! What was handed over fits the stage.

use crate::order::{Line, Stage};
use crate::shop::Shop;
use alloc::format;
use alloc::string::String;

impl Shop {
    /// Units are handed over of paid orders alone; a fulfilling order is owed some and has some, a fulfilled one is owed
    /// none.
    pub(super) fn check_deliveries(&self) -> Result<(), String> {
        for (slot, order) in self.orders.iter() {
            let handed = order.lines.iter().any(|line| line.delivered_units > 0);
            let owed = order.lines.iter().any(|line| line.owed_units() > 0);
            let fits = match order.stage {
                Stage::Placed | Stage::Paid | Stage::Held | Stage::Expired | Stage::Cancelled => !handed,
                Stage::Fulfilling => handed && owed,
                Stage::Fulfilled | Stage::Completed | Stage::Refunded => !owed,
            };
            let within = |line: &Line| {
                line.delivered_units <= line.quantity && line.unearned_units <= line.refunded_units
            };
            let short = (0..order.lines.len()).all(|n| {
                let owed = order.lines.get(n).map_or(0, Line::owed_units);
                order.stage == Stage::Held || order.short_units(n) <= owed
            });
            if !fits || !short || !order.lines.iter().all(within) {
                return Err(format!("the deliveries of order {slot:?} do not fit its stage"));
            }
        }
        let waiting = self.orders.iter().filter_map(|(slot, order)| Some((slot, self.wait_of(order)?)));
        if !self.waits.agrees_with(waiting) {
            return Err("the orders that wait are not those that the table of them says".into());
        }
        Ok(())
    }
}
