//! Which mapper answers which area.

use super::case::{Case, Library};
use super::{
    Answer, Json, Stop, allocation, charges, commission, medusa, periods, plans, portions, price_sets,
    promotions, reservation, rounding, stacks, tax, tiers, unit_offers, wholesale,
};

type Mapper = fn(&Case, &Library) -> Answer;

/// Areas by their beginning; the longest that fits is taken.
const MAPPERS: &[(&str, Mapper)] = &[
    ("allocation.", allocation::answer),
    ("allocation.fraction", portions::answer),
    ("allocation.numscript", portions::answer),
    ("allocation.order_discount_mixed_tax", promotions::answer),
    ("allocation.subtotal_vs_shipping", charges::goods_and_shipping),
    ("allocation.tiny_percentage", portions::answer),
    ("binary.", periods::binary),
    ("catalog_promotion.", promotions::answer),
    ("chain_2_1", periods::chain),
    ("chain_2_1.peer", periods::chain_peers),
    ("commission.fee", portions::fee_within_bounds),
    ("commission.max_fee", portions::fee_within_bounds),
    ("commission.min_fee", portions::fee_within_bounds),
    ("commission.graduated", tiers::answer),
    ("commission.kept", portions::answer),
    ("commission.referral_flat", commission::flat),
    ("commission.tier_boundary", tiers::answer),
    ("commission.volume", tiers::answer),
    ("coupon_", wholesale::answer),
    ("difference.", plans::difference),
    ("difference.simple", periods::team),
    ("dividend.", periods::dividend),
    ("exclusivity.", promotions::answer),
    ("fee.", tiers::answer),
    ("idempotency.", reservation::idempotency),
    ("input", plans::refused),
    ("lifecycle", periods::life),
    ("line_then_order", stacks::lines_then_order),
    ("matrix.", periods::matrix),
    ("price_difference", plans::price_difference),
    ("price_floor.", promotions::answer),
    ("price_list.", price_sets::answer),
    ("priority.", promotions::answer),
    ("promotion.", promotions::answer),
    ("promotion.buy", medusa::answer),
    ("promotion.fixed_across", medusa::answer),
    ("promotion.fixed_each", medusa::answer),
    ("promotion.flexi_rate", unit_offers::flexible_rate),
    ("promotion.full_discount_zero", tax::answer),
    ("promotion.percent_across", medusa::answer),
    ("promotion.percent_each", medusa::answer),
    ("promotion.quantity_groups", unit_offers::unit_groups),
    ("promotion_then_member", wholesale::answer),
    ("proration", stacks::lines_then_order),
    ("reseller.", wholesale::reseller),
    ("reservation.", reservation::answer),
    ("rounding.", rounding::percent_of),
    ("rounding.currency_exponent_0", unit_offers::ladder),
    ("rounding.subtotal_from_unrounded_rows", rounding::unrounded_rows),
    ("settlement.", portions::answer),
    ("stacking.", stacks::percents),
    ("stacking.base_of_second_discount", stacks::second_base),
    ("stacking.invoice_sequence", stacks::lines_then_order),
    ("tax.", tax::answer),
    ("tier_validation", wholesale::answer),
    ("tiered.", tiers::answer),
    ("tiered.flat", unit_offers::ladder),
    ("tiered.percent", unit_offers::ladder),
    ("totals.", tax::answer),
    ("totals.order_percent", charges::totals),
    ("unilevel.", plans::unilevel),
    ("volume.", unit_offers::ladder),
    ("wholesale", wholesale::answer),
    ("zero_total", wholesale::answer),
];

/// keytill's answer to a case.
pub fn answer(case: &Case, library: &Library) -> Answer {
    let fits = MAPPERS.iter().filter(|(area, _)| case.area.starts_with(area));
    let (_, mapper) = fits
        .max_by_key(|(area, _)| area.len())
        .ok_or_else(|| Stop::unmapped(format!("no mapper for the area `{}`", case.area)))?;
    mapper(case, library)
}

/// Errors of the sources, the code of keytill's refusal that says the same, and a word that must be in its text.
const ERRORS: &[(&str, &str, &str)] = &[
    ("not enough", "stock.insufficient", ""),
    ("out of stock", "stock.insufficient", ""),
    ("insufficient", "stock.insufficient", ""),
    ("exceeds_credits", "stock.insufficient", ""),
    ("exceeds_debits", "stock.insufficient", ""),
    ("exceeds_pending_transfer_amount", "payment.amount_mismatch", ""),
    ("pending_transfer_has_different_amount", "payment.amount_mismatch", ""),
    ("pending_transfer_already_posted", "order.illegal_move", "completed"),
    ("pending_transfer_already_posted", "order.illegal_move", "delivered"),
    ("pending_transfer_already_posted", "order.illegal_move", "fulfilled"),
    ("pending_transfer_already_posted", "order.illegal_move", "paid"),
    ("pending_transfer_already_voided", "order.illegal_move", "cancelled"),
    ("pending_transfer_already_voided", "order.cancelled", ""),
    ("pending_transfer_expired", "order.illegal_move", "expired"),
    ("pending_transfer_expired", "order.expired", ""),
    ("pending_transfer_not_found", "order.unknown", ""),
    ("exists_with_different", "command.conflict", ""),
    ("currency_code", "cart.currency", ""),
];

/// A refusal as the error that a case expects where it says the same, else as it is.
pub fn error(expected: &Json, code: &str, text: &str) -> Json {
    let expected = expected.get("error").and_then(Json::text).unwrap_or_default();
    if is_same_error(expected, code, text) { expected.into() } else { format!("{code}: {text}").into() }
}

/// Whether a source's error is one that keytill tells by this code.
fn is_same_error(source: &str, code: &str, text: &str) -> bool {
    let source = source.to_lowercase();
    ERRORS.iter().any(|(error, same, word)| source.contains(error) && *same == code && text.contains(word))
}
