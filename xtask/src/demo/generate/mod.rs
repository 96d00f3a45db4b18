//! Where `examples/data/keys`, `customers.jsonl` and `day.jsonl` come from: the same bytes every time.
//!
//! The documents beside them (shop, catalogue, pools, price books, plan) are written by hand.

mod buyers;
mod day;
mod happenings;
mod hours;
mod keys;
mod people;
mod random;
mod week_after;

use crate::demo::files::Files;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Writes what is generated into the folder of the data.
pub fn write(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder.join("keys"))?;
    for (name, bytes) in before_the_day()? {
        put(folder, &name, &bytes)?;
    }
    put(folder, "day.jsonl", day_and_week_after(&Files::read(folder)?)?.as_bytes())
}

/// The day, and the week after it.
fn day_and_week_after(files: &Files) -> Result<String> {
    let mut day = day::play(files)?;
    week_after::play(&mut day)?;
    Ok(day.text().to_owned())
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Keys and customers: what needs no shop to be made.
fn before_the_day() -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = keys::all();
    files.push(("customers.jsonl".to_owned(), people::all()?.into_bytes()));
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::data_folder;

    #[test]
    fn what_is_checked_in_is_what_is_generated() {
        let folder = data_folder();
        for (name, bytes) in before_the_day().unwrap() {
            assert!(
                fs::read(folder.join(&name)).unwrap() == bytes,
                "{name}: run `cargo xtask demo --generate`"
            );
        }
        let day = day_and_week_after(&Files::read(&folder).unwrap()).unwrap();
        let kept = fs::read_to_string(folder.join("day.jsonl")).unwrap();
        let line = kept.lines().zip(day.lines()).position(|(kept, made)| kept != made);
        assert_eq!(line, None, "day.jsonl: run `cargo xtask demo --generate`");
        assert_eq!(kept.len(), day.len());
    }
}
