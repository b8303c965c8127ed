//! The conversation so far, as each lane may see it.

use crate::contract::{ProviderId, Role};
use crate::providers::{OpaquePayload, Prompt, PromptMessage, PromptPart};

/// Roughly how many bytes of text make a token. English has about four, CJK about three bytes a
/// character and one to two tokens; an estimate for limits of time and fit, never for money.
const BYTES_PER_TOKEN: usize = 4;

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
    /// Belongs to the provider that made it and goes nowhere else.
    Opaque {
        provider: ProviderId,
        payload: OpaquePayload,
    },
}

impl Conversation {
    /// What `provider` is sent: reasoning of others stays with them.
    #[must_use]
    pub fn prompt_for(&self, provider: ProviderId) -> Prompt {
        let messages = self
            .messages
            .iter()
            .map(|said| PromptMessage {
                role: said.role,
                parts: said
                    .parts
                    .iter()
                    .filter_map(|part| part.visible_to(provider))
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

    /// An estimate of its tokens.
    #[must_use]
    pub fn tokens(&self) -> u64 {
        let text = |part: &SaidPart| match part {
            SaidPart::Text(text) => text.len(),
            SaidPart::Opaque { .. } => 0,
        };
        let bytes: usize = self.messages.iter().flat_map(|said| &said.parts).map(text).sum();
        ((bytes + self.system.as_ref().map_or(0, String::len)) / BYTES_PER_TOKEN) as u64
    }
}

impl SaidPart {
    fn visible_to(&self, to: ProviderId) -> Option<PromptPart> {
        match self {
            Self::Text(text) => Some(PromptPart::Text(text.clone())),
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
        let parts = |to| conversation.prompt_for(to).messages[0].parts.clone();
        assert_eq!(
            parts(mine),
            [PromptPart::Opaque(payload), PromptPart::Text("hello".into())]
        );
        assert_eq!(parts(other), [PromptPart::Text("hello".into())]);
    }
}
