//! Many commands in one call: a border is crossed once, not once for each.

use crate::embed::outcome::{Outcome, Told};
use crate::embed::{EmbeddedShop, Rejected};
use crate::refusal::quoted;
use crate::shop::command::{CommandRefusal, MAX_COMMAND_LEN};
use crate::shop::{Command, Done};
use crate::{codec, document};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// What becomes of the commands after one that is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum OnRejection {
    /// They are executed.
    #[default]
    GoOn,
    /// They are not; the outcomes end with the rejection.
    Stop,
}

type Results = Vec<Result<Done, Rejected>>;

impl EmbeddedShop {
    /// Executes the commands of a JSON list in their order and tells a list of outcomes, each as
    /// [`execute_json`](Self::execute_json) tells it, or `{"rejection": {code, params, sentence}}`.
    ///
    /// A rejected command does not undo those before it. The bytes for the journal are those of all of them: see
    /// [`take_journal`](Self::take_journal).
    ///
    /// # Errors
    /// [`Rejected`] where the text is no list of commands; then none was executed.
    pub fn execute_batch_json(
        &mut self,
        commands: &str,
        on_rejection: OnRejection,
    ) -> Result<String, Rejected> {
        self.last.clear();
        check_len(commands.len())?;
        let commands: Vec<Command> = document::parse("batch of commands", commands)?;
        let results = self.execute_all(commands, on_rejection);
        let told = document::print("batch of outcomes", &outcomes(&results));
        self.remember_last(results.into_iter().flatten());
        Ok(told?)
    }

    /// As [`execute_batch_json`](Self::execute_batch_json), for hosts that speak bytes: a CBOR list of commands with numbered
    /// fields, and a list of outcomes as [`execute_cbor`](Self::execute_cbor) tells them.
    ///
    /// # Errors
    /// [`Rejected`] where the bytes are no list of commands; then none was executed.
    pub fn execute_batch_cbor(
        &mut self,
        commands: &[u8],
        on_rejection: OnRejection,
    ) -> Result<Vec<u8>, Rejected> {
        self.last.clear();
        check_len(commands.len())?;
        let read = codec::check_cbor(commands).and_then(|()| minicbor::decode::<Vec<Command>>(commands));
        let commands =
            read.map_err(|error| CommandRefusal::BadCbor { reason: quoted(&error.to_string()) })?;
        let results = self.execute_all(commands, on_rejection);
        let told = document::to_cbor("batch of outcomes", &outcomes(&results));
        self.remember_last(results.into_iter().flatten());
        Ok(told?)
    }

    fn execute_all(&mut self, commands: Vec<Command>, on_rejection: OnRejection) -> Results {
        if on_rejection == OnRejection::GoOn {
            let results = self.shop.execute_batch(commands);
            return results.into_iter().map(|result| self.keep(result)).collect();
        }
        let mut results = Vec::with_capacity(commands.len());
        for command in commands {
            let result = self.shop.execute(command);
            let rejected = result.is_err();
            results.push(self.keep(result));
            if rejected {
                break;
            }
        }
        results
    }
}

fn check_len(bytes: usize) -> Result<(), CommandRefusal> {
    if bytes > MAX_COMMAND_LEN {
        return Err(CommandRefusal::TooLarge { bytes, limit: MAX_COMMAND_LEN });
    }
    Ok(())
}

fn outcomes(results: &[Result<Done, Rejected>]) -> Vec<Outcome<'_>> {
    results.iter().map(outcome).collect()
}

fn outcome(result: &Result<Done, Rejected>) -> Outcome<'_> {
    match result {
        Ok(done) => Outcome::Done(Told::of(done)),
        Err(rejection) => Outcome::Rejected { rejection },
    }
}
