//! Setting the shop up, and playing its day line by line.

use crate::demo::files::{DayLine, Files, Ordered, Publish, Restock};
use crate::demo::host::{Host, Imported};
use crate::demo::progress::Progress;
use crate::demo::sales::Sales;
use anyhow::{Context, Result, bail};
use keytill::catalog::StockSource;
use keytill::shop::command::{
    AdjustStock, Body, OpenPool, PublishPlan, PublishPriceBook, PutChannel, PutLevel, PutProduct,
    RegisterCustomer,
};
use keytill::shop::{Done, Rejection, Reply};
use keytill::time::Time;

/// Everything that is set up is set up on the evening before: 22:00 in Beijing.
pub const EVENING_BEFORE: Time = Time::from_millis(1_794_319_200_000);

/// What came of it all.
#[derive(Default)]
pub struct Played {
    pub imports: Vec<Imported>,
    pub sales: Sales,
    /// Lines of `day.jsonl`.
    pub lines: usize,
    pub rejected: Vec<RejectedLine>,
}

/// A line of the day that did nothing, and why.
pub struct RejectedLine {
    /// Its number, from 1.
    pub line: usize,
    pub code: &'static str,
    pub sentence: String,
}

/// Sets the shop up from its documents. A refusal here is an error: the documents are the shopkeeper's own.
pub fn set_up(host: &mut Host, files: &Files, played: &mut Played, quiet: bool) -> Result<()> {
    let mut progress = Progress::new("setting up", files.stock.pools.len(), quiet);
    let at = EVENING_BEFORE;
    for channel in &files.shop.channels {
        must(host, played, PutChannel { channel: channel.clone() })?;
    }
    for level in &files.shop.levels {
        must(host, played, PutLevel { level: level.clone() })?;
    }
    for file in &files.stock.pools {
        must(host, played, OpenPool { pool: file.pool.clone(), format: file.format.clone() })?;
    }
    for product in &files.catalogue.products {
        for variant in &product.variants {
            if matches!(variant.stock, StockSource::Keys { .. }) {
                played.sales.keyed.insert(variant.id.clone());
            }
        }
        must(host, played, PutProduct { product: product.clone() })?;
    }
    for file in &files.stock.pools {
        for batch in &file.batches {
            let (imported, done) = host.import(at, files, &file.pool, batch)??;
            played.sales.take(&done);
            played.imports.push(imported);
        }
        progress.step();
    }
    for row in &files.stock.counted {
        must(host, played, AdjustStock { variant: row.variant.clone(), by: row.by })?;
    }
    for row in &files.stock.reusable {
        let done = host.put_reusable(at, &row.variant, &row.key, row.limits)??;
        played.sales.take(&done);
    }
    must(host, played, PublishPriceBook { book: files.book.clone() })?;
    for person in files.customers()? {
        let (customer, inviter, level) = (person.customer, person.inviter, person.level);
        must(host, played, RegisterCustomer { customer, inviter, level, promoter: person.promoter })?;
    }
    must(host, played, PublishPlan { plan: files.plan.clone(), override_policy: None })
}

fn must(host: &mut Host, played: &mut Played, body: impl Into<Body>) -> Result<()> {
    let body = body.into();
    let name = body.name();
    let done = host.run(EVENING_BEFORE, body)?.with_context(|| name)?;
    played.sales.take(&done);
    Ok(())
}

/// Plays the day.
pub fn day(host: &mut Host, files: &Files, played: &mut Played, quiet: bool) -> Result<()> {
    let day = files.day()?;
    let mut progress = Progress::new("playing the day", day.lines().count(), quiet);
    for (n, line) in day.lines().enumerate() {
        play_line(host, files, played, n + 1, line).with_context(|| format!("day.jsonl, line {}", n + 1))?;
        progress.step();
    }
    Ok(())
}

/// Plays one line of the day: what it does is counted, and so is a refusal.
pub fn play_line(
    host: &mut Host,
    files: &Files,
    played: &mut Played,
    number: usize,
    line: &str,
) -> Result<Option<Done>> {
    played.lines += 1;
    let answer = match DayLine::read(line) {
        Ok(line) => execute(host, files, played, line)?,
        Err(rejection) => Err(rejection),
    };
    match answer {
        Ok(done) => {
            played.sales.take(&done);
            Ok(Some(done))
        }
        Err(rejection) => {
            if rejection.code() == "state.inconsistent" {
                bail!("{rejection}");
            }
            let (code, sentence) = (rejection.code(), rejection.to_string());
            played.rejected.push(RejectedLine { line: number, code, sentence });
            Ok(None)
        }
    }
}

fn execute(
    host: &mut Host,
    files: &Files,
    played: &mut Played,
    line: DayLine,
) -> Result<Result<Done, Rejection>> {
    match line {
        DayLine::Cart(ordered) => {
            let Ordered { at, order, cart } = *ordered;
            host.place(at, &order, &cart)
        }
        DayLine::Restock(Restock { at, restock, from }) => {
            let imported = host.import(at, files, &restock, &from)?;
            Ok(imported.map(|(imported, done)| {
                played.imports.push(imported);
                done
            }))
        }
        DayLine::Publish(Publish { at, publish }) => {
            host.run(at, PublishPriceBook { book: files.price_book(&publish)? })
        }
        DayLine::Command(command) => {
            let (id, at) = (command.id.clone(), command.at);
            let mut answer = host.execute(*command)?;
            // A tick does a bounded amount; where more is due it is sent again.
            let mut again = 0;
            while let Ok(Done { reply: Reply::Ticked(ticked), .. }) = &answer
                && ticked.more
            {
                if let Ok(done) = &answer {
                    played.sales.take(done);
                }
                again += 1;
                if again > 1000 {
                    bail!("the tick `{id}` does not end");
                }
                answer = host.run(at, keytill::shop::command::Tick::default())?;
            }
            Ok(answer)
        }
    }
}
