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
    let suppliers = shop.supplier_balances();
    let suppliers = suppliers.iter().map(|owed| owed.pending.minor() + owed.payable.minor()).sum();
    let has = [
        ("money with the gateways", own.gateway.minor()),
        ("commission spent", own.commission.minor()),
        ("what offers gave back", own.promotion.minor()),
        ("what payers' banks took back", own.chargebacks.minor()),
        ("what delivered keys cost", own.cost.minor()),
    ];
    let owes = [
        ("sales of delivered orders", own.revenue.minor()),
        ("money of undelivered orders", own.held.minor()),
        ("money that bought nothing", own.spare.minor()),
        ("refunds on their way", own.refunding.minor()),
        ("owed to suppliers", suppliers),
        ("tax", own.tax.minor()),
        ("round sums", own.rounding.minor()),
        ("changes of wallets by hand", own.adjustments.minor()),
        ("withdrawal fees", own.fees.minor()),
        ("customers' wallets", wallets),
        ("commission pending", pending),
        ("commission available", available),
        ("commission on its way out", withdrawing),
    ];
    let mut table = Table::new(&["account", ">the shop has", ">the shop owes or earned"]);
    let moved = |accounts: &[(&'static str, i64)]| {
        accounts.iter().filter(|(_, minor)| *minor != 0).copied().collect::<Vec<_>>()
    };
    for (account, minor) in moved(&has) {
        table.row([&account, &yuan(minor), &""]);
    }
    for (account, minor) in moved(&owes) {
        table.row([&account, &"", &yuan(minor)]);
    }
    table.rule();
    let sum = |accounts: &[(&str, i64)]| yuan(accounts.iter().map(|(_, minor)| minor).sum());
    table.row([&"together", &sum(&has), &sum(&owes)]);
    let name = text(&demo.files.shop.name, "zh-CN");
    Ok(format!("LEDGER of {name}, in CNY\n{table}  trial balance {}\n", shop.trial_balance()))
}
