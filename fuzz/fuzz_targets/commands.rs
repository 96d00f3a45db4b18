//! A stream of commands from strangers, one JSON text a line, into the machine. A line is a whole command, or a body
//! alone that gets an id and a time of its own; a line that is neither is tried as CBOR.
#![no_main]

use keytill::id::CommandId;
use keytill::journal::{self, Journal};
use keytill::shop::command::Body;
use keytill::shop::{Command, Settings, Shop};
use keytill::time::Time;
use libfuzzer_sys::fuzz_target;

/// Enough to reach every use case; more only repeats.
const MOST_COMMANDS: usize = 64;

fuzz_target!(|data: &[u8]| {
    let mut shop = Shop::new("demo", Settings::default()).expect("the defaults are in range");
    let mut bytes = Vec::new();
    let mut journal = Journal::begin(&shop, &mut bytes);
    for (n, line) in data.split(|byte| *byte == b'\n').take(MOST_COMMANDS).enumerate() {
        let Some(command) = command_of(n, line) else { continue };
        let before = shop.digest();
        match shop.execute(command.clone()) {
            Ok(done) => {
                if let Some(record) = &done.record {
                    journal.append(record, &mut bytes);
                    let again = shop.execute(command);
                    assert_eq!(again.map(|again| (again.record, again.reply)), Ok((None, done.reply)));
                }
            }
            Err(rejection) => {
                assert!(!rejection.to_string().contains(char::is_control), "{rejection:?}");
                assert_eq!(shop.digest(), before, "a rejection changed the state: {rejection}");
            }
        }
        shop.check().unwrap_or_else(|broken| panic!("{broken}"));
    }
    let replayed = journal::replay(&bytes).expect("what was written can be read");
    assert_eq!(replayed.digest(), shop.digest());
    let snapshot = journal::snapshot(&shop, &journal);
    let (restored, end) = journal::restore(&snapshot).expect("what was written can be read");
    assert_eq!((restored.digest(), end), (shop.digest(), journal));
});

fn command_of(n: usize, line: &[u8]) -> Option<Command> {
    if let Ok(command) = Command::from_json(line) {
        return Some(command);
    }
    if let Ok(body) = serde_json::from_slice::<Body>(line) {
        let id = CommandId::new(format!("line-{n}")).expect("an id");
        return Some(Command::new(id, Time::from_millis(1_700_000_000_000 + n as u64 * 60_000), body));
    }
    Command::from_cbor(line).ok()
}
