//! Many commands at once: what they will look at is asked for together, so that they do not wait for it one by one.

use crate::shop::ahead::GROUP;
use crate::shop::{Command, Done, Rejection, Shop};
use alloc::vec::Vec;

impl Shop {
    /// Executes commands in their order; the results are those of [`execute`](Self::execute) one by one. A rejected
    /// command does not stop those after it.
    ///
    /// In a large shop most of a command's time is waiting for memory. Commands in a batch wait together.
    ///
    /// # Examples
    /// ```
    /// use keytill::id::CommandId;
    /// use keytill::shop::command::{OpenSession, Tick};
    /// use keytill::shop::{Command, Settings, Shop};
    /// use keytill::time::Time;
    ///
    /// let mut shop = Shop::new("demo", Settings::default())?;
    /// let now = Time::from_millis(1_795_321_884_000);
    /// let open = OpenSession { client: "till-1".parse()? };
    /// let tick = Tick { limit: None };
    /// let commands = vec![
    ///     Command::new(CommandId::new("c-1")?, now, open.clone()),
    ///     Command::new(CommandId::new("c-2")?, now, open),
    ///     Command::new(CommandId::new("c-3")?, now, tick),
    /// ];
    /// let results = shop.execute_batch(commands);
    /// assert!(results[0].is_ok() && results[1].is_err() && results[2].is_ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn execute_batch(&mut self, commands: Vec<Command>) -> Vec<Result<Done, Rejection>> {
        let mut results = Vec::with_capacity(commands.len());
        let mut left = commands.into_iter();
        while !left.as_slice().is_empty() {
            self.read_ahead(left.as_slice().iter().take(GROUP));
            results.extend(left.by_ref().take(GROUP).map(|command| self.execute(command)));
        }
        results
    }
}
