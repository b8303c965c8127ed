//! `understudy chat`: a conversation in the terminal, a line a message.

use super::interrupt::Interrupts;
use super::show::{self, Exit, Outcome, Stop};
use super::turn::{self, Ended, Style};
use super::{Turns, input, open};
use crate::Start;
use std::io::{self, IsTerminal as _};
use std::time::Instant;
use understudy_core::texts::{self, say, say_with};

pub async fn run(start: Start, turns: Turns, interrupts: &mut Interrupts) -> Outcome {
    let begun = async {
        let backend = open::for_turns(start).await?;
        let options = turn::options(&backend, &turns)?;
        let chat = turn::chat(&backend, &turns).await?;
        let files = turn::files(&backend, &turns).await?;
        Ok::<_, Stop>((backend, options, chat, files))
    };
    // They go with the first question that is sent.
    let (backend, options, mut chat, mut files) = interrupts.or(begun).await?;
    let typed = io::stdin().is_terminal();
    if typed {
        show::note(&say("cli-chat-begins"));
    }
    if turns.no_history {
        show::note(&say("cli-chat-remembers-nothing"));
    }
    let mut lines = Some(input::lines());
    let mut exit = Exit::Done;
    loop {
        if typed {
            show::print("\n> ")?;
        }
        let next = async {
            match &mut lines {
                Some(lines) => lines.recv().await.transpose(),
                None => Ok(None),
            }
        };
        let Some(line) = interrupts.or(next).await? else {
            if typed {
                show::print("\n")?;
            }
            return Ok(exit);
        };
        if line.trim().is_empty() {
            continue;
        }
        let asked = Instant::now();
        let sent = async {
            let begin = turn::start(&backend, chat, line, files.clone()).await?;
            backend.send(begin, options.clone()).await
        };
        let handle = match interrupts.or(sent).await {
            Ok(handle) => handle,
            // Nothing was sent; somebody who types can do something about it and go on.
            Err(Stop::Error(error)) if typed => {
                show::note(&error.message);
                continue;
            }
            Err(stop) => return Err(stop),
        };
        files.clear();
        chat = handle.chat.or(chat);
        let told = turn::follow_through(&backend, handle, Style::of(false), &mut lines, interrupts).await?;
        exit = match told.ended {
            Ended::Answered => Exit::Done,
            Ended::Failed => Exit::Failed,
            // Somebody who types goes on; a script was stopped.
            Ended::Stopped if typed => Exit::Done,
            Ended::Stopped => return Ok(Exit::Cancelled),
        };
        if let Some(lane) = told.lane {
            let took = u64::try_from(asked.elapsed().as_millis()).unwrap_or(u64::MAX);
            let arguments = [("lane", lane.0.into()), ("took", texts::duration(took).into())];
            show::note(&say_with("cli-answered-by", &arguments));
        }
    }
}
