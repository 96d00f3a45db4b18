//! Period bonuses, chains and the life of a commission.

use super::case::{Case, Library};
use super::host::Host;
use super::plans::{plan, read};
use super::{Answer, Json, Stop};
use keytill::commission::{
    Chain, ChainSale, ChainTwoPlusOne, CompiledPlan, Matrix, PeriodPeople, Plan, Sale, Settled, Upline,
};
use keytill::id::{CustomerId, LevelId, OrderId};
use keytill::money::{Amount, Currency, Exact, Money};
use keytill::pricing::Cart;
use keytill::slot::{CustomerSlot, LevelSlot, Slot};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// People with inviters, levels, volumes and seats.
#[derive(Debug, Default)]
struct Town {
    people: Vec<Person>,
}

#[derive(Debug, Default, Clone)]
struct Person {
    above: Option<usize>,
    level: Option<usize>,
    volume: i64,
    seat: Option<(usize, u8)>,
}

fn slot(n: usize) -> Option<CustomerSlot> {
    CustomerSlot::from_index(n)
}

impl Town {
    fn person(&self, slot: CustomerSlot) -> Option<&Person> {
        self.people.get(slot.index())
    }
}

impl Upline for Town {
    fn inviter(&self, customer: CustomerSlot) -> Option<CustomerSlot> {
        self.person(customer)?.above.and_then(slot)
    }
    fn level(&self, customer: CustomerSlot) -> Option<LevelSlot> {
        self.person(customer)?.level.and_then(LevelSlot::from_index)
    }
    fn is_promoter(&self, _: CustomerSlot) -> bool {
        true
    }
    fn seat_above(&self, _: usize, customer: CustomerSlot) -> Option<CustomerSlot> {
        self.person(customer)?.seat.and_then(|(parent, _)| slot(parent))
    }
}

impl PeriodPeople for Town {
    fn count(&self) -> usize {
        self.people.len()
    }
    fn volume(&self, customer: CustomerSlot) -> i64 {
        self.person(customer).map_or(0, |person| person.volume)
    }
    fn leg(&self, _: usize, customer: CustomerSlot) -> Option<u8> {
        self.person(customer)?.seat.map(|(_, leg)| leg)
    }
}

/// A plan of one bonus; levels `l0`, `l1`, … in the slots of their numbers.
fn compiled(kind: Value) -> Result<CompiledPlan, Stop> {
    let level = |id: &LevelId| LevelSlot::from_index(id.as_str().strip_prefix('l')?.parse().ok()?);
    plan(kind)?.compile(level, |_| None).map_err(|refusal| Stop::refused(&refusal))
}

fn paid_to(settled: &Settled, n: usize) -> Json {
    let mine = settled.payouts.iter().filter(|payout| payout.promoter.index() == n);
    major(mine.map(|payout| payout.amount.minor()).sum())
}

fn major(minor: i64) -> Json {
    Json::Text(Money::new(minor, Currency::CNY).decimal().to_string())
}

fn minor(value: Exact) -> Result<i64, Stop> {
    Ok(Money::from_exact(value, Currency::CNY)?.minor())
}

/// `9% of 90000`: the percentage and the volume.
fn percent_of(json: &Json) -> Result<(Exact, Exact), Stop> {
    let text = json.text().unwrap_or_default();
    let parts = text
        .split_once("% of ")
        .and_then(|(percent, of)| Some((percent.trim().parse().ok()?, of.trim().parse().ok()?)));
    parts.ok_or_else(|| Stop::unmapped(format!("`{text}` is no percentage of a volume")))
}

/// A team's volume less those of the teams below.
pub fn team(case: &Case, _: &Library) -> Answer {
    let (own_percent, own) = percent_of(case.input.need("own")?)?;
    let down = match case.input.need("down")? {
        Json::List(list) => list.iter().map(percent_of).collect::<Result<Vec<_>, _>>()?,
        one => vec![percent_of(one)?],
    };
    let mut town = Town::default();
    let mut steps: Vec<(Exact, Exact)> = down.iter().map(|(percent, volume)| (*volume, *percent)).collect();
    steps.push((own, own_percent));
    steps.sort_unstable();
    steps.dedup();
    let mut left = minor(own)?;
    town.people.push(Person::default());
    for (_, volume) in &down {
        let volume = minor(*volume)?;
        left -= volume;
        town.people.push(Person { above: Some(0), volume, ..Person::default() });
    }
    if let Some(top) = town.people.first_mut() {
        top.volume = left;
    }
    let tiers: Vec<_> =
        steps.iter().map(|(from, percent)| json!({ "from": from, "percent": percent })).collect();
    let settled = compiled(json!({ "team_volume": { "tiers": tiers } }))?.close(&town);
    let down: Vec<_> = (1..town.people.len()).map(|n| paid_to(&settled, n)).collect();
    Ok([("own", paid_to(&settled, 0)), ("down", Json::List(down))].into())
}

/// A pool and its shares.
pub fn dividend(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let pool = input.any(&["pool_percent", "percent"]).map_or(Ok(Exact::HUNDRED), Json::exact)?;
    let sales = input.need_any(&["sales", "pool", "amount", "volume"])?.exact()?;
    let percents = input.any(&["shares_percent", "percents", "shares"]);
    let shares = percents.map(Json::list).unwrap_or_default();
    let shares = shares.iter().map(Json::exact).collect::<Result<Vec<_>, _>>()?;
    if shares.is_empty() {
        return Err(Stop::unmapped("the case says no shares"));
    }
    let split = if input.any(&["weights", "parts"]).is_some() { "parts" } else { "percent" };
    let mut steps = shares.clone();
    steps.sort_unstable();
    steps.dedup();
    let members: Vec<_> = steps
        .iter()
        .enumerate()
        .map(|(n, share)| json!({ "level": format!("l{n}"), "share": share }))
        .collect();
    let mut town = Town::default();
    for share in &shares {
        let level = steps.iter().position(|step| step == share);
        town.people.push(Person { level, ..Person::default() });
    }
    town.people.push(Person { volume: minor(sales)?, ..Person::default() });
    let plan = compiled(json!({ "dividend": { "pool_percent": pool, "members": members, "split": split } }))?;
    let settled = plan.close(&town);
    let paid: Vec<_> = (0..shares.len()).map(|n| paid_to(&settled, n)).collect();
    let total = settled.payouts.iter().map(|payout| payout.amount.minor()).sum();
    Ok([("paid", Json::List(paid)), ("total", major(total))].into())
}

/// Two legs.
pub fn binary(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let legs = [input.need("left")?.exact()?, input.need("right")?.exact()?];
    let mut binary = json!({ "percent": input.need("percent")?.exact()?, "pool_percent": "100" });
    if let Some(cap) = input.any(&["cap", "maximum"]) {
        binary["cap"] = json!(cap.exact()?);
    }
    if let Some(ratio) = input.get("ratio") {
        let text = ratio.text().unwrap_or_default();
        let wide = text.split(':').filter_map(|side| side.trim().parse::<u8>().ok()).max();
        binary["ratio"] = json!(wide.unwrap_or(1));
    }
    if let Some(Json::Bool(carry)) = input.get("carry") {
        binary["carry"] = json!(carry);
    }
    let mut town = Town { people: vec![Person::default()] };
    for (leg, volume) in (0..2).zip(legs) {
        town.people.push(Person { volume: minor(volume)?, seat: Some((0, leg)), ..Person::default() });
    }
    let settled = compiled(json!({ "binary": binary }))?.close(&town);
    let left =
        settled.carries.iter().find(|carry| carry.customer.index() == 0).map_or([0, 0], |carry| carry.legs);
    let carry = [("left", major(left[0])), ("right", major(left[1]))].into();
    Ok([("paid", paid_to(&settled, 0)), ("carry", carry)].into())
}

/// How many seats a matrix has.
pub fn matrix(case: &Case, _: &Library) -> Answer {
    let shapes = case.input.need_any(&["cases", "shapes"])?.list();
    let mut positions = Vec::new();
    for shape in shapes {
        let [width, depth] = shape.list() else { return Err(Stop::unmapped("a shape is width and depth")) };
        let matrix = Matrix { width: width.units()?, depth: depth.units()? };
        positions.push(matrix.positions().map_or(Json::Null, Json::from));
    }
    Ok(Json::Object(vec![("positions_below_root".to_owned(), Json::List(positions))]))
}

/// A fixed reward for each of those above who recruited five.
pub fn chain_peers(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let (all, enough) = (input.need("sponsors")?.units()?, input.need("with_5_directs")?.units()?);
    let each = input.need("peer_each")?.exact()?;
    let tiers = vec![json!({ "fixed": each }); all as usize];
    let people: Vec<_> = (0..all)
        .map(|n| {
            let directs = if n < enough { 5 } else { 4 };
            json!({ "id": format!("u{n}"), "figures": [{ "figure": "directs", "value": directs }] })
        })
        .collect();
    let five =
        json!({ "at_least": { "fact": { "counter": { "name": "directs", "window": 0 } }, "value": "5" } });
    let plan: Plan = read(json!({
        "id": "plan", "currency": "CNY", "cap_percent": "100",
        "bonuses": [{ "id": "peers", "kind": { "unilevel": { "tiers": tiers } }, "gate": five }],
    }))?;
    let sale: Sale = read(json!({
        "buyer": { "id": "buyer" }, "upline": people, "lines": [{ "product": "goods", "quantity": 1, "paid": "10000" }],
    }))?;
    Ok([("paid", major(plan.pay(&sale)?.total.minor()))].into())
}

/// The story of a chain 2+1, told as `A recruits B then C`; `continue` names the case before.
pub fn chain(case: &Case, library: &Library) -> Answer {
    let before = case.input.get("continue").and_then(Json::text).and_then(|id| library.find(id));
    let terms = before.map_or(&case.input, |before| &before.input);
    let reward = |relation: &str, role: &str, fixed: &Json| -> Result<Value, Stop> {
        Ok(json!({ "relation": relation, "role": role, "rate": { "fixed": fixed.exact()? } }))
    };
    let mut rewards = Vec::new();
    for (role, fixed) in terms.need("direct")?.entries() {
        rewards.push(reward("direct", role, fixed)?);
    }
    for role in ["agent", "partner"] {
        if let Some(fixed) = terms.get(&format!("indirect_{role}")) {
            rewards.push(reward("indirect", role, fixed)?);
        }
    }
    let threshold = terms.any(&["quit_threshold", "threshold"]).map_or(Ok(2), Json::units)?;
    let parameters: ChainTwoPlusOne = read(json!({ "threshold": threshold, "rewards": rewards }))?;
    let compiled = parameters.compile(Currency::CNY).map_err(|refusal| Stop::refused(&refusal))?;
    let paid = Amount::from_minor(minor(terms.need("price")?.exact()?)?);
    let mut told =
        Told { names: Vec::new(), chain: Chain::default(), earned: BTreeMap::new(), events: BTreeMap::new() };
    let stories = before.into_iter().chain([case]).filter_map(|case| case.input.get("story")?.text());
    for (n, story) in stories.enumerate() {
        // What was earned before is told by the case before.
        if n > 0 {
            told.earned.clear();
            told.events.clear();
        }
        let (who, recruits) = story
            .split_once(" recruits ")
            .ok_or_else(|| Stop::unmapped(format!("`{story}` does not say who recruits whom")))?;
        let inviter = told.slot(who)?;
        for recruit in recruits.replace(" then ", ", ").split(", ").map(str::trim) {
            let sale = ChainSale { buyer: told.slot(recruit)?, inviter: Some(inviter), paid, units: 1 };
            told.sell(&compiled.decide(&told.chain, &sale), &sale);
        }
    }
    Ok(told.answer(&case.expected))
}

struct Told {
    names: Vec<String>,
    chain: Chain,
    earned: BTreeMap<String, Vec<i64>>,
    /// What became of somebody: `partner`, and whether a team was left.
    events: BTreeMap<String, bool>,
}

impl Told {
    fn slot(&mut self, name: &str) -> Result<CustomerSlot, Stop> {
        let name = name.trim();
        let known = self.names.iter().position(|known| known == name).unwrap_or(self.names.len());
        if known == self.names.len() {
            self.names.push(name.to_owned());
        }
        slot(known).ok_or_else(|| Stop::unmapped("too many people"))
    }

    fn name(&self, slot: CustomerSlot) -> String {
        self.names.get(slot.index()).cloned().unwrap_or_default()
    }

    fn sell(&mut self, outcome: &keytill::commission::ChainOutcome, sale: &ChainSale) {
        for reward in &outcome.rewards {
            let name = self.name(reward.to);
            self.earned.entry(name).or_default().push(reward.amount.minor() / 100);
        }
        if let Some(promoted) = outcome.promoted {
            let left = outcome.moves.iter().any(|(who, _)| *who == promoted);
            let name = self.name(promoted);
            self.events.insert(name, left);
        }
        self.chain.apply(sale, outcome);
    }

    /// `100+100, then partner and leaves` for each name; who stands above whom.
    fn answer(&self, expected: &Json) -> Json {
        let mut answer = Vec::new();
        for (name, earned) in &self.earned {
            let sum: Vec<_> = earned.iter().map(i64::to_string).collect();
            let then = match self.events.get(name) {
                None => "",
                Some(false) => ", then partner",
                Some(true) => ", then partner and leaves",
            };
            answer.push((name.clone(), Json::Text(format!("{}{then}", sum.join("+")))));
        }
        let above =
            expected.get("upline_of").map(Json::entries).unwrap_or_default().iter().map(|(name, _)| {
                let known = self.names.iter().position(|known| known == name).and_then(slot);
                let leader = known.and_then(|who| self.chain.leader(who));
                (name.clone(), leader.map_or(Json::Null, |leader| Json::Text(self.name(leader))))
            });
        let above: Vec<_> = above.collect();
        if !above.is_empty() {
            answer.push(("upline_of".to_owned(), Json::Object(above)));
        }
        Json::Object(answer)
    }
}

/// One sale of a shop whose plan pays a percentage, and what refunds do to it.
pub fn life(case: &Case, library: &Library) -> Answer {
    let named = case.input.get("like").and_then(Json::text).and_then(|id| library.find(id));
    // A case that refers to one that is not here is about the same sale as its neighbours.
    let like = named
        .or_else(|| library.first(|other| other.area == "lifecycle" && other.input.get("sale").is_some()));
    let terms = if case.input.get("sale").is_some() {
        &case.input
    } else {
        like.map_or(&case.input, |like| &like.input)
    };
    let (sale, percent) = (terms.need("sale")?.exact()?, terms.need("percent")?.exact()?);
    let mut host = Host::new(json!({ "currency": "CNY" }))?;
    let variants = json!([{ "id": "goods", "stock": "unlimited" }]);
    host.send(json!({ "put_product": { "product": { "id": "product", "variants": variants } } }))?;
    let priced = json!([{ "variant": "goods", "product": "product", "price": sale }]);
    host.send(
        json!({ "publish_price_book": { "book": { "id": "book", "currency": "CNY", "variants": priced } } }),
    )?;
    let bonus = json!({ "id": "referral", "kind": { "unilevel": { "tiers": [{ "percent": percent }] } } });
    let plan = json!({ "id": "plan", "currency": "CNY", "cap_percent": "100", "bonuses": [bonus] });
    host.send(json!({ "publish_plan": { "plan": plan } }))?;
    host.send(json!({ "register_customer": { "customer": "referrer" } }))?;
    host.send(json!({ "register_customer": { "customer": "buyer", "inviter": "referrer" } }))?;
    host.place("order", Cart::on("web").buyer("buyer").line("goods", 1))?;
    host.pay("order", "payment", None)?;
    let refund =
        |host: &mut Host, id: &str| host.send(json!({ "refund_order": { "order": "order", "refund": id } }));
    if case.area == "lifecycle" {
        return Ok([("commission", pending(&host)?)].into());
    }
    refund(&mut host, "refund-1")?;
    if case.area.contains("second") {
        let again = refund(&mut host, "refund-2");
        return Ok([("rejected", Json::Bool(again.is_err()))].into());
    }
    let order = host.shop.order(&OrderId::new("order")?)?;
    let status = if order.stage == keytill::order::Stage::Refunded { "refunded" } else { "pending" };
    Ok([("amount", pending(&host)?), ("status", status.into())].into())
}

fn pending(host: &Host) -> Result<Json, Stop> {
    let balances = host.shop.customer(&CustomerId::new("referrer")?)?.balances;
    Ok(major(balances.pending.minor()))
}
