use crate::contact::ContactHash;
use crate::id::DeviceId;
use crate::refusal::refusals;

refusals! {
    /// Why somebody may not hold more stock before paying.
    pub enum UnpaidRefusal {
        /// The device has as many open as it may.
        DeviceLimit { device: DeviceId, limit: u32 } = "unpaid.device_limit",
            "device `{device}` has {limit} unpaid orders and reservations, which is the most allowed";
        /// The contact has as many open as it may.
        ContactLimit { contact: ContactHash, limit: u32 } = "unpaid.contact_limit",
            "contact `{contact}` has {limit} unpaid orders and reservations, which is the most allowed";
        /// A guest whom nothing could be counted for.
        GuestUnknown {} = "unpaid.guest_unknown", "a guest must name a device or a contact";
    }
}
