//! What is worth interrupting a person for, where they asked for it: pure, from what happened.

use crate::contract::{ChatId, ChatSummary, LaneName, LaneState, MessageStatus, Overall, Status, Timestamp};
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
    use super::*;
    use crate::contract::{Lane, LaneHealth, OutageKind, ProviderHealth, ProviderId, SimulatedOutage};

    const NOW: Timestamp = 1_800_000_000_000;
    const ALL: Wants = Wants {
        main_model: true,
        answers: true,
        needs_you: true,
        waiting: true,
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
