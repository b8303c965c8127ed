//! What is known of OpenAI's models by their names, whichever interface or vendor they are asked
//! through ("openai/gpt-5.2" is one of them).

use crate::contract::Effort;

/// A model that OpenAI made.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Name<'a> {
    line: Line,
    rest: &'a str,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Line {
    /// "gpt-5.2" is (5, 2).
    Gpt(u32, u32),
    /// o1, o3, o4.
    O(u32),
}

impl<'a> Name<'a> {
    fn read(model: &'a str) -> Option<Self> {
        let model = model.rsplit('/').next().unwrap_or(model);
        if let Some(rest) = model.strip_prefix("gpt-") {
            let (version, rest) = rest.split_once('-').unwrap_or((rest, ""));
            let (major, minor) = version.split_once('.').unwrap_or((version, "0"));
            // "4o" and "3.5" are versions, "oss" is not.
            let digits = |text: &str| text.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok();
            let line = Line::Gpt(digits(major)?, digits(minor).unwrap_or(0));
            return Some(Self { line, rest });
        }
        let (first, rest) = model.split_once('-').unwrap_or((model, ""));
        // Not "omni-moderation".
        let number = first.strip_prefix('o')?.parse().ok()?;
        Some(Self {
            line: Line::O(number),
            rest,
        })
    }

    fn has(self, word: &str) -> bool {
        self.rest.split('-').any(|part| part == word)
    }

    fn reasons(self) -> bool {
        match self.line {
            Line::Gpt(major, _) => major >= 5 && !self.has("chat"),
            Line::O(_) => true,
        }
    }

    fn sees(self) -> bool {
        match self.line {
            Line::Gpt(3, _) => false,
            Line::Gpt(..) => true,
            // o1-mini, o1-preview and o3-mini read text only.
            Line::O(number) => number >= 4 || !(self.has("mini") || self.has("preview")),
        }
    }
}

/// Whether OpenAI made a model of this name.
pub fn is_known(model: &str) -> bool {
    Name::read(model).is_some()
}

/// Whether OpenAI's model of this name reasons before it answers. One that does not refuses to be
/// asked about it, and to encrypt what it does not have.
pub fn reasons(model: &str) -> bool {
    Name::read(model).is_some_and(Name::reasons)
}

/// Whether a model takes pictures: false for the few of OpenAI's that do not.
pub fn sees(model: &str) -> bool {
    Name::read(model).is_none_or(Name::sees)
}

/// The word for an effort that the model knows: the nearest one. Nothing for a model that does not
/// reason; the common words for names that are not OpenAI's.
pub fn effort(model: &str, effort: Effort) -> Option<&'static str> {
    let Some(name) = Name::read(model) else {
        return Some(match effort {
            Effort::Off => "none",
            Effort::Low => "low",
            Effort::Medium => "medium",
            Effort::High | Effort::Max => "high",
        });
    };
    if !name.reasons() {
        return None;
    }
    let (least, most) = match name.line {
        Line::O(_) => ("low", "high"),
        Line::Gpt(5, 0) if name.has("pro") => return Some("high"),
        Line::Gpt(5, 0) if name.has("codex") => ("low", "high"),
        Line::Gpt(5, 0) => ("minimal", "high"),
        Line::Gpt(..) if name.has("pro") => ("medium", "xhigh"),
        Line::Gpt(5, 1) if name.has("codex") && name.has("max") => ("low", "xhigh"),
        Line::Gpt(5, 1) if name.has("codex") => ("low", "high"),
        Line::Gpt(5, 1) => ("none", "high"),
        Line::Gpt(..) if name.has("codex") => ("low", "xhigh"),
        Line::Gpt(..) => ("none", "xhigh"),
    };
    Some(match effort {
        Effort::Off => least,
        Effort::Low if least == "medium" => least,
        Effort::Low => "low",
        Effort::Medium => "medium",
        Effort::High => "high",
        Effort::Max => most,
    })
}

/// Whether the model takes a temperature: a reasoning one does only where it is told not to reason.
pub fn takes_temperature(model: &str, wish: Option<Effort>) -> bool {
    !reasons(model) || wish.and_then(|wish| effort(model, wish)) == Some("none")
}
