//! `understudy ask`: one turn.

use super::interrupt::Interrupts;
use super::show::{Exit, Outcome, Stop};
use super::turn::{self, Ended, Style};
use super::{Ask, open, usage};
use crate::Start;

pub async fn run(start: Start, ask: Ask, question: String, interrupts: &mut Interrupts) -> Outcome {
    let begun = async {
        let backend = open::for_turns(start).await?;
        let options = turn::options(&backend, &ask.turns)?;
        let chat = turn::chat(&backend, &ask.turns).await?;
        let files = turn::files(&backend, &ask.turns).await?;
        let begin = turn::start(&backend, chat, question, files).await?;
        let handle = backend.send(begin, options).await?;
        Ok::<_, Stop>((backend, handle))
    };
    let (backend, handle) = interrupts.or(begun).await?;
    let told = turn::follow_through(&backend, handle, Style::of(ask.json), &mut None, interrupts).await?;
    usage::warn(&backend).await;
    Ok(match told.ended {
        Ended::Answered => Exit::Done,
        Ended::Failed => Exit::Failed,
        Ended::Stopped => Exit::Cancelled,
    })
}
