use keytill::embed::Rejected;
use wasm_bindgen::JsValue;

/// What JavaScript is thrown: the rejection as JSON text.
pub type Thrown<T> = Result<T, JsValue>;

/// Carries a refusal over.
pub trait OrThrow<T> {
    /// The value, or what is thrown.
    fn or_throw(self) -> Thrown<T>;
}

impl<T> OrThrow<T> for Result<T, Rejected> {
    fn or_throw(self) -> Thrown<T> {
        self.map_err(|rejected| JsValue::from_str(&rejected.to_json()))
    }
}
