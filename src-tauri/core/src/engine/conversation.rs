//! The conversation so far, as each lane may see it.

use super::reckon::tokens_of;
use super::said_file::SaidFile;
use crate::contract::{ProviderId, Role};
use crate::providers::{OpaquePayload, Prompt, PromptMessage, PromptPart};
use crate::router::fit::{FileLoad, Takes};
use crate::texts;

/// Roughly how many bytes of text make a token. English has about four, CJK about three bytes a
/// character and one to two tokens; an estimate for limits of time and fit, never for money.
pub(super) const BYTES_PER_TOKEN: u64 = 4;

/// Tokens of a picture, at most: Anthropic scales one to 1,568 pixels a side and counts a token for
/// each 750 of them; the others stay below that.
const TOKENS_OF_IMAGE: u64 = 1_600;

/// All that was said up to the question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conversation {
    pub system: Option<String>,
    pub messages: Vec<Said>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub role: Role,
    pub parts: Vec<SaidPart>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum SaidPart {
    Text(String),
    File(Box<SaidFile>),
    /// Belongs to the provider that made it and goes nowhere else.
    Opaque {
        provider: ProviderId,
        payload: OpaquePayload,
    },
}

impl Conversation {
    /// What `provider` is sent, files as a lane of its that `takes` so reads them: reasoning of others
    /// stays with them.
    #[must_use]
    pub fn prompt_for(&self, provider: ProviderId, takes: Takes) -> Prompt {
        let messages = self
            .messages
            .iter()
            .map(|said| PromptMessage {
                role: said.role,
                parts: said
                    .parts
                    .iter()
                    .filter_map(|part| part.visible_to(provider, takes))
                    .collect(),
            })
            .filter(|message| !message.parts.is_empty())
            .collect();
        Prompt {
            system: self.system.clone(),
            messages,
            ..Prompt::default()
        }
    }

    /// As [`Conversation::prompt_for`], with the files left out: of each, its name.
    #[must_use]
    pub fn prompt_without_files(&self, provider: ProviderId, takes: Takes) -> Prompt {
        let mut bare = self.clone();
        for part in bare.messages.iter_mut().flat_map(|said| &mut said.parts) {
            if let SaidPart::File(file) = part {
                let name = [("name", file.name.as_str().into())];
                *part = SaidPart::Text(texts::say_with("prompt-file-left-out", &name));
            }
        }
        bare.prompt_for(provider, takes)
    }

    /// An estimate of its tokens, every file counted as its text, and pictures.
    #[must_use]
    pub fn tokens(&self) -> u64 {
        let system = self.system.as_ref().map_or(0, String::len);
        let words = self.parts().map(|part| match part {
            SaidPart::Text(text) => text.len(),
            SaidPart::File(file) => file.text.as_ref().map_or(0, |text| text.len()),
            SaidPart::Opaque { .. } => 0,
        });
        let bytes = words.sum::<usize>() + system;
        bytes as u64 / BYTES_PER_TOKEN + self.file_load().images * TOKENS_OF_IMAGE
    }

    /// Without its oldest `messages`, and told of them by `summary`; the last one stays whatever is asked.
    pub fn leave_out(&mut self, messages: u32, summary: Option<&str>) {
        if messages == 0 {
            return;
        }
        if let Some(summary) = summary {
            let before = self
                .system
                .take()
                .map(|system| system + "\n\n")
                .unwrap_or_default();
            let summary = texts::say_with("prompt-summary", &[("summary", summary.into())]);
            self.system = Some(before + &summary);
        }
        let most = self.messages.len().saturating_sub(1);
        let messages = usize::try_from(messages).unwrap_or(usize::MAX);
        self.messages.drain(..messages.min(most));
    }

    /// Its tokens as models of this wire family count them, for a person to read before sending.
    #[must_use]
    pub fn reckoned(&self, family: &str) -> u64 {
        let system = self.system.as_deref().unwrap_or_default();
        let texts = self.parts().filter_map(|part| match part {
            SaidPart::Text(text) => Some(text.as_str()),
            SaidPart::File(file) => file.text.as_deref(),
            SaidPart::Opaque { .. } => None,
        });
        let words: f64 = texts.chain([system]).map(|text| tokens_of(family, text)).sum();
        // A count, far below 2^53.
        words.ceil() as u64 + self.file_load().images * TOKENS_OF_IMAGE
    }

    /// What its files ask of a lane.
    #[must_use]
    pub fn file_load(&self) -> FileLoad {
        let mut load = FileLoad::default();
        self.files().for_each(|file| file.add_to(&mut load));
        load
    }

    pub fn files(&self) -> impl Iterator<Item = &SaidFile> {
        self.parts().filter_map(|part| match part {
            SaidPart::File(file) => Some(file.as_ref()),
            SaidPart::Text(_) | SaidPart::Opaque { .. } => None,
        })
    }

    pub fn files_mut(&mut self) -> impl Iterator<Item = &mut SaidFile> {
        let parts = self.messages.iter_mut().flat_map(|said| &mut said.parts);
        parts.filter_map(|part| match part {
            SaidPart::File(file) => Some(file.as_mut()),
            SaidPart::Text(_) | SaidPart::Opaque { .. } => None,
        })
    }

    fn parts(&self) -> impl Iterator<Item = &SaidPart> {
        self.messages.iter().flat_map(|said| &said.parts)
    }
}

impl SaidPart {
    fn visible_to(&self, to: ProviderId, takes: Takes) -> Option<PromptPart> {
        match self {
            Self::Text(text) => Some(PromptPart::Text(text.clone())),
            Self::File(file) => file.as_sent(takes),
            Self::Opaque { provider, payload } if *provider == to => {
                Some(PromptPart::Opaque(payload.clone()))
            }
            Self::Opaque { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reasoning_signature_goes_back_only_to_its_own_provider() {
        let (mine, other) = (ProviderId::new(), ProviderId::new());
        let payload = OpaquePayload {
            family: "anthropic".into(),
            kind: "thinking".into(),
            data: serde_json::json!({"signature": "s"}),
        };
        let conversation = Conversation {
            system: None,
            messages: vec![Said {
                role: Role::Assistant,
                parts: vec![
                    SaidPart::Opaque {
                        provider: mine,
                        payload: payload.clone(),
                    },
                    SaidPart::Text("hello".into()),
                ],
            }],
        };
        let parts = |to| {
            conversation.prompt_for(to, Takes::default()).messages[0]
                .parts
                .clone()
        };
        assert_eq!(
            parts(mine),
            [PromptPart::Opaque(payload), PromptPart::Text("hello".into())]
        );
        assert_eq!(parts(other), [PromptPart::Text("hello".into())]);
    }
}
