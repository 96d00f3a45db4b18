//! Every key that came in: it comes in once, and whoever got it has it alone.

use crate::set_up::{REUSABLE, sealed};
use keytill::id::OrderId;
use keytill::shop::{Event, Reply, Shop};
use keytill::stock::Fingerprint;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Default)]
pub struct Keys {
    imported: BTreeSet<String>,
    /// The order that got it, or nobody's where it left the shop.
    holders: BTreeMap<String, String>,
}

fn is_reusable(fingerprint: &Fingerprint) -> bool {
    fingerprint.0[..4] >= sealed(REUSABLE).fingerprint.0[..4]
}

impl Keys {
    pub fn follow(&mut self, event: &Event, shop: &Shop) {
        match event {
            Event::KeysImported(event) => {
                for key in &event.keys {
                    assert!(self.imported.insert(key.fingerprint.to_string()), "a key came in twice");
                }
            }
            Event::OrderDelivered(event) => self.handed_over(event.order.id(), shop),
            Event::UnitsDelivered(event) => self.handed_over(event.order.id(), shop),
            Event::UnitsReplaced(event) => self.handed_over(event.order.id(), shop),
            _ => {}
        }
    }

    fn handed_over(&mut self, order: &OrderId, shop: &Shop) {
        let Ok(keys) = shop.keys_of(order) else { return };
        let mut here = BTreeSet::new();
        for key in keys.iter().filter(|key| !is_reusable(&key.fingerprint)) {
            let key = key.fingerprint.to_string();
            assert!(self.imported.contains(&key), "a key was made up");
            assert!(here.insert(key.clone()), "{order} has a key twice");
            let holder = self.holders.entry(key).or_insert_with(|| order.to_string());
            assert_eq!(holder, order.as_str(), "a key was handed over twice");
        }
    }

    pub fn told(&mut self, reply: &Reply) {
        let Reply::Exported(exported) = reply else { return };
        for key in &exported.keys {
            let before = self.holders.insert(key.fingerprint.to_string(), "nobody".into());
            assert_eq!(before, None, "a key left that was handed over");
        }
    }
}
