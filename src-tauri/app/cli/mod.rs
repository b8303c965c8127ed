//! The command line: one file for each group of commands, all over the same engine as the window.

mod allow;
mod arguments;
mod ask;
mod chain;
mod chat;
mod exchange;
mod help;
mod history;
mod input;
mod interrupt;
pub mod manual;
mod open;
mod price;
mod provider;
mod safety;
mod search;
mod settings;
mod show;
mod status;
mod turn;
mod usage;

use crate::Start;
use arguments::{AddProvider, Ask, Chain, History, PriceOf, Provider, Settings};
use interrupt::Interrupts;
use show::Outcome;
use std::process::ExitCode;

pub use arguments::{Arguments, Command, Turns};
pub use help::parse;
pub use show::note;

/// Carries out a command and says how it went, in words on standard error and as exit status.
pub fn run(start: Start, command: Command, runtime: &tokio::runtime::Runtime) -> ExitCode {
    // Before Ctrl-C is listened to: reading blocks, and ends with the program.
    let given = match &command {
        Command::Ask(ask) => input::question(ask.prompt.clone(), !ask.turns.attach.is_empty()),
        Command::Provider(Provider::Add(add)) if add.key_stdin => input::key(),
        _ => Ok(String::new()),
    };
    let outcome = match given {
        Ok(given) => runtime.block_on(dispatch(start, command, given)),
        Err(error) => Err(error.into()),
    };
    outcome.unwrap_or_else(show::Stop::exit).into()
}

/// `given` is what was read from standard input: the question, or the key.
async fn dispatch(start: Start, command: Command, given: String) -> Outcome {
    let mut interrupts = Interrupts::listen()?;
    match command {
        Command::Ask(ask) => ask::run(start, ask, given, &mut interrupts).await,
        Command::Chat(turns) => chat::run(start, turns, &mut interrupts).await,
        Command::Provider(command) => interrupts.or(provider::run(start, command, given)).await,
        Command::Chain(command) => interrupts.or(chain::run(start, command)).await,
        Command::Settings(command) => interrupts.or(settings::run(start, command)).await,
        Command::Status { watch, json } => interrupts.or(status::run(start, watch, json)).await,
        Command::Usage { days, json } => interrupts.or(usage::run(start, days, json)).await,
        Command::History(command) => history::run(start, command, &mut interrupts).await,
        // Without a window it is the conversation in the terminal.
        Command::Quick => chat::run(start, Turns::default(), &mut interrupts).await,
    }
}
