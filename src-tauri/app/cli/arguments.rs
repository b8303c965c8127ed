//! What can be written on the command line. These names are a contract with scripts: fields and
//! options may be added, none changes its meaning. What each is for is said in the catalogue of
//! texts, under `cli-help-`.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::time::Duration;
use understudy_core::contract::{Effort, ExportFormat};
use understudy_core::texts::say;

#[derive(Debug, Default, Parser)]
#[command(name = "understudy", version, disable_help_subcommand = true)]
pub struct Arguments {
    #[arg(long)]
    pub hidden: bool,
    #[arg(long)]
    pub safe_graphics: bool,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Quick,
    Ask(Ask),
    Chat(Turns),
    #[command(subcommand)]
    Provider(Provider),
    #[command(subcommand)]
    Chain(Chain),
    #[command(subcommand)]
    Settings(Settings),
    Status {
        #[arg(long)]
        watch: bool,
        #[arg(long)]
        json: bool,
    },
    Usage {
        #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=366))]
        days: u32,
        #[arg(long)]
        json: bool,
    },
    #[command(subcommand)]
    History(History),
}

/// How a turn is asked.
#[derive(Debug, Default, Args)]
pub struct Turns {
    #[arg(long, value_delimiter = ',', value_name = "LANE")]
    pub chain: Vec<String>,
    #[arg(long, value_name = "ID", conflicts_with = "latest")]
    pub chat: Option<String>,
    #[arg(long = "continue")]
    pub latest: bool,
    #[arg(long, value_name = "TEXT")]
    pub system: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub attach: Vec<PathBuf>,
    #[arg(long, value_delimiter = ',', value_name = "PROVIDER")]
    pub only: Vec<String>,
    #[arg(long)]
    pub local_only: bool,
    #[arg(long)]
    pub no_failover: bool,
    #[arg(long, value_name = "LEVEL", value_parser = effort)]
    pub effort: Option<Effort>,
    #[arg(long, value_name = "NUMBER", value_parser = temperature, allow_negative_numbers = true)]
    pub temperature: Option<f32>,
    #[arg(long, value_name = "TOKENS", value_parser = tokens, allow_negative_numbers = true)]
    pub max_output: Option<u32>,
    #[arg(long, value_name = "TEXT", value_parser = stop, allow_hyphen_values = true)]
    pub stop: Vec<String>,
    #[arg(long, conflicts_with_all = ["chat", "latest"])]
    pub no_history: bool,
}

#[derive(Debug, Args)]
pub struct Ask {
    pub prompt: Option<String>,
    #[command(flatten)]
    pub turns: Turns,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum Provider {
    Add(AddProvider),
    List {
        #[arg(long)]
        json: bool,
    },
    Show {
        name: String,
        #[arg(long)]
        json: bool,
    },
    Remove {
        name: String,
    },
    Test {
        name: String,
        /// Ask this model for one word.
        #[arg(long)]
        model: Option<String>,
        #[arg(long)]
        json: bool,
    },
    Models {
        name: String,
        #[arg(long)]
        json: bool,
    },
    Price(PriceOf),
    Pause {
        name: String,
        #[arg(long = "for", value_name = "DURATION", value_parser = duration)]
        time: Option<Duration>,
    },
    Resume {
        name: String,
    },
}

#[derive(Debug, Args)]
pub struct AddProvider {
    pub name: String,
    #[arg(long)]
    pub kind: String,
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    #[arg(long, conflicts_with_all = ["key_env", "no_key"])]
    pub key_stdin: bool,
    #[arg(long, value_name = "VAR", conflicts_with = "no_key")]
    pub key_env: Option<String>,
    #[arg(long)]
    pub no_key: bool,
    #[arg(long)]
    pub allow_http: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct PriceOf {
    pub name: String,
    pub model: String,
    #[arg(long, value_name = "DOLLARS", value_parser = dollars, allow_negative_numbers = true, requires = "output")]
    pub input: Option<f64>,
    #[arg(long, value_name = "DOLLARS", value_parser = dollars, allow_negative_numbers = true, requires = "input")]
    pub output: Option<f64>,
    #[arg(long, value_name = "DOLLARS", value_parser = dollars, allow_negative_numbers = true, requires = "input")]
    pub cache_read: Option<f64>,
    #[arg(long, value_name = "DOLLARS", value_parser = dollars, allow_negative_numbers = true, requires = "input")]
    pub cache_write: Option<f64>,
    #[arg(long, conflicts_with_all = ["input", "output", "cache_read", "cache_write"])]
    pub clear: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum Chain {
    Show {
        #[arg(long)]
        json: bool,
    },
    Set {
        #[arg(required = true, value_name = "LANE")]
        lanes: Vec<String>,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum Settings {
    List {
        #[arg(long)]
        json: bool,
    },
    Get {
        key: String,
    },
    Set {
        key: String,
        value: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum History {
    List {
        #[arg(long)]
        bin: bool,
        #[arg(long)]
        json: bool,
    },
    Show {
        id: String,
        #[arg(long)]
        json: bool,
    },
    Allow(Allow),
    Search(Search),
    Export(Export),
    Import(Import),
    Backup {
        file: Option<PathBuf>,
        #[arg(long, conflicts_with = "file")]
        list: bool,
        #[arg(long)]
        json: bool,
    },
    Restore(Restore),
    /// Everything goes, keys and settings too.
    Erase {
        #[arg(long)]
        yes: bool,
    },
    Check {
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub struct Restore {
    #[arg(conflicts_with_all = ["newest", "salvage"])]
    pub file: Option<PathBuf>,
    /// The newest backup that is whole.
    #[arg(long)]
    pub newest: bool,
    /// What can be read of a damaged history.
    #[arg(long)]
    pub salvage: bool,
    #[arg(long)]
    pub yes: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Search {
    #[arg(required = true, value_name = "WORDS")]
    pub words: Vec<String>,
    #[arg(long, value_name = "NUMBER", default_value_t = 30)]
    pub limit: usize,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Export {
    pub id: Option<String>,
    #[arg(long, value_name = "NAME", conflicts_with = "id")]
    pub folder: Option<String>,
    #[arg(long, value_name = "FORMAT", value_parser = format, default_value = "json")]
    pub format: ExportFormat,
    #[arg(long = "output", value_name = "FILE")]
    pub target: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Import {
    pub file: PathBuf,
    #[arg(long)]
    pub yes: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Allow {
    pub id: String,
    #[arg(long, value_delimiter = ',', value_name = "PROVIDER", conflicts_with_all = ["local_only", "anywhere"])]
    pub only: Vec<String>,
    #[arg(long, conflicts_with = "anywhere")]
    pub local_only: bool,
    #[arg(long)]
    pub anywhere: bool,
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "LANE",
        conflicts_with = "default_chain"
    )]
    pub chain: Vec<String>,
    #[arg(long)]
    pub default_chain: bool,
    #[arg(long, conflicts_with = "no_files")]
    pub files: bool,
    #[arg(long)]
    pub no_files: bool,
    #[arg(long)]
    pub json: bool,
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

fn format(text: &str) -> Result<ExportFormat, String> {
    match text {
        "json" => Ok(ExportFormat::Json),
        "markdown" => Ok(ExportFormat::Markdown),
        _ => Err(say("cli-format-form")),
    }
}

fn effort(text: &str) -> Result<Effort, String> {
    text.parse().map_err(|_| say("cli-effort-form"))
}

fn temperature(text: &str) -> Result<f32, String> {
    text.parse()
        .ok()
        .filter(|number| (0.0..=2.0).contains(number))
        .ok_or_else(|| say("cli-temperature-form"))
}

fn tokens(text: &str) -> Result<u32, String> {
    text.parse()
        .ok()
        .filter(|&number| number > 0)
        .ok_or_else(|| say("cli-max-output-form"))
}

fn stop(text: &str) -> Result<String, String> {
    match text {
        "" => Err(say("cli-stop-form")),
        text => Ok(text.to_owned()),
    }
}

/// Reads "30s", "10m", "1h", "2d".
pub fn duration(text: &str) -> Result<Duration, String> {
    let wrong = || say("cli-duration-form");
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

/// Reads "3", "0.25", "$3". Whether it can be a price is decided where it is kept.
fn dollars(text: &str) -> Result<f64, String> {
    let number = text.strip_prefix('$').unwrap_or(text);
    number.parse().map_err(|_| say("cli-price-form"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_contradict_each_other_nowhere() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn durations_have_one_unit() {
        assert_eq!(duration("30s"), Ok(Duration::from_secs(30)));
        assert_eq!(duration("10m"), Ok(Duration::from_secs(600)));
        assert_eq!(duration("1h"), Ok(Duration::from_secs(3_600)));
        assert_eq!(duration("2d"), Ok(Duration::from_secs(172_800)));
        for wrong in [
            "",
            "5",
            "h",
            "1w",
            "1.5h",
            "-1h",
            "1h30m",
            "0s",
            "99999999999999999999d",
            "9999999d",
        ] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }

    fn wishes(line: &[&str]) -> Result<Turns, clap::Error> {
        let parsed = Arguments::try_parse_from([&["understudy", "ask"], line, &["hi"]].concat())?;
        match parsed.command {
            Some(Command::Ask(ask)) => Ok(ask.turns),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn wishes_are_read() {
        let turns = wishes(&[
            "--effort",
            "max",
            "--temperature",
            "0.3",
            "--max-output",
            "500",
            "--stop",
            "END",
            "--stop",
            "--",
        ])
        .unwrap();
        assert_eq!(turns.effort, Some(Effort::Max));
        assert_eq!((turns.temperature, turns.max_output), (Some(0.3), Some(500)));
        assert_eq!(turns.stop, ["END", "--"]);
    }

    #[test]
    fn a_wrong_wish_is_told_what_would_be_right() {
        for (line, says) in [
            (["--effort", "much"], "off, low, medium, high or max"),
            (["--temperature", "3"], "from 0 to 2"),
            (["--temperature", "-1"], "from 0 to 2"),
            (["--temperature", "NaN"], "from 0 to 2"),
            (["--max-output", "0"], "tokens"),
            (["--max-output", "-5"], "tokens"),
            (["--stop", ""], "empty"),
        ] {
            let error = wishes(&line).unwrap_err().to_string();
            assert!(error.contains(says), "{line:?}: {error}");
        }
    }

    #[test]
    fn lists_of_lanes_keep_the_slashes_of_models() {
        let parsed =
            Arguments::try_parse_from(["understudy", "ask", "--chain", "a/v/m:x,b/n", "hi"]).unwrap();
        let Some(Command::Ask(ask)) = parsed.command else {
            panic!("ask")
        };
        assert_eq!(ask.turns.chain, ["a/v/m:x", "b/n"]);
        assert_eq!(ask.prompt.as_deref(), Some("hi"));
    }
}
