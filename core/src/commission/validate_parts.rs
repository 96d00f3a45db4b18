//! The checks of bonuses other than unilevel, and of the parts that every bonus can have.

use crate::commission::validate::{MAX_LEVEL_RATES, check_count, check_percent, check_tier, is_fixed, twin};
use crate::commission::{
    Binary, Bonus, BonusKind, Dividend, GoodsNamed, LevelClaim, LevelDifference, MAX_WALK, OwnPrice,
    PlanRefusal, PriceDifference, SubShops, TeamVolume, Tier, VolumeMode,
};
use crate::id::BonusId;
use crate::money::{Currency, Exact, Money};
use alloc::format;
use alloc::string::String;

/// Most receivers of one level above a receiver of the difference.
const MAX_PEERS: u8 = 100;
/// The longest period of a cap: 366 days and one.
const MAX_PERIOD_DAYS: u32 = 367;

pub(super) fn check_other(bonus: &BonusId, kind: &BonusKind, currency: Currency) -> Result<(), PlanRefusal> {
    match kind {
        BonusKind::LevelDifference(difference) => check_levels(bonus, difference, currency),
        BonusKind::PriceDifference(difference) => check_prices(bonus, difference, currency),
        BonusKind::TeamVolume(team) => check_team(bonus, team, currency),
        BonusKind::Dividend(dividend) => check_dividend(bonus, dividend),
        BonusKind::Binary(binary) => check_binary(bonus, binary, currency),
        BonusKind::ChainTwoPlusOne(chain) => {
            chain.compile(currency)?;
            match twin(chain.products.iter().collect()) {
                Some(product) => {
                    Err(PlanRefusal::ProductTwice { bonus: bonus.clone(), product: product.clone() })
                }
                None => Ok(()),
            }
        }
        BonusKind::SubShops(sub_shops) => check_sub_shops(bonus, sub_shops),
        BonusKind::SupplierShare(share) => {
            check_goods(bonus, share.shares.iter().map(|own| (&own.goods, &own.rate)), currency)
        }
        BonusKind::TakeRate(take) => {
            check_goods(bonus, take.rates.iter().map(|own| (&own.goods, &own.rate)), currency)
        }
        // Checked where its tiers are.
        BonusKind::Unilevel(_) => Ok(()),
    }
}

/// The gate is checked when it is compiled.
pub(super) fn check_parts(bonus: &Bonus, currency: Currency) -> Result<(), PlanRefusal> {
    let by_period =
        matches!(bonus.kind, BonusKind::TeamVolume(_) | BonusKind::Dividend(_) | BonusKind::Binary(_));
    let unused = |part| Err(PlanRefusal::PartUnused { bonus: bonus.id.clone(), part });
    if by_period && bonus.base.is_some() {
        return unused("base");
    }
    // Suppliers and the platform have no figures, and no cap but the line's.
    let of_goods = matches!(bonus.kind, BonusKind::SupplierShare(_) | BonusKind::TakeRate(_));
    if of_goods && bonus.gate.is_some() {
        return unused("gate");
    }
    if matches!(bonus.kind, BonusKind::SubShops(_)) && bonus.base.is_some() {
        return unused("base");
    }
    let Some(cap) = bonus.cap else { return Ok(()) };
    if by_period || of_goods {
        return unused("cap");
    }
    let person = cap.per_person.map(|cap| cap.amount);
    for (field, value) in [("per_line", cap.per_line), ("per_order", cap.per_order), ("per_person", person)] {
        if let Some(value) = value {
            check_amount(|| format!("bonuses.{}.cap.{field}", bonus.id), value, currency)?;
        }
    }
    let Some(person) = cap.per_person else { return Ok(()) };
    let most = crate::time::Span::from_days(MAX_PERIOD_DAYS).millis();
    if person.period.millis() > most {
        let field = format!("bonuses.{}.cap.per_person.period", bonus.id);
        return Err(PlanRefusal::OutOfRange { field, value: person.period.millis(), least: 0, most });
    }
    Ok(())
}

pub(super) fn check_depth(bonus: &BonusId, depth: Option<u16>) -> Result<(), PlanRefusal> {
    match depth {
        Some(depth) => range(bonus, "max_depth", u64::from(depth), 1, MAX_WALK as u64),
        None => Ok(()),
    }
}

fn range(bonus: &BonusId, field: &str, value: u64, least: u64, most: u64) -> Result<(), PlanRefusal> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(PlanRefusal::OutOfRange { field: format!("bonuses.{bonus}.{field}"), value, least, most })
}

fn check_amount(field: impl Fn() -> String, value: Exact, currency: Currency) -> Result<(), PlanRefusal> {
    if !value.is_negative() && Money::from_exact(value, currency).is_ok() {
        return Ok(());
    }
    let rule = "0 to 9007199254740991 minor units, not finer than the currency";
    Err(PlanRefusal::AmountInvalid { field: field(), value, rule })
}

fn check_levels(
    bonus: &BonusId,
    difference: &LevelDifference,
    currency: Currency,
) -> Result<(), PlanRefusal> {
    check_depth(bonus, difference.max_depth)?;
    check_claims(bonus, &difference.rates, currency)?;
    for own in &difference.products {
        check_claims(bonus, &own.rates, currency)?;
    }
    if let Some(product) = twin(difference.products.iter().map(|own| &own.product).collect()) {
        return Err(PlanRefusal::ProductTwice { bonus: bonus.clone(), product: product.clone() });
    }
    for own in difference.categories() {
        check_claims(bonus, &own.rates, currency)?;
    }
    if let Some(category) = twin(difference.categories().iter().map(|own| &own.category).collect()) {
        return Err(PlanRefusal::CategoryTwice { bonus: bonus.clone(), category: category.clone() });
    }
    let Some(peer) = difference.peer else { return Ok(()) };
    check_tier(|field| format!("bonuses.{bonus}.peer.{field}"), &peer.rate, currency)?;
    range(bonus, "peer.limit", u64::from(peer.limit), 1, u64::from(MAX_PEERS))
}

fn check_claims(bonus: &BonusId, claims: &[LevelClaim], currency: Currency) -> Result<(), PlanRefusal> {
    check_count(bonus, "rates", claims.len(), MAX_LEVEL_RATES)?;
    for claim in claims {
        check_tier(|field| format!("bonuses.{bonus}.rates.{}.{field}", claim.level), &claim.rate, currency)?;
    }
    match twin(claims.iter().map(|claim| &claim.level).collect()) {
        Some(level) => Err(PlanRefusal::ClaimTwice { bonus: bonus.clone(), level: level.clone() }),
        None => Ok(()),
    }
}

fn check_prices(
    bonus: &BonusId,
    difference: &PriceDifference,
    currency: Currency,
) -> Result<(), PlanRefusal> {
    check_depth(bonus, difference.max_depth)?;
    check_count(bonus, "prices", difference.prices.len(), MAX_LEVEL_RATES)?;
    for own in &difference.prices {
        let field = format!("bonuses.{bonus}.prices.{}", own.level);
        match own.price {
            OwnPrice::PercentOfList(percent) => check_percent(&field, percent)?,
            OwnPrice::Unit(value) if !is_fixed(value, currency) => {
                let rule = "0 to 100000000000 minor units with at most 4 decimals more than the currency has";
                return Err(PlanRefusal::AmountInvalid { field, value, rule });
            }
            OwnPrice::Unit(_) => {}
        }
    }
    match twin(difference.prices.iter().map(|own| (&own.level, &own.product)).collect()) {
        Some((level, _)) => Err(PlanRefusal::ClaimTwice { bonus: bonus.clone(), level: level.clone() }),
        None => Ok(()),
    }
}

fn check_sub_shops(bonus: &BonusId, sub_shops: &SubShops) -> Result<(), PlanRefusal> {
    range(bonus, "max_chain", u64::from(sub_shops.max_chain), 1, 10)?;
    check_percent(&format!("bonuses.{bonus}.percent"), sub_shops.percent)?;
    let SubShops { min_markup_percent: least, max_markup_percent: most, .. } = *sub_shops;
    let ordered = !least.is_negative() && least <= most && most.is_positive();
    if !ordered || most > Exact::from(1000_u32) || most.scale().max(least.scale()) > 6 {
        let field = format!("bonuses.{bonus}.max_markup_percent");
        let rule = "above 0, at most 1000 with at most 6 decimals, and no less than the least mark-up";
        return Err(PlanRefusal::AmountInvalid { field, value: most, rule });
    }
    Ok(())
}

fn check_goods<'a>(
    bonus: &BonusId,
    rates: impl Iterator<Item = (&'a GoodsNamed, &'a Tier)> + Clone,
    currency: Currency,
) -> Result<(), PlanRefusal> {
    for (n, (_, rate)) in rates.clone().enumerate() {
        check_tier(|field| format!("bonuses.{bonus}.{n}.rate.{field}"), rate, currency)?;
    }
    let goods = || rates.clone().map(|(goods, _)| goods);
    check_count(bonus, "rates", goods().count(), MAX_LEVEL_RATES)?;
    if let Some(product) = twin(goods().flat_map(|goods| &goods.products).collect()) {
        return Err(PlanRefusal::ProductTwice { bonus: bonus.clone(), product: product.clone() });
    }
    if let Some(category) = twin(goods().flat_map(|goods| &goods.categories).collect()) {
        return Err(PlanRefusal::CategoryTwice { bonus: bonus.clone(), category: category.clone() });
    }
    if goods().filter(|goods| goods.is_empty()).count() > 1 {
        return Err(PlanRefusal::OthersTwice { bonus: bonus.clone() });
    }
    Ok(())
}

fn check_team(bonus: &BonusId, team: &TeamVolume, currency: Currency) -> Result<(), PlanRefusal> {
    check_count(bonus, "tiers", team.tiers.len(), MAX_LEVEL_RATES)?;
    check_eligible(bonus, &team.eligible)?;
    let mut before: Option<(Exact, Exact)> = None;
    for tier in &team.tiers {
        check_amount(|| format!("bonuses.{bonus}.tiers.from"), tier.from, currency)?;
        check_percent(&format!("bonuses.{bonus}.tiers.percent"), tier.percent)?;
        if before.is_some_and(|(from, percent)| tier.from <= from || tier.percent < percent) {
            return Err(PlanRefusal::TiersUnordered { bonus: bonus.clone(), from: tier.from });
        }
        before = Some((tier.from, tier.percent));
    }
    match team.pool_percent {
        Some(pool) => check_percent(&format!("bonuses.{bonus}.pool_percent"), pool),
        None if team.mode == VolumeMode::Whole => Err(PlanRefusal::PoolMissing { bonus: bonus.clone() }),
        None => Ok(()),
    }
}

fn check_dividend(bonus: &BonusId, dividend: &Dividend) -> Result<(), PlanRefusal> {
    check_percent(&format!("bonuses.{bonus}.pool_percent"), dividend.pool_percent)?;
    check_count(bonus, "members", dividend.members.len(), MAX_LEVEL_RATES)?;
    for member in &dividend.members {
        check_percent(&format!("bonuses.{bonus}.members.{}", member.level), member.share)?;
    }
    match twin(dividend.members.iter().map(|member| &member.level).collect()) {
        Some(level) => Err(PlanRefusal::LevelTwice { bonus: bonus.clone(), level: level.clone() }),
        None => Ok(()),
    }
}

fn check_binary(bonus: &BonusId, binary: &Binary, currency: Currency) -> Result<(), PlanRefusal> {
    check_percent(&format!("bonuses.{bonus}.percent"), binary.percent)?;
    check_percent(&format!("bonuses.{bonus}.pool_percent"), binary.pool_percent)?;
    check_eligible(bonus, &binary.eligible)?;
    range(bonus, "ratio", u64::from(binary.ratio), 1, 100)?;
    match binary.cap {
        Some(cap) => check_amount(|| format!("bonuses.{bonus}.cap"), cap, currency),
        None => Ok(()),
    }
}

fn check_eligible(bonus: &BonusId, eligible: &[crate::id::LevelId]) -> Result<(), PlanRefusal> {
    check_count(bonus, "eligible", eligible.len(), MAX_LEVEL_RATES)?;
    match twin(eligible.iter().collect()) {
        Some(level) => Err(PlanRefusal::LevelTwice { bonus: bonus.clone(), level: level.clone() }),
        None => Ok(()),
    }
}
