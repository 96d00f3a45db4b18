use crate::refusal::refusals;
use crate::time::Time;
use alloc::string::String;

refusals! {
    /// Why orders are not found.
    pub enum LookupRefusal {
        /// Tried too often.
        TooManyAttempts { again_at: Time } = "lookup.too_many_attempts",
            "too many attempts; the next is allowed at {again_at}";
        /// No order for this contact and secret. It is not said which of them is wrong.
        NotFound {} = "lookup.not_found", "no order is found for this contact and secret";
        /// A secret without a contact.
        NoContact {} = "lookup.no_contact", "an order with a lookup secret needs a contact to be found by";
        /// Not 32 hexadecimal digits.
        SecretMalformed { value: String } = "lookup.secret_malformed",
            "`{value}` is not the hash of a secret: 32 lower-case hexadecimal digits";
    }
}
