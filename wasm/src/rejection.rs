use js_sys::{Error, Object, Reflect};
use keytill::refusal::Refusal;
use std::fmt::Display;
use wasm_bindgen::JsValue;

/// A refusal as a JavaScript `Error` with `code` and `params`.
pub fn rejection(refusal: impl Refusal + Display) -> JsValue {
    let params = Object::new();
    for (name, value) in refusal.params() {
        set(&params, name, &value.into());
    }
    let error = Error::new(&refusal.to_string());
    error.set_name("Rejected");
    set(&error, "code", &refusal.code().into());
    set(&error, "params", &params);
    error.into()
}

/// Sets a property of an object that was made just now, which cannot be refused.
fn set(object: &Object, name: &str, value: &JsValue) {
    let done = Reflect::set(object, &name.into(), value);
    debug_assert_eq!(done, Ok(true));
}
