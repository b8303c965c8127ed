//! The command line. Its names are a contract with scripts: fields and options may be added, none
//! changes its meaning.

mod ask;
mod chain;
mod chat;
mod history;
mod input;
mod interrupt;
mod open;
mod provider;
mod settings;
mod show;
mod status;
mod turn;

use crate::Start;
use clap::{Args, Parser, Subcommand};
use interrupt::Interrupts;
use show::Outcome;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

pub use show::note;

/// Personal chat with many AI models that goes on when a provider does not.
///
/// Without a command the chat window opens.
#[derive(Debug, Default, Parser)]
#[command(name = "understudy", version, disable_help_subcommand = true)]
pub struct Arguments {
    /// Start in the tray, without a window
    #[arg(long)]
    pub hidden: bool,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open the quick prompt of the running app, or start it
    Quick,
    /// Ask one question; the answer goes to standard output
    Ask(Ask),
    /// Talk in the terminal
    Chat(Turns),
    /// Providers: accounts at vendors, and servers
    #[command(subcommand)]
    Provider(Provider),
    /// The order in which models are asked
    #[command(subcommand)]
    Chain(Chain),
    /// Settings
    #[command(subcommand)]
    Settings(Settings),
    /// How the providers and models stand
    Status {
        /// Go on, a new status at each change
        #[arg(long)]
        watch: bool,
        #[arg(long)]
        json: bool,
    },
    /// Stored chats
    #[command(subcommand)]
    History(History),
}

/// How a turn is asked.
#[derive(Debug, Default, Args)]
pub struct Turns {
    /// Ask these models in this order instead of the default one: provider/model
    #[arg(long, value_delimiter = ',', value_name = "LANE")]
    pub chain: Vec<String>,
    /// Go on in this chat
    #[arg(long = "chat", value_name = "ID", conflicts_with = "latest")]
    pub id: Option<String>,
    /// Go on in the latest chat
    #[arg(long = "continue")]
    pub latest: bool,
    /// Instructions to the model, ahead of the conversation
    #[arg(long, value_name = "TEXT")]
    pub system: Option<String>,
    /// Send a file with the question
    #[arg(long, value_name = "FILE")]
    pub attach: Vec<PathBuf>,
    /// Ask these providers only
    #[arg(long, value_delimiter = ',', value_name = "PROVIDER")]
    pub only: Vec<String>,
    /// Ask models on this computer only
    #[arg(long)]
    pub local_only: bool,
    /// Ask the first model only
    #[arg(long)]
    pub no_failover: bool,
    /// A temporary chat: no text is stored
    #[arg(long, conflicts_with_all = ["id", "latest"])]
    pub no_history: bool,
}

#[derive(Debug, Args)]
pub struct Ask {
    /// The question; - or nothing reads it from standard input
    pub prompt: Option<String>,
    #[command(flatten)]
    pub turns: Turns,
    /// Write events as lines of JSON, as they happen
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum Provider {
    /// Set up a provider and check its key
    Add(AddProvider),
    /// All providers
    List {
        #[arg(long)]
        json: bool,
    },
    /// One provider
    Show {
        name: String,
        #[arg(long)]
        json: bool,
    },
    /// Take a provider out, with its key
    Remove { name: String },
    /// Check the key by asking for the models
    Test {
        name: String,
        #[arg(long)]
        json: bool,
    },
    /// The models it offers
    Models {
        name: String,
        #[arg(long)]
        json: bool,
    },
    /// Leave a provider out, until it is resumed or for a time
    Pause {
        name: String,
        /// As 30s, 10m, 1h or 2d
        #[arg(long = "for", value_name = "DURATION", value_parser = duration)]
        time: Option<Duration>,
    },
    /// Take a paused provider back in
    Resume { name: String },
}

#[derive(Debug, Args)]
pub struct AddProvider {
    pub name: String,
    /// anthropic, openai, openai-compatible, gemini, ollama, mistral, groq, xai, deepseek, …
    #[arg(long)]
    pub kind: String,
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Read the key from the first line of standard input and keep it in the keyring
    #[arg(long, conflicts_with_all = ["key_env", "no_key"])]
    pub key_stdin: bool,
    /// Read the key from this environment variable at each start
    #[arg(long, value_name = "VAR", conflicts_with = "no_key")]
    pub key_env: Option<String>,
    /// This provider needs no key
    #[arg(long)]
    pub no_key: bool,
    /// Allow plain http to another computer: key and chats are readable on the way
    #[arg(long)]
    pub allow_http: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum Chain {
    /// The order, first the main model
    Show {
        #[arg(long)]
        json: bool,
    },
    /// Set the order: provider/model …
    Set {
        #[arg(required = true, value_name = "LANE")]
        lanes: Vec<String>,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum Settings {
    /// All settings with their values
    List {
        #[arg(long)]
        json: bool,
    },
    /// The value of one
    Get { key: String },
    /// Give one a value
    Set { key: String, value: String },
}

#[derive(Debug, Subcommand)]
pub enum History {
    /// All chats, the latest first
    List {
        #[arg(long)]
        json: bool,
    },
    /// One chat
    Show {
        id: String,
        #[arg(long)]
        json: bool,
    },
    #[command(hide = true)]
    Search(Later),
    #[command(hide = true)]
    Export(Later),
    #[command(hide = true)]
    Import(Later),
    #[command(hide = true)]
    Backup(Later),
    #[command(hide = true)]
    Restore(Later),
    #[command(hide = true)]
    Check(Later),
}

/// The arguments of a command this version does not have: taken as they are, to say so.
#[derive(Debug, Args)]
pub struct Later {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub rest: Vec<String>,
}

impl Command {
    /// Variables that the command itself names as holding a key.
    pub fn key_variable(&self) -> Option<&str> {
        match self {
            Self::Provider(Provider::Add(add)) => add.key_env.as_deref(),
            _ => None,
        }
    }
}

/// Carries out a command and says how it went, in words on standard error and as exit status.
pub fn run(start: Start, command: Command, runtime: &tokio::runtime::Runtime) -> ExitCode {
    // Before Ctrl-C is listened to: reading blocks, and ends with the program.
    let question = match &command {
        Command::Ask(ask) => input::question(ask.prompt.clone()).map_err(Into::into),
        _ => Ok(String::new()),
    };
    let outcome = question.and_then(|question| runtime.block_on(dispatch(start, command, question)));
    outcome.unwrap_or_else(show::Stop::exit).into()
}

async fn dispatch(start: Start, command: Command, question: String) -> Outcome {
    let mut interrupts = Interrupts::listen()?;
    match command {
        Command::Ask(ask) => ask::run(start, ask, question, &mut interrupts).await,
        Command::Chat(turns) => chat::run(start, turns, &mut interrupts).await,
        Command::Provider(command) => interrupts.or(provider::run(start, command)).await,
        Command::Chain(command) => interrupts.or(chain::run(start, command)).await,
        Command::Settings(command) => interrupts.or(settings::run(start, command)).await,
        Command::Status { watch, json } => interrupts.or(status::run(start, watch, json)).await,
        Command::History(command) => interrupts.or(history::run(start, command)).await,
        // Without a window it is the conversation in the terminal.
        Command::Quick => chat::run(start, Turns::default(), &mut interrupts).await,
    }
}

/// Reads "30s", "10m", "1h", "2d".
pub fn duration(text: &str) -> Result<Duration, String> {
    let wrong = || "as 30s, 10m, 1h or 2d".to_owned();
    let split = text.find(|c: char| !c.is_ascii_digit()).ok_or_else(wrong)?;
    let (digits, unit) = text.split_at(split);
    let seconds = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        "d" => 86_400,
        _ => return Err(wrong()),
    };
    // Ten years: beyond it "for good" is meant, which is said by leaving the time out.
    digits
        .parse::<u64>()
        .ok()
        .and_then(|number| number.checked_mul(seconds))
        .filter(|seconds| (1..=315_360_000).contains(seconds))
        .map(Duration::from_secs)
        .ok_or_else(wrong)
}
