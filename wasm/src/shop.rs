use crate::thrown::{OrThrow, Thrown};
use keytill::embed::{EmbeddedShop, OnRejection};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A shop with its journal.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Shop(EmbeddedShop);

/// A shop recovered from what was stored.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Recovered {
    shop: Option<EmbeddedShop>,
    good_bytes: usize,
    damage: Option<String>,
}

#[wasm_bindgen]
impl Shop {
    /// Opens a new shop.
    ///
    /// # Errors
    /// The rejection when a text is no id or no settings.
    #[wasm_bindgen(constructor)]
    pub fn new(id: &str, settings: &str) -> Thrown<Self> {
        EmbeddedShop::open(id, settings).map(Self).or_throw()
    }

    /// The shop as a snapshot has it.
    ///
    /// # Errors
    /// The rejection when the bytes are no snapshot.
    pub fn restore(snapshot: &[u8]) -> Thrown<Self> {
        EmbeddedShop::restore(snapshot).map(Self).or_throw()
    }

    /// The shop as a journal has it, from a snapshot on where there is one.
    ///
    /// # Errors
    /// The rejection when snapshot or journal cannot be read.
    pub fn recover(journal: &[u8], snapshot: Option<Box<[u8]>>) -> Thrown<Recovered> {
        let recovered = EmbeddedShop::recover(snapshot.as_deref(), journal).or_throw()?;
        let damage = recovered.damage.map(|damage| damage.to_json());
        Ok(Recovered { shop: Some(recovered.shop), good_bytes: recovered.good_bytes, damage })
    }

    /// Executes a command.
    ///
    /// # Errors
    /// The rejection.
    pub fn execute(&mut self, command: &str) -> Thrown<String> {
        self.0.execute_json(command).or_throw()
    }

    /// Executes a list of commands.
    ///
    /// # Errors
    /// The rejection when the text is no list of commands.
    #[wasm_bindgen(js_name = executeBatch)]
    pub fn execute_batch(&mut self, commands: &str, stop: bool) -> Thrown<String> {
        let on_rejection = if stop { OnRejection::Stop } else { OnRejection::GoOn };
        self.0.execute_batch_json(commands, on_rejection).or_throw()
    }

    /// What a command would do.
    ///
    /// # Errors
    /// The rejection that it would get.
    pub fn decide(&self, command: &str) -> Thrown<String> {
        self.0.decide_json(command).or_throw()
    }

    /// Prices a cart by the price book in force.
    ///
    /// # Errors
    /// The rejection when the text is no cart, or it cannot be priced.
    pub fn quote(&self, cart: &str) -> Thrown<String> {
        self.0.quote_json(cart).or_throw()
    }

    /// Any read of the shop.
    ///
    /// # Errors
    /// The rejection when the text is no query, or asks for what is not known.
    pub fn ask(&self, query: &str) -> Thrown<String> {
        self.0.ask_json(query).or_throw()
    }

    /// The bytes to be added to the journal.
    #[wasm_bindgen(js_name = takeJournal)]
    pub fn take_journal(&mut self) -> Box<[u8]> {
        self.0.take_journal().into_boxed_slice()
    }

    /// The whole state as bytes.
    #[must_use]
    pub fn snapshot(&self) -> Box<[u8]> {
        self.0.snapshot().into_boxed_slice()
    }

    /// The digest of the state.
    #[must_use]
    pub fn digest(&self) -> String {
        self.0.digest().to_string()
    }

    /// When to send a tick, as JSON.
    #[must_use]
    #[wasm_bindgen(js_name = nextDeadline)]
    pub fn next_deadline(&self) -> Option<f64> {
        // A time is below 2^53, so it is exact.
        self.0.next_deadline().map(|time| time.millis() as f64)
    }
}

#[wasm_bindgen]
impl Recovered {
    /// The shop; given once.
    ///
    /// # Errors
    /// Nothing is left after the first time.
    pub fn shop(&mut self) -> Thrown<Shop> {
        self.shop.take().map(Shop).ok_or(JsValue::UNDEFINED)
    }

    /// How many of the journal's bytes are good.
    #[must_use]
    #[wasm_bindgen(js_name = goodBytes)]
    pub fn good_bytes(&self) -> usize {
        self.good_bytes
    }

    /// Why the rest is not, as JSON.
    #[must_use]
    pub fn damage(&self) -> Option<String> {
        self.damage.clone()
    }
}
