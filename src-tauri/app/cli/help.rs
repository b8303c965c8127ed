//! The help of the command line, from the catalogue of texts.

use super::arguments::Arguments;
use clap::{Arg, ArgMatches, Command, CommandFactory as _, FromArgMatches as _};
use understudy_core::texts::{self, say};

/// Reads the command line. On wrong use, and when help was asked for, says so and ends the program.
pub fn parse() -> Arguments {
    let matches = command().get_matches();
    if asks_json(&matches) {
        texts::fix_english();
    }
    Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

/// Whether a program reads the answer: `--json`, of whichever command.
fn asks_json(matches: &ArgMatches) -> bool {
    let own = matches.try_get_one::<bool>("json").ok().flatten() == Some(&true);
    own || matches.subcommand().is_some_and(|(_, sub)| asks_json(sub))
}

/// All commands, with their help.
pub fn command() -> Command {
    let command = Arguments::command()
        .about(say("cli-help"))
        .after_help(say("cli-help-more"));
    described(command, "cli-help")
}

/// The commands below `command` and the arguments of all, described by `cli-help-` and the way to
/// the command, or `cli-help-arg-` and the argument's name.
fn described(command: Command, path: &str) -> Command {
    let command = command.mut_args(argument);
    command.mut_subcommands(|sub| {
        if sub.is_hide_set() {
            return sub;
        }
        let path = format!("{path}-{}", sub.get_name());
        described(sub.about(say(&path)), &path)
    })
}

fn argument(argument: Arg) -> Arg {
    match argument.get_id().as_str() {
        // The library's own.
        "help" | "version" => argument,
        id => {
            let text = say(&format!("cli-help-arg-{}", id.replace('_', "-")));
            argument.help(text)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    /// A text that is missing stops the test: a debug build does not let it pass.
    #[test]
    fn every_command_and_argument_is_described() {
        let mut command = command();
        command.clone().debug_assert();
        let help = command.render_long_help().to_string();
        assert!(help.contains("ask") && !help.contains("cli-help"), "{help}");
        let history = command
            .find_subcommand_mut("history")
            .unwrap()
            .render_long_help()
            .to_string();
        for told in [
            "show", "search", "export", "import", "backup", "restore", "erase", "check",
        ] {
            assert!(history.contains(told), "{history}");
        }
    }
}
