//! A file of a question, as each lane may be sent it.

use crate::contract::{AttachmentId, AttachmentKind};
use crate::providers::{PromptFile, PromptPart};
use crate::router::fit::{FileLoad, Takes};
use bytes::Bytes;
use std::sync::Arc;

/// A file of a question, with all of it that may be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidFile {
    pub name: String,
    pub kind: AttachmentKind,
    /// The bytes that go to a lane that takes files of this kind.
    pub form: FileForm,
    /// Of a PDF.
    pub pages: Option<u32>,
    /// What it reads, where anything.
    pub text: Option<Arc<str>>,
    /// The bytes of `form`, loaded once for a turn that sends them.
    pub bytes: Option<Bytes>,
}

/// A picture or a PDF as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileForm {
    pub id: AttachmentId,
    pub media_type: String,
    pub bytes: u64,
}

impl SaidFile {
    /// Whether a lane that `takes` so is sent the bytes, not only the text.
    #[must_use]
    pub const fn goes_whole(&self, takes: Takes) -> bool {
        match self.kind {
            AttachmentKind::Image => takes.images,
            AttachmentKind::Pdf => takes.pdf,
            AttachmentKind::Text | AttachmentKind::Document => false,
        }
    }

    /// What the lane is sent of it. A lane that can read nothing of it is not asked (see
    /// [`crate::router::fit`]); bytes that were not loaded for it are a fault, and nothing is sent.
    pub(super) fn as_sent(&self, takes: Takes) -> Option<PromptPart> {
        if self.goes_whole(takes) {
            let file = PromptFile {
                name: self.name.clone(),
                media_type: self.form.media_type.clone(),
                bytes: self.bytes.clone()?,
            };
            return Some(match self.kind {
                AttachmentKind::Image => PromptPart::Image(file),
                _ => PromptPart::Pdf(file),
            });
        }
        let text = match self.kind {
            AttachmentKind::Image => return None,
            // An empty file is told of, too: the question may be about it.
            _ => self.text.clone().unwrap_or_default(),
        };
        let name = self.name.clone();
        Some(PromptPart::File { name, text })
    }

    pub(super) fn add_to(&self, load: &mut FileLoad) {
        match self.kind {
            AttachmentKind::Image => {
                load.images += 1;
                load.image_bytes += self.form.bytes;
            }
            AttachmentKind::Pdf => {
                load.pdf_pages += u64::from(self.pages.unwrap_or(1));
                load.pdf_bytes += self.form.bytes;
                load.scans += u64::from(self.text.is_none());
            }
            AttachmentKind::Text | AttachmentKind::Document => {}
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::super::{Conversation, Said, SaidPart};
    use super::*;
    use crate::attachments::hash;
    use crate::contract::{ProviderId, Role};

    const BLIND: Takes = Takes {
        images: false,
        pdf: false,
    };
    const SEES: Takes = Takes {
        images: true,
        pdf: false,
    };
    const ALL: Takes = Takes {
        images: true,
        pdf: true,
    };

    fn file(kind: AttachmentKind, name: &str, text: Option<&str>) -> SaidFile {
        SaidFile {
            name: name.into(),
            kind,
            form: FileForm {
                id: hash(name.as_bytes()),
                media_type: "x/y".into(),
                bytes: 3_000,
            },
            pages: (kind == AttachmentKind::Pdf).then_some(2),
            text: text.map(Into::into),
            bytes: Some(Bytes::from_static(b"bytes")),
        }
    }

    fn conversation(files: Vec<SaidFile>) -> Conversation {
        let files = files.into_iter().map(|file| SaidPart::File(Box::new(file)));
        Conversation {
            system: None,
            messages: vec![Said {
                role: Role::User,
                parts: files.chain([SaidPart::Text("Look".into())]).collect(),
            }],
        }
    }

    /// The kinds of parts that go to a lane, in order.
    fn sent(conversation: &Conversation, takes: Takes) -> Vec<String> {
        let prompt = conversation.prompt_for(ProviderId::new(), takes);
        let said = |part: &PromptPart| match part {
            PromptPart::Text(text) => text.clone(),
            PromptPart::Image(file) => format!("image {}", file.name),
            PromptPart::Pdf(file) => format!("pdf {}", file.name),
            PromptPart::File { name, text } => format!("{name}: {text}"),
            PromptPart::Opaque(_) => "opaque".into(),
        };
        prompt.messages[0].parts.iter().map(said).collect()
    }

    #[test]
    fn each_lane_is_sent_a_file_as_it_can_read_it() {
        use AttachmentKind::{Document, Image, Pdf, Text};
        let all = conversation(vec![
            file(Image, "cat.png", None),
            file(Pdf, "plan.pdf", Some("The plan")),
            file(Text, "a.rs", Some("fn main() {}")),
            file(Document, "b.docx", Some("Dear")),
        ]);
        assert_eq!(
            sent(&all, ALL),
            [
                "image cat.png",
                "pdf plan.pdf",
                "a.rs: fn main() {}",
                "b.docx: Dear",
                "Look"
            ]
        );
        assert_eq!(
            sent(&all, SEES)[..2],
            ["image cat.png".to_owned(), "plan.pdf: The plan".to_owned()]
        );
    }

    #[test]
    fn a_file_that_stays_is_told_of_by_its_name_alone() {
        use AttachmentKind::{Image, Text};
        let all = conversation(vec![
            file(Image, "cat.png", None),
            file(Text, "plan.txt", Some("17-4-32")),
        ]);
        let prompt = all.prompt_without_files(ProviderId::new(), ALL);
        let texts: Vec<&str> = prompt.messages[0]
            .parts
            .iter()
            .map(|part| match part {
                PromptPart::Text(text) => text.as_str(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(texts.len(), 3);
        assert!(
            texts[0].contains("cat.png") && texts[1].contains("plan.txt"),
            "{texts:?}"
        );
        assert!(!texts.concat().contains("17-4-32"));
        assert_eq!(texts[2], "Look");
    }

    #[test]
    fn what_the_files_ask_of_a_lane_is_counted() {
        use AttachmentKind::{Image, Pdf, Text};
        let load = conversation(vec![
            file(Image, "cat.png", None),
            file(Pdf, "scan.pdf", None),
            file(Pdf, "plan.pdf", Some("words")),
            file(Text, "a.rs", Some("fn")),
        ])
        .file_load();
        assert_eq!(
            (
                load.images,
                load.scans,
                load.pdf_pages,
                load.image_bytes,
                load.pdf_bytes
            ),
            (1, 1, 4, 3_000, 6_000)
        );
    }

    #[test]
    fn the_estimate_of_tokens_counts_texts_and_pictures_of_files() {
        use AttachmentKind::{Image, Text};
        let bare = conversation(Vec::new()).tokens();
        let long = "word ".repeat(8_000);
        let text = conversation(vec![file(Text, "a.txt", Some(&long))]).tokens();
        assert_eq!(text - bare, 10_000);
        let picture = conversation(vec![file(Image, "a.png", None)]).tokens();
        assert!(picture - bare >= 1_500);
        assert_eq!(
            sent(&conversation(vec![file(Text, "empty.txt", None)]), BLIND)[0],
            "empty.txt: "
        );
    }
}
