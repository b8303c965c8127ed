//! What a message would come to, before it is sent; and what has to be left out where it does not fit.

use super::attachments::blocking;
use super::options::{TurnOptions, chain_for, wish_for};
use super::plan::Planned;
use super::turns::Before;
use super::{Backend, lock, settings, summary};
use crate::contract::{
    ApiResult, ChatId, Estimate, LaneName, LeaveOut, MessageId, Role, Timestamp, TurnWishes, Usage, Written,
};
use crate::engine::{Conversation, JobLane, Said, SaidPart};
use crate::prices::LanePrice;
use crate::router::fit::FileLoad;
use crate::router::plan::Wish;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Mutex;

/// Of a window so much, in parts of four, is filled at most by what is not left out: the rest is for the
/// answer, and for the estimate, which may be too low.
const FILLED_OF_FOUR: u64 = 3;

/// What stands before the message that is being written: only figures, so that no words stay here. Kept
/// because a long chat is not read again with every pause of the person's.
#[derive(Default)]
pub(super) struct Reckoned(Mutex<Option<Counted>>);

#[derive(Clone, Copy)]
struct Counted {
    chat: ChatId,
    after: MessageId,
    /// Of what models are told before the chat: it may change while nothing is said.
    system: u64,
    tokens: u64,
    files: FileLoad,
    /// As Anthropic's models count, and as others do.
    by_family: [u64; 2],
}

impl Backend {
    /// Roughly what this message would come to if it were sent now.
    ///
    /// # Errors
    /// `NotFound` for the chat, a model and a file that is not kept any more.
    pub async fn estimate(&self, written: Written) -> ApiResult<Estimate> {
        let session = self.demo();
        let world = self.world();
        let mut options = TurnOptions {
            terms: written.terms,
            ..TurnOptions::default()
        };
        let (counted, terms) = match (written.chat, written.after) {
            (Some(chat), Some(after)) => {
                let setup = self.history_of(chat).chat_setup(chat).await?;
                let system = hash(setup.system.as_deref());
                let counted = self.counted(chat, after, system, session.is_some()).await?;
                (Some(counted), setup.terms)
            }
            _ => (None, options.terms.clone()),
        };
        let (_, files) = self.question_files(written.attachments, false).await?;
        let mut parts: Vec<SaidPart> = files
            .into_iter()
            .map(|file| SaidPart::File(Box::new(file)))
            .collect();
        parts.push(SaidPart::Text(written.text));
        let role = Role::User;
        let mut message = Conversation {
            system: written.system.filter(|_| counted.is_none()),
            messages: vec![Said { role, parts }],
        };
        message.messages.retain(|said| !said.parts.is_empty());
        let mut wish = wish_for(&options, &terms, &message);
        if let Some(before) = &counted {
            wish.input_tokens += before.tokens;
            wish.files = together(wish.files, before.files);
        }
        let wishes = settings::wishes(&world.settings, &TurnWishes::default())?;
        let (rows, book) = match &session {
            Some(session) => (&session.providers, &session.book),
            None => (&world.providers, &self.book),
        };
        let mut asked: Vec<JobLane> = Vec::new();
        let wanted = match written.lanes.as_slice() {
            [] => vec![None],
            lanes => lanes.iter().map(Some).collect(),
        };
        let many = wanted.len() > 1;
        for lane in wanted {
            let lane = lane.map(|name| self.lane_named(&name.0)).transpose()?;
            options.chain = lane.clone().filter(|_| many).map(|lane| vec![lane]);
            options.first = lane;
            let chain = chain_for(&options, &terms, &session, &self.default_chain(&world));
            let Planned { lanes, .. } = self.plan(rows, book, &chain, &wish, &wishes)?;
            asked.extend(lanes.into_iter().next());
        }
        let tokens_for = |family: &str| {
            let before = counted.map_or(0, |counted| counted.by_family[usize::from(family != ANTHROPIC)]);
            message.reckoned(family) + before
        };
        let each: Vec<(u64, Option<LanePrice>)> = asked
            .iter()
            .map(|lane| (tokens_for(lane.lane.planned.family), lane.lane.price.clone()))
            .collect();
        let tokens = match each.as_slice() {
            [] => tokens_for(""),
            each => each.iter().map(|(tokens, _)| tokens).sum(),
        };
        let now = self.clock.wall();
        // The first look into the list of prices reads it.
        let cost_usd = blocking(move || cost(&each, now)).await?;
        Ok(Estimate {
            lanes: asked.into_iter().map(|lane| lane.lane.planned.name).collect(),
            tokens,
            cost_usd,
        })
    }

    async fn counted(&self, chat: ChatId, after: MessageId, system: u64, demo: bool) -> ApiResult<Counted> {
        let known = *lock(&self.reckoned.0);
        let same = |known: &Counted| (known.chat, known.after, known.system) == (chat, after, system);
        if let Some(known) = known.filter(same) {
            return Ok(known);
        }
        let Before { conversation, .. } = self.conversation(chat, Some(after), demo).await?;
        let counted = Counted {
            chat,
            after,
            system,
            tokens: conversation.tokens(),
            files: conversation.file_load(),
            by_family: [conversation.reckoned(ANTHROPIC), conversation.reckoned("")],
        };
        *lock(&self.reckoned.0) = Some(counted);
        Ok(counted)
    }

    /// How many of the oldest messages have to be left out for this question to fit a model that may
    /// answer it now; `None` where it fits as it is, and where nothing that is left out would help.
    ///
    /// # Errors
    /// `NotFound` for the chat and for the question in it.
    pub async fn what_to_leave_out(&self, chat: ChatId, question: MessageId) -> ApiResult<Option<LeaveOut>> {
        let session = self.demo();
        let world = self.world();
        let history = self.history_of(chat);
        let Before {
            conversation,
            terms,
            wishes,
        } = self.conversation(chat, Some(question), session.is_some()).await?;
        let wishes = settings::wishes(&world.settings, &wishes)?;
        let options = TurnOptions::default();
        let chain = chain_for(&options, &terms, &session, &self.default_chain(&world));
        let (rows, book) = match &session {
            Some(session) => (&session.providers, &session.book),
            None => (&world.providers, &self.book),
        };
        let whole = conversation.tokens();
        // A provider said so of what seemed to fit: nobody knows by how much.
        let refused = history.too_long_for_a_provider(question).await?;
        let most = if refused { whole / 2 } else { u64::MAX };
        let fits = |messages: u32| -> ApiResult<Option<LaneName>> {
            let mut left = conversation.clone();
            left.leave_out(messages, None);
            let tokens = left.tokens();
            if tokens > most {
                return Ok(None);
            }
            let wish = Wish {
                input_tokens: match messages {
                    0 => tokens,
                    _ => tokens.saturating_mul(4) / FILLED_OF_FOUR,
                },
                ..wish_for(&options, &terms, &left)
            };
            let planned = self.plan(rows, book, &chain, &wish, &wishes)?;
            Ok(planned
                .lanes
                .into_iter()
                .next()
                .map(|lane| lane.lane.planned.name))
        };
        if fits(0)?.is_some() {
            return Ok(None);
        }
        let before = conversation.messages.len().saturating_sub(1);
        // What is sent begins with a question.
        let cuts: Vec<u32> = (1..=before)
            .filter(|&at| conversation.messages[at].role == Role::User)
            .filter_map(|at| u32::try_from(at).ok())
            .collect();
        // The more is left out, the more fits.
        let (mut low, mut high) = (0, cuts.len());
        let mut found = None;
        while low < high {
            let middle = low + (high - low) / 2;
            match fits(cuts[middle])? {
                Some(lane) => {
                    found = Some((cuts[middle], lane));
                    high = middle;
                }
                None => low = middle + 1,
            }
        }
        let Some((messages, lane)) = found else {
            return Ok(None);
        };
        let said = summary::said(&conversation, messages);
        let pieces = self.pieces_to_sum_up(&said, &terms, &session)?;
        Ok(Some(LeaveOut {
            messages,
            of: u32::try_from(before).unwrap_or(u32::MAX),
            lane,
            summary_requests: pieces.map_or(0, |(_, pieces)| pieces),
        }))
    }
}

fn hash(text: Option<&str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

const ANTHROPIC: &str = "anthropic";

fn cost(each: &[(u64, Option<LanePrice>)], now: Timestamp) -> Option<f64> {
    if each.is_empty() {
        return None;
    }
    let of = |(tokens, price): &(u64, Option<LanePrice>)| {
        let usage = Usage {
            input: Some(*tokens),
            output: Some(0),
            ..Usage::default()
        };
        price.as_ref()?.cost(&usage, None, now)
    };
    each.iter().map(of).sum()
}

fn together(one: FileLoad, other: FileLoad) -> FileLoad {
    FileLoad {
        images: one.images + other.images,
        image_bytes: one.image_bytes + other.image_bytes,
        pdf_pages: one.pdf_pages + other.pdf_pages,
        pdf_bytes: one.pdf_bytes + other.pdf_bytes,
        scans: one.scans + other.scans,
    }
}
