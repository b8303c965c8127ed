//! The manual pages and the completions that packages bring along, made of the definition that reads
//! the command line, so that they cannot say anything else.

use super::help;
use clap_complete::Shell;
use std::io;
use std::path::Path;
use understudy_core::texts;

/// The argument that makes the program write them; packages ask for it, people do not.
pub const ARGUMENT: &str = "write-manual";

/// What the definition does not say: files, variables, examples.
const BESIDES: &[u8] = include_bytes!("../../../packaging/manual.roff");

/// Writes a page for each command into `folder/man1`, and into `folder` what bash, zsh and fish
/// complete. In English, as the headings of a manual page are.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(folder: &Path) -> io::Result<()> {
    texts::fix_english();
    let pages = folder.join("man1");
    std::fs::create_dir_all(&pages)?;
    let mut command = help::command();
    clap_mangen::generate_to(command.clone(), &pages)?;
    let main = pages.join("understudy.1");
    let mut page = std::fs::read(&main)?;
    page.extend_from_slice(BESIDES);
    std::fs::write(&main, page)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        clap_complete::generate_to(shell, &mut command, "understudy", folder)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn every_command_has_a_page_and_is_completed() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path()).unwrap();
        let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
        let main = read("man1/understudy.1");
        assert!(
            main.contains("understudy\\-history(1)") && main.contains(".SH FILES"),
            "{main}"
        );
        assert!(read("man1/understudy-provider-add.1").contains("\\-\\-key\\-stdin"));
        for name in ["understudy.bash", "_understudy", "understudy.fish"] {
            let completed = read(name);
            for word in ["provider", "no-failover", "salvage"] {
                assert!(completed.contains(word), "{name}: {word}");
            }
            assert!(!completed.contains(ARGUMENT), "{name}");
        }
    }
}
