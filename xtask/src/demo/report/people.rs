//! What promoters earned, and the shop's own ledger.

use super::yuan;
use crate::demo::Demo;
use crate::demo::files::{Person, text};
use crate::demo::sales::Earned;
use crate::demo::table::Table;
use anyhow::Result;
use keytill::id::CustomerId;
use std::collections::HashMap;

const SHOWN: usize = 10;

pub fn section(demo: &Demo) -> Result<String> {
    Ok(format!("{}\n{}", promoters(demo)?, ledger(demo)?))
}

fn promoters(demo: &Demo) -> Result<String> {
    let people: HashMap<CustomerId, Person> =
        demo.files.customers()?.into_iter().map(|person| (person.customer.clone(), person)).collect();
    let mut rows: Vec<(&CustomerId, Earned)> =
        demo.played.sales.promoters.iter().map(|(id, earned)| (id, *earned)).collect();
    rows.sort_by_key(|(id, earned)| (-earned.earned, (*id).clone()));
    let mut table = Table::new(&[
        "promoter",
        "",
        "level",
        ">invited",
        ">earned",
        ">taken back",
        ">pending",
        ">available",
        ">on its way",
        ">withdrawn",
    ]);
    let mut all = [0; 6];
    let mut in_debt = Vec::new();
    for (n, (id, earned)) in rows.iter().enumerate() {
        let customer = demo.host.shop.customer(id)?;
        let level =
            customer.level.and_then(|level| demo.files.shop.levels.iter().find(|one| one.id == level));
        let level = level.map_or("", |level| level.name("zh-CN").unwrap_or_default());
        let balances = customer.balances;
        let amounts = [
            earned.earned,
            -earned.reversed,
            balances.pending.minor(),
            balances.available.minor(),
            balances.withdrawing.minor(),
            earned.withdrawn,
        ];
        for (sum, amount) in all.iter_mut().zip(amounts) {
            *sum += amount;
        }
        let name = people.get(*id).map_or("", |person| person.name.as_str());
        let [a, b, c, d, e, f] = amounts.map(yuan);
        if n < SHOWN {
            table.row([id, &name, &level, &customer.directs, &a, &b, &c, &d, &e, &f]);
        }
        if balances.available.minor() < 0 {
            in_debt.push(format!("{id} {name} {d}"));
        }
    }
    let others = rows.len().saturating_sub(SHOWN);
    table.rule();
    let [a, b, c, d, e, f] = all.map(yuan);
    table.row([&"all", &format!("and {others} more"), &"", &"", &a, &b, &c, &d, &e, &f]);
    let debt = if in_debt.is_empty() {
        String::new()
    } else {
        let names = in_debt.join(", ");
        format!("  owed to the shop, netted off what they earn next: {names}\n")
    };
    Ok(format!("PROMOTERS  the {SHOWN} who earned most, in CNY\n{table}{debt}"))
}

fn ledger(demo: &Demo) -> Result<String> {
    let shop = &demo.host.shop;
    let own = shop.balances();
    let (mut wallets, mut pending, mut available, mut withdrawing) = (0, 0, 0, 0);
    for id in shop.customer_ids() {
        let balances = shop.customer(id)?.balances;
        wallets += balances.wallet.minor();
        pending += balances.pending.minor();
        available += balances.available.minor();
        withdrawing += balances.withdrawing.minor();
    }
    let mut table = Table::new(&["account", ">the shop has", ">the shop owes or earned"]);
    let none = "";
    table.row([&"money with the gateways", &yuan(own.gateway.minor()), &none]);
    table.row([&"commission spent", &yuan(own.commission.minor()), &none]);
    table.row([&"sales of delivered orders", &none, &yuan(own.revenue.minor())]);
    table.row([&"money of undelivered orders", &none, &yuan(own.held.minor())]);
    table.row([&"withdrawal fees", &none, &yuan(own.fees.minor())]);
    table.row([&"customers' wallets", &none, &yuan(wallets)]);
    table.row([&"commission pending", &none, &yuan(pending)]);
    table.row([&"commission available", &none, &yuan(available)]);
    table.row([&"commission on its way out", &none, &yuan(withdrawing)]);
    table.rule();
    let has = own.gateway.minor() + own.commission.minor();
    let owes = [own.revenue, own.held, own.fees].map(|money| money.minor()).iter().sum::<i64>()
        + wallets
        + pending
        + available
        + withdrawing;
    table.row([&"together", &yuan(has), &yuan(owes)]);
    let name = text(&demo.files.shop.name, "zh-CN");
    Ok(format!("LEDGER of {name}, in CNY\n{table}  trial balance {}\n", shop.trial_balance()))
}
