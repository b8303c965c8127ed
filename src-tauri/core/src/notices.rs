//! What is worth interrupting a person for, where they asked for it: pure, from what happened.

use crate::contract::{
    ChatId, ChatSummary, LaneName, LaneState, MessageStatus, Overall, Spend, SpendState, Status, Timestamp,
};
use crate::status::DAY_MS;
use crate::texts;

/// What the person wants to be told; all of it is off until they say so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wants {
    /// The main model went down, and is back.
    pub main_model: bool,
    /// An answer is there while no window shows.
    pub answers: bool,
    /// A key, a payment or a model wants the person.
    pub needs_you: bool,
    /// A message that waited was sent.
    pub waiting: bool,
    /// This month's limit is four fifths used, and used up.
    pub spend: bool,
}

/// A notification of the desktop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub title: String,
    pub text: String,
    /// What a click on it shows.
    pub about: About,
}

/// What a notification is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// How the providers are: the board.
    Providers,
    Chat(ChatId),
    /// What was used, and the month's limit.
    Usage,
    /// Understudy itself: its window.
    Understudy,
}

/// What was told already.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    /// As last seen; absent before the first look.
    seen: Option<Seen>,
    /// The day, since 1970, on which "needs you" was last told.
    needed_on: Option<i64>,
    /// The month's limit as last seen, and how much of it was used.
    spend: Option<(Option<f64>, SpendState)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    lead: Option<LaneName>,
    /// The main model was down, and that was told or would have been.
    down: bool,
}

impl Notices {
    /// `needed_on`: the day on which "needs you" was last told by an earlier run.
    #[must_use]
    pub fn new(needed_on: Option<i64>) -> Self {
        Self {
            seen: None,
            needed_on,
            spend: None,
        }
    }

    /// The day on which "needs you" was last told, to be kept for the next run.
    #[must_use]
    pub const fn needed_on(&self) -> Option<i64> {
        self.needed_on
    }

    /// How things stand now. What stood like this when the app started is no news, but for what wants
    /// the person. The demo and simulated outages interrupt nobody.
    pub fn status(&mut self, status: &Status, wants: Wants, now: Timestamp) -> Vec<Notice> {
        if status.demo || !status.simulated.is_empty() {
            return Vec::new();
        }
        let mut notices = Vec::new();
        let lead_state = status
            .providers
            .iter()
            .flat_map(|provider| &provider.lanes)
            .find(|lane| Some(&lane.name) == status.lead.as_ref())
            .map(|lane| lane.state);
        let before = self.seen.take();
        let same_lead = before.as_ref().is_some_and(|before| before.lead == status.lead);
        let was_down = same_lead && before.as_ref().is_some_and(|before| before.down);
        let down = match lead_state {
            Some(LaneState::Down) => true,
            // Neither proves that it is well again.
            Some(LaneState::Offline | LaneState::Paused | LaneState::NeedsYou) => was_down,
            _ => false,
        };
        if let (Some(lead), true, true) = (&status.lead, wants.main_model, same_lead) {
            match (was_down, down) {
                (false, true) => notices.push(lead_down(lead, status.covering.as_ref())),
                (true, false) => notices.push(Notice {
                    title: texts::say_with("notify-back-title", &[("lead", lead.0.as_str().into())]),
                    text: texts::say("notify-back-text"),
                    about: About::Providers,
                }),
                _ => {}
            }
        }
        self.seen = Some(Seen {
            lead: status.lead.clone(),
            down,
        });
        let today = now.div_euclid(DAY_MS);
        // Without a provider the first start asks for one; nobody is interrupted for it.
        let needed = status.overall == Overall::NeedsYou && status.lead.is_some();
        if wants.needs_you && needed && self.needed_on != Some(today) {
            self.needed_on = Some(today);
            let who = status.providers.iter().find(|provider| {
                provider
                    .lanes
                    .iter()
                    .any(|lane| lane.state == LaneState::NeedsYou)
            });
            notices.push(Notice {
                title: texts::say("notify-needs-you-title"),
                text: who.map_or_else(
                    || status.sentence.clone(),
                    |who| {
                        let arguments = [
                            ("name", who.name.as_str().into()),
                            ("words", who.words.as_str().into()),
                        ];
                        texts::say_with("notify-needs-you-text", &arguments)
                    },
                ),
                about: About::Providers,
            });
        }
        notices
    }
}

impl Notices {
    /// How much of the month's limit is used now. Each step is told once; what stood so when the app
    /// started, or came of another limit that the person set, is no news.
    pub fn spend(&mut self, spend: &Spend, wants: Wants) -> Option<Notice> {
        let now = (spend.limit_usd, spend.state);
        let (limit, before) = self.spend.replace(now)?;
        if !wants.spend || limit != now.0 || before == now.1 {
            return None;
        }
        let arguments = [
            ("spent", dollars(spend.spent_usd).into()),
            ("limit", dollars(spend.limit_usd?).into()),
        ];
        let (title, text) = match spend.state {
            SpendState::Well => return None,
            SpendState::Near => ("notify-spend-near-title", "notify-spend-near-text"),
            SpendState::Over => ("notify-spend-over-title", "notify-spend-over-text"),
        };
        Some(Notice {
            title: texts::say(title),
            text: texts::say_with(text, &arguments),
            about: About::Usage,
        })
    }
}

fn dollars(usd: f64) -> String {
    format!("${usd:.2}")
}

fn lead_down(lead: &LaneName, covering: Option<&LaneName>) -> Notice {
    Notice {
        title: texts::say_with("notify-down-title", &[("lead", lead.0.as_str().into())]),
        text: match covering {
            Some(backup) => texts::say_with("notify-down-text", &[("backup", backup.0.as_str().into())]),
            None => texts::say("notify-down-nobody"),
        },
        about: About::Providers,
    }
}

/// An answer ended while no window of the app was in front. What the person stopped is no news.
#[must_use]
pub fn answered(wants: Wants, hidden: bool, chat: &ChatSummary, ended: MessageStatus) -> Option<Notice> {
    let id = match ended {
        MessageStatus::Complete => "notify-answer-title",
        MessageStatus::Failed => "notify-answer-failed-title",
        MessageStatus::Streaming | MessageStatus::Cancelled | MessageStatus::Interrupted => return None,
    };
    (wants.answers && hidden).then(|| Notice {
        title: texts::say(id),
        text: chat.title.clone(),
        about: About::Chat(chat.id),
    })
}

/// A message that waited was sent by itself.
#[must_use]
pub fn sent(wants: Wants, chat: &ChatSummary) -> Option<Notice> {
    wants.waiting.then(|| Notice {
        title: texts::say("notify-sent-title"),
        text: chat.title.clone(),
        about: About::Chat(chat.id),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::contract::{Lane, LaneHealth, OutageKind, ProviderHealth, ProviderId, SimulatedOutage};

    const NOW: Timestamp = 1_800_000_000_000;
    const ALL: Wants = Wants {
        main_model: true,
        answers: true,
        needs_you: true,
        waiting: true,
        spend: true,
    };

    fn status(state: LaneState, overall: Overall) -> Status {
        let id = ProviderId(uuid::Uuid::from_u128(7));
        let name = LaneName::new("Claude", "m");
        Status {
            overall,
            sentence: "A provider needs you.".into(),
            detail: String::new(),
            lead: Some(name.clone()),
            covering: Some(LaneName::new("GPT", "n")),
            order: Vec::new(),
            providers: vec![ProviderHealth {
                provider: id,
                name: "Claude".into(),
                state,
                words: "key refused".into(),
                paused_until: None,
                lanes: vec![LaneHealth {
                    lane: Lane {
                        provider: id,
                        model: "m".into(),
                    },
                    name,
                    model_name: "m".into(),
                    state,
                    since: None,
                    class: None,
                    failures_in_row: 0,
                    next_try_at: None,
                    first_text_ms: None,
                    message: String::new(),
                }],
                page: None,
                allowances: Vec::new(),
            }],
            waiting: 0,
            simulated: Vec::new(),
            demo: false,
        }
    }

    fn well() -> Status {
        status(LaneState::Working, Overall::AllWell)
    }

    fn down() -> Status {
        status(LaneState::Down, Overall::LeadDown)
    }

    fn titles(notices: &[Notice]) -> Vec<&str> {
        notices.iter().map(|notice| notice.title.as_str()).collect()
    }

    #[test]
    fn the_main_model_goes_down_and_comes_back_each_told_once() {
        let mut notices = Notices::default();
        assert!(notices.status(&well(), ALL, NOW).is_empty());
        let told = notices.status(&down(), ALL, NOW);
        assert_eq!(titles(&told), ["Claude/m is down"]);
        assert!(told[0].text.contains("GPT/n"), "{told:?}");
        assert_eq!(told[0].about, About::Providers);
        assert!(notices.status(&down(), ALL, NOW).is_empty());
        let offline = status(LaneState::Offline, Overall::Offline);
        assert!(
            notices.status(&offline, ALL, NOW).is_empty(),
            "that proves nothing"
        );
        assert_eq!(titles(&notices.status(&well(), ALL, NOW)), ["Claude/m is back"]);
        assert!(notices.status(&well(), ALL, NOW).is_empty());
    }

    #[test]
    fn nothing_is_told_unasked_nor_of_what_stood_so_before_or_is_made() {
        let mut notices = Notices::default();
        assert!(
            notices.status(&down(), ALL, NOW).is_empty(),
            "it was so at the start"
        );
        let mut notices = Notices::default();
        notices.status(&well(), Wants::default(), NOW);
        assert!(notices.status(&down(), Wants::default(), NOW).is_empty());
        let mut notices = Notices::default();
        notices.status(&well(), ALL, NOW);
        let mut made = down();
        made.simulated.push(SimulatedOutage {
            provider: ProviderId::new(),
            model: None,
            name: "Claude".into(),
            kind: OutageKind::Hard,
            since: NOW,
            until: NOW + 1,
        });
        assert!(notices.status(&made, ALL, NOW).is_empty());
        made.demo = true;
        assert!(notices.status(&made, ALL, NOW).is_empty());
        let mut other = down();
        other.lead = Some(LaneName::new("Other", "m"));
        notices.status(&well(), ALL, NOW);
        assert!(
            notices.status(&other, ALL, NOW).is_empty(),
            "another main model was chosen"
        );
    }

    #[test]
    fn what_wants_the_person_is_told_once_a_day_over_restarts() {
        let wants = status(LaneState::NeedsYou, Overall::NeedsYou);
        let mut notices = Notices::default();
        let told = notices.status(&wants, ALL, NOW);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].text, "Claude: key refused");
        assert!(notices.status(&wants, ALL, NOW + 3_600_000).is_empty());
        let mut restarted = Notices::new(notices.needed_on());
        assert!(restarted.status(&wants, ALL, NOW + 3_600_000).is_empty());
        assert_eq!(restarted.status(&wants, ALL, NOW + DAY_MS).len(), 1);
    }

    #[test]
    fn each_step_towards_the_months_limit_is_told_once() {
        let spend = |spent_usd: f64, limit: f64, state| Spend {
            limit_usd: Some(limit),
            spent_usd,
            unknown: 0,
            state,
        };
        let (well, near) = (
            spend(1.0, 20.0, SpendState::Well),
            spend(16.5, 20.0, SpendState::Near),
        );
        let over = spend(20.25, 20.0, SpendState::Over);
        let mut notices = Notices::default();
        assert!(notices.spend(&near, ALL).is_none(), "it was so at the start");
        assert!(notices.spend(&near, ALL).is_none());
        assert!(notices.spend(&well, ALL).is_none(), "another month");
        let told = notices.spend(&near, ALL).unwrap();
        assert!(
            told.text.contains("$16.50") && told.text.contains("$20.00"),
            "{told:?}"
        );
        assert_eq!(told.about, About::Usage);
        let told = notices.spend(&over, ALL).unwrap();
        assert!(told.text.contains("free models"), "{told:?}");
        assert!(notices.spend(&over, ALL).is_none());
        let raised = spend(20.25, 24.0, SpendState::Near);
        assert!(
            notices.spend(&raised, ALL).is_none(),
            "the person set it just now"
        );
        let mut unasked = Notices::default();
        unasked.spend(&well, Wants::default());
        assert!(unasked.spend(&over, Wants::default()).is_none());
    }

    #[test]
    fn an_answer_is_told_only_while_nobody_looks() {
        let kyoto = &ChatSummary {
            id: ChatId::new(),
            title: "Kyoto".into(),
            created_at: NOW,
            updated_at: NOW,
            demo: false,
            streaming: false,
            folder: None,
            pinned_at: None,
            archived_at: None,
            tags: Vec::new(),
            deleted_at: None,
            goes_at: None,
            temporary: false,
        };
        assert!(answered(ALL, false, kyoto, MessageStatus::Complete).is_none());
        assert!(answered(ALL, true, kyoto, MessageStatus::Cancelled).is_none());
        assert!(answered(Wants::default(), true, kyoto, MessageStatus::Complete).is_none());
        let told = answered(ALL, true, kyoto, MessageStatus::Complete);
        let told = told.map(|notice| (notice.text, notice.about));
        assert_eq!(told, Some(("Kyoto".to_owned(), About::Chat(kyoto.id))));
        let failed = answered(ALL, true, kyoto, MessageStatus::Failed);
        assert!(failed.is_some_and(|notice| notice.title.contains("could not")));
        assert!(sent(ALL, kyoto).is_some() && sent(Wants::default(), kyoto).is_none());
    }
}
