use crate::Rejection;
use crate::calm::{Shared, calm};
use keytill::embed::{EmbeddedShop, OnRejection, Rejected};
use std::fmt;
use std::sync::Arc;

/// A shop with its journal. Any number of threads may share it: many read at once, one changes.
///
/// The journal's bytes are the shop: whoever has them has everything. A command's record waits in memory until the host takes it
/// (`take_journal`), and the rule is: take it, make it durable, and only then tell anybody the outcome. Several commands may
/// be executed before, and their records stored with one write.
///
/// Where a write fails, the instance is ahead of its journal: write the same bytes again, or drop the instance and recover
/// from what is stored. Commands whose outcome was never told are repeated by those who asked, and answered as before if
/// their record was stored after all.
///
/// A snapshot spares the replay and can always be made again. Store it only once every byte taken before it is durable.
#[derive(uniffi::Object)]
pub struct Shop(Shared<EmbeddedShop>);

/// A shop recovered from what a host has stored, whose end may be damaged.
#[derive(Debug, uniffi::Record)]
pub struct Recovered {
    /// The shop after the last good record.
    pub shop: Arc<Shop>,
    /// How many of the journal's bytes are good: cut it here before adding to it.
    pub good_bytes: u64,
    /// Why the rest is not, as a rejection in JSON; absent where everything is good.
    pub damage: Option<String>,
}

impl fmt::Debug for Shop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shop")
    }
}

impl Shop {
    fn of(embedded: EmbeddedShop) -> Arc<Self> {
        Arc::new(Self(Shared::new(embedded, is_sound)))
    }
}

/// Whether a shop still agrees with itself and with its journal.
fn is_sound(embedded: &EmbeddedShop) -> bool {
    // The journal has one record more than the shop counts: its opening.
    embedded.journal().records() == embedded.shop().sequence().saturating_add(1)
        && embedded.shop().check().is_ok()
}

#[uniffi::export]
impl Shop {
    /// Opens a new shop; `settings` is JSON, `{}` for the usual ones. The record that opens it waits to be taken.
    ///
    /// # Errors
    /// [`Rejection`] for what is no id or no settings.
    #[uniffi::constructor]
    pub fn open(id: &str, settings: &str) -> Result<Arc<Self>, Rejection> {
        calm(|| EmbeddedShop::open(id, settings).map(Self::of))
    }

    /// The shop as a snapshot has it.
    ///
    /// # Errors
    /// [`Rejection`] for bytes that are no snapshot, or not what was written.
    #[uniffi::constructor]
    pub fn restore(snapshot: &[u8]) -> Result<Arc<Self>, Rejection> {
        calm(|| EmbeddedShop::restore(snapshot).map(Self::of))
    }

    /// Executes a command that is JSON, and tells as JSON what came of it: `sequence` and `at` of its record (absent where
    /// nothing happened), `events`, `reply`, `answered_before`.
    ///
    /// # Errors
    /// [`Rejection`]; the shop is unchanged, and the command's id may be used again.
    pub fn execute_json(&self, command: &str) -> Result<String, Rejection> {
        self.0.change(|shop| shop.execute_json(command))
    }

    /// As `execute_json`, for hosts that speak bytes: a command in CBOR with numbered fields, and the outcome as CBOR with the same
    /// names as in JSON.
    ///
    /// # Errors
    /// [`Rejection`]; the shop is unchanged, and the command's id may be used again.
    pub fn execute_cbor(&self, command: &[u8]) -> Result<Vec<u8>, Rejection> {
        self.0.change(|shop| shop.execute_cbor(command))
    }

    /// Executes the commands of a JSON list in their order and tells a list of outcomes, each as `execute_json` tells it, or
    /// `{"rejection": {…}}`. A rejected command does not undo those before it; those after it are executed too, or left out
    /// where it shall stop there.
    ///
    /// # Errors
    /// [`Rejection`] where the text is no list of commands; then none was executed.
    pub fn execute_batch_json(&self, commands: &str, stop_at_rejection: bool) -> Result<String, Rejection> {
        self.0.change(|shop| shop.execute_batch_json(commands, on_rejection(stop_at_rejection)))
    }

    /// As `execute_batch_json`, for hosts that speak bytes: a CBOR list of commands, and a list of outcomes as `execute_cbor`
    /// tells them.
    ///
    /// # Errors
    /// [`Rejection`] where the bytes are no list of commands; then none was executed.
    pub fn execute_batch_cbor(&self, commands: &[u8], stop_at_rejection: bool) -> Result<Vec<u8>, Rejection> {
        self.0.change(|shop| shop.execute_batch_cbor(commands, on_rejection(stop_at_rejection)))
    }

    /// What a command would do now, `{"events": […]}` as JSON. Changes nothing.
    ///
    /// # Errors
    /// The [`Rejection`] that it would get.
    pub fn decide_json(&self, command: &str) -> Result<String, Rejection> {
        self.0.read(|shop| shop.decide_json(command))
    }

    /// Quotes a cart by the price book in force; cart and quote are JSON. What the shop knows of the buyer counts, not what
    /// the cart says.
    ///
    /// # Errors
    /// [`Rejection`] for what is no cart, or cannot be priced.
    pub fn quote_json(&self, cart: &str) -> Result<String, Rejection> {
        self.0.read(|shop| shop.quote_json(cart))
    }

    /// The best of the coupons that a buyer holds, of those that may be used once more; `held` is a JSON list of codes.
    ///
    /// # Errors
    /// [`Rejection`] for what is no cart or no list, an unknown coupon, or a cart that cannot be priced.
    pub fn best_coupons_json(&self, cart: &str, held: &str) -> Result<String, Rejection> {
        self.0.read(|shop| shop.best_coupons_json(cart, held))
    }

    /// Any read of the shop: the query is JSON, such as `{"order": {"order": "o-1"}}`; the answer is JSON.
    ///
    /// # Errors
    /// [`Rejection`] for what is no query, or asks for what is not known.
    pub fn ask_json(&self, query: &str) -> Result<String, Rejection> {
        self.0.read(|shop| shop.ask_json(query))
    }

    /// The bytes to be added to the journal, in the order of the commands; nothing is handed out twice.
    ///
    /// # Errors
    /// [`Rejection`] after a failure within the library that left the shop unsound.
    pub fn take_journal(&self) -> Result<Vec<u8>, Rejection> {
        self.0.change(|shop| Ok::<_, Rejected>(shop.take_journal()))
    }

    /// How many bytes wait to be taken.
    ///
    /// # Errors
    /// None that is known.
    pub fn untaken(&self) -> Result<u64, Rejection> {
        self.0.read(|shop| Ok::<_, Rejected>(whole(shop.untaken())))
    }

    /// The whole state as bytes, from which `restore` and `recover` go on.
    ///
    /// # Errors
    /// None that is known.
    pub fn snapshot(&self) -> Result<Vec<u8>, Rejection> {
        self.0.read(|shop| Ok::<_, Rejected>(shop.snapshot()))
    }

    /// The digest of the state: the same state has the same digest in every language. Costs a pass over the state.
    ///
    /// # Errors
    /// None that is known.
    pub fn digest(&self) -> Result<String, Rejection> {
        self.0.read(|shop| Ok::<_, Rejected>(shop.digest().to_string()))
    }

    /// When to send a `tick`, in milliseconds since 1970 in UTC; nothing while nothing is due ever.
    ///
    /// # Errors
    /// None that is known.
    pub fn next_deadline(&self) -> Result<Option<u64>, Rejection> {
        self.0.read(|shop| Ok::<_, Rejected>(shop.next_deadline().map(|time| time.millis())))
    }
}

/// The shop as a journal has it, from a snapshot on where there is one. `journal` is either all of it or the part after the
/// snapshot. A damaged end (a torn write) is told and left out; what is good is replayed.
///
/// # Errors
/// [`Rejection`] where the snapshot or the journal's opening cannot be read, or they are not of one shop.
#[uniffi::export]
pub fn recover_shop(journal: &[u8], snapshot: Option<Vec<u8>>) -> Result<Recovered, Rejection> {
    let recovered = calm(|| EmbeddedShop::recover(snapshot.as_deref(), journal))?;
    Ok(Recovered {
        shop: Shop::of(recovered.shop),
        good_bytes: whole(recovered.good_bytes),
        damage: recovered.damage.map(|damage| damage.to_json()),
    })
}

const fn on_rejection(stop: bool) -> OnRejection {
    if stop { OnRejection::Stop } else { OnRejection::GoOn }
}

fn whole(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMAND: &str = r#"{"id": "c", "at": 1, "body": {"put_channel": {"channel": {"id": "web"}}}}"#;

    #[test]
    fn a_shop_is_sound_before_and_after_commands_and_when_it_is_recovered() {
        let shop = Shop::open("demo", "{}").unwrap();
        let sound = |shop: &Shop| shop.0.read(|shop| Ok::<_, Rejected>(is_sound(shop))).unwrap();
        assert!(sound(&shop));
        shop.execute_json(COMMAND).unwrap();
        assert!(sound(&shop));
        let recovered = recover_shop(&shop.take_journal().unwrap(), None).unwrap();
        assert!(sound(&recovered.shop) && recovered.damage.is_none());
        let restored = Shop::restore(&shop.snapshot().unwrap()).unwrap();
        assert!(sound(&restored));
    }

    #[test]
    fn rejections_arrive_with_code_params_and_sentence() {
        let shop = Shop::open("demo", "{}").unwrap();
        let Rejection::Rejected { code, params, sentence, price_change } =
            shop.ask_json(r#"{"order": {"order": "o-1"}}"#).unwrap_err();
        assert_eq!(code, "order.unknown");
        assert_eq!(params[0], crate::Param { name: "order".into(), value: "o-1".into() });
        assert!(sentence.contains("o-1") && price_change.is_none());
    }
}
