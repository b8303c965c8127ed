//! One turn in the terminal: how its events are shown, and how it is stopped.

use super::Turns;
use super::interrupt::Interrupts;
use super::show::{self, Stop};
use std::io::{self, IsTerminal as _};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::Receiver;
use tokio::time::timeout;
use understudy_core::backend::{Backend, Keep, TurnHandle, TurnOptions};
use understudy_core::contract::{
    ApiError, ApiResult, Attached, Attachment, ChatId, ChatTerms, Crossing, ErrorCode, FailureClass, Finish,
    LaneName, MessageId, NumberedEvent, Reach, SeamMode, TurnEvent, TurnStart, TurnWishes,
};
use understudy_core::texts::{self, say, say_with};

/// How long a stopped turn is waited for: it closes its connection and stores what was shown.
const STOP_LIMIT: Duration = Duration::from_secs(1);

/// How events are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The text as it comes.
    Streamed,
    /// The text once, at the end: what was printed cannot be taken back, and a restart would.
    Whole,
    /// Each event as a line of JSON.
    Json,
}

impl Style {
    pub fn of(json: bool) -> Self {
        match json {
            true => Self::Json,
            false if io::stdout().is_terminal() => Self::Streamed,
            false => Self::Whole,
        }
    }
}

/// How a turn ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    Answered,
    Failed,
    /// By the person.
    Stopped,
}

/// What was told of a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub ended: Ended,
    /// Who answered.
    pub lane: Option<LaneName>,
    /// The answer that broke off with text on the screen.
    broken: Option<MessageId>,
}

/// The options of a turn as given on the command line.
///
/// # Errors
/// For a lane or provider that is not there.
pub fn options(backend: &Backend, turns: &Turns) -> ApiResult<TurnOptions> {
    let chain = turns
        .chain
        .iter()
        .map(|name| backend.lane_named(name))
        .collect::<ApiResult<Vec<_>>>()?;
    let only = turns
        .only
        .iter()
        .map(|name| Ok(backend.provider_named(name)?.id))
        .collect::<ApiResult<Vec<_>>>()?;
    // A new chat keeps where its first message may go: the next one, asked without these words, does
    // not carry it elsewhere. In a chat that is there they narrow one turn.
    let reach = match (turns.local_only, only.is_empty()) {
        (true, _) => Reach::ThisComputer,
        (false, false) => Reach::Only {
            providers: only.clone(),
        },
        (false, true) => Reach::Chain,
    };
    Ok(TurnOptions {
        chain: (!chain.is_empty()).then_some(chain),
        only: (!only.is_empty()).then_some(only),
        local_only: turns.local_only,
        no_failover: turns.no_failover,
        system: turns.system.clone(),
        wishes: TurnWishes {
            effort: turns.effort,
            temperature: turns.temperature,
            max_output: turns.max_output,
            stop: turns.stop.clone(),
        },
        terms: ChatTerms {
            reach,
            ..ChatTerms::default()
        },
        keep_history: !turns.no_history,
        ..TurnOptions::default()
    })
}

/// The chat to go on in, if one was asked for.
///
/// # Errors
/// When it is not there.
pub async fn chat(backend: &Backend, turns: &Turns) -> ApiResult<Option<ChatId>> {
    let missing = |id: &str| ApiError::new(ErrorCode::NotFound, say(id));
    if let Some(id) = &turns.chat {
        let id = super::history::chat_id(id)?;
        return Ok(Some(backend.chat(id).await?.summary.id));
    }
    if turns.latest {
        let chats = backend.chats().await?;
        let latest = chats.iter().max_by_key(|chat| chat.updated_at);
        return Ok(Some(latest.ok_or_else(|| missing("cli-no-chat-yet"))?.id));
    }
    Ok(None)
}

/// The files to go with the question, kept as the question will be.
///
/// # Errors
/// For the first that cannot be used.
pub async fn files(backend: &Backend, turns: &Turns) -> ApiResult<Vec<Attached>> {
    let keep = match turns.no_history {
        true => Keep::InMemory,
        false => Keep::OnDisk,
    };
    let mut files = Vec::with_capacity(turns.attach.len());
    for path in &turns.attach {
        let Attachment { id, name, note, .. } = backend.attach_file(path, keep).await?;
        if let Some(note) = note {
            show::note(&say_with(
                "cli-file-note",
                &[("name", name.as_str().into()), ("note", note.into())],
            ));
        }
        files.push(Attached { id, name });
    }
    Ok(files)
}

/// Where a question goes: into `chat` at the end of what is shown of it, or into a new one.
///
/// # Errors
/// When the chat is not there.
pub async fn start(
    backend: &Backend,
    chat: Option<ChatId>,
    text: String,
    attachments: Vec<Attached>,
) -> ApiResult<TurnStart> {
    let Some(chat) = chat else {
        return Ok(TurnStart::NewChat { text, attachments });
    };
    let after = backend
        .chat(chat)
        .await?
        .messages
        .last()
        .map(|message| message.id);
    Ok(TurnStart::Reply {
        chat,
        after,
        text,
        attachments,
    })
}

/// Shows a turn until it ends. An interrupt stops it and is waited for a second; a second one ends
/// the program at once.
pub async fn follow(
    backend: &Arc<Backend>,
    mut handle: TurnHandle,
    style: Style,
    interrupts: &mut Interrupts,
) -> Result<Told, Stop> {
    let mut view = View::new(style);
    loop {
        let event = tokio::select! {
            event = handle.events.next() => event,
            () = interrupts.next() => {
                backend.stop_turn(handle.turn);
                return Ok(stopping(handle, view, interrupts).await);
            }
        };
        let Some(event) = event else { return Ok(view.told) };
        if let Err(error) = view.show(&event) {
            // Nobody reads the answer any more: it is not paid for to its end.
            backend.stop_turn(handle.turn);
            let _ = timeout(STOP_LIMIT, async {
                while handle.events.next().await.is_some() {}
            })
            .await;
            return Err(error.into());
        }
    }
}

/// As [`follow`]; where the person wants to be asked before another model goes on with an answer that
/// broke off, asks somebody at a terminal. Without one the answer is no.
pub async fn follow_through(
    backend: &Arc<Backend>,
    handle: TurnHandle,
    style: Style,
    lines: &mut Option<Receiver<ApiResult<String>>>,
    interrupts: &mut Interrupts,
) -> Result<Told, Stop> {
    let mut told = follow(backend, handle, style, interrupts).await?;
    let asks = style == Style::Streamed && io::stdin().is_terminal() && backend.setting("recovery")? == "ask";
    while let Some(answer) = told.broken.filter(|_| asks && told.ended == Ended::Failed) {
        show::note(&say("cli-ask-continue"));
        let lines = lines.get_or_insert_with(super::input::lines);
        let said = interrupts.or(async { lines.recv().await.transpose() }).await?;
        let yes = say("cli-import-yes");
        let agreed = |line: String| {
            yes.split_whitespace()
                .any(|word| word == line.trim().to_lowercase())
        };
        if !said.is_some_and(agreed) {
            break;
        }
        let handle = backend.continue_answer(answer).await?;
        told = follow(backend, handle, style, interrupts).await?;
    }
    Ok(told)
}

/// Shows what a stopped turn still says, for a second.
async fn stopping(mut handle: TurnHandle, mut view: View, interrupts: &mut Interrupts) -> Told {
    let rest = async {
        while let Some(event) = handle.events.next().await {
            if view.show(&event).is_err() {
                break;
            }
        }
    };
    tokio::select! {
        _ = timeout(STOP_LIMIT, rest) => {}
        () = interrupts.next() => std::process::exit(show::Exit::Cancelled as i32),
    }
    match view.told {
        // It had just finished when it was stopped.
        told @ Told {
            ended: Ended::Answered,
            ..
        } => told,
        told => Told {
            ended: Ended::Stopped,
            ..told
        },
    }
}

/// What has been shown of a turn.
struct View {
    style: Style,
    told: Told,
    /// Text was printed and the line is not finished.
    open_line: bool,
    /// Where the answer is kept.
    answer: Option<MessageId>,
    /// The last lane that failed, and how, until the next one is named.
    failed: Option<(LaneName, String)>,
}

impl View {
    fn new(style: Style) -> Self {
        Self {
            style,
            told: Told {
                ended: Ended::Failed,
                lane: None,
                broken: None,
            },
            answer: None,
            open_line: false,
            failed: None,
        }
    }

    fn show(&mut self, event: &NumberedEvent) -> io::Result<()> {
        match &event.event {
            TurnEvent::Finished { lane, .. } => {
                self.told = Told {
                    ended: Ended::Answered,
                    lane: Some(lane.clone()),
                    broken: None,
                };
            }
            TurnEvent::Turn { answer, .. } => self.answer = *answer,
            TurnEvent::Failed { code, .. } if code == "cancelled" => self.told.ended = Ended::Stopped,
            TurnEvent::Failed { partial, .. } if !partial.is_empty() => self.told.broken = self.answer,
            _ => {}
        }
        if self.style == Style::Json {
            return show::json(event);
        }
        match &event.event {
            TurnEvent::Delta { text } if self.style == Style::Streamed => {
                self.open_line = !text.ends_with('\n');
                show::print(text)
            }
            TurnEvent::Attempt {
                lane,
                crossing,
                recovery,
                ..
            } => {
                if let Some(Crossing { provider, files }) = crossing {
                    let arguments = [("provider", provider.clone().into()), ("files", (*files).into())];
                    self.note(&say_with("cli-crossing", &arguments))?;
                }
                if let Some((from, why)) = self.failed.take() {
                    let names = [
                        ("from", from.0.into()),
                        ("why", why.into()),
                        ("to", lane.0.clone().into()),
                    ];
                    let id = match recovery {
                        Some(SeamMode::Continue) => "cli-goes-on",
                        Some(SeamMode::Restart) | None => "cli-took-over",
                    };
                    self.note(&say_with(id, &names))?;
                }
                Ok(())
            }
            TurnEvent::Skipped { lane, message, .. } => {
                let arguments = [("lane", lane.0.clone().into()), ("why", message.clone().into())];
                self.note(&say_with("cli-left-out", &arguments))
            }
            TurnEvent::Slow { lane, waited_ms, .. } => {
                let waited = texts::duration(*waited_ms);
                self.note(&say_with(
                    "cli-slow",
                    &[("lane", lane.0.clone().into()), ("waited", waited.into())],
                ))
            }
            // Of two that were asked side by side, one was left: nobody takes over from it.
            TurnEvent::AttemptFailed {
                class: FailureClass::Cancelled,
                ..
            } => Ok(()),
            TurnEvent::AttemptFailed { lane, class, .. } => {
                self.failed = Some((lane.clone(), texts::failure_class(*class)));
                Ok(())
            }
            TurnEvent::Seam {
                mode: SeamMode::Restart,
                ..
            } if self.style == Style::Streamed => self.note(&say("cli-begins-anew")),
            TurnEvent::Finished { finish, text, .. } => self.finished(*finish, text),
            TurnEvent::Failed { message, partial, .. } => self.failed(message, partial),
            _ => Ok(()),
        }
    }

    fn finished(&mut self, finish: Finish, text: &str) -> io::Result<()> {
        match self.style {
            Style::Streamed => self.end_line()?,
            _ if text.ends_with('\n') => show::print(text)?,
            _ => show::line(text)?,
        }
        match finish {
            Finish::Length => self.note(&say("cli-length")),
            Finish::Refused => self.note(&say("cli-refused")),
            Finish::ToolCalls => self.note(&say("cli-tool-calls")),
            Finish::Stop | Finish::Other => Ok(()),
        }
    }

    fn failed(&mut self, message: &str, partial: &str) -> io::Result<()> {
        // What was streamed is on the screen already.
        if self.style == Style::Whole && !partial.is_empty() {
            show::note(partial);
        }
        self.note(message)
    }

    /// A line to standard error, under what was printed.
    fn note(&mut self, text: &str) -> io::Result<()> {
        self.end_line()?;
        show::note(text);
        Ok(())
    }

    fn end_line(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.open_line) {
            show::print("\n")?;
        }
        Ok(())
    }
}
