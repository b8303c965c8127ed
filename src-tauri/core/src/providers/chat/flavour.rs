//! What differs between those who speak Chat Completions.

use crate::providers::prompt::Auth;
use crate::providers::url_path::Home;

/// What differs between those who speak Chat Completions.
#[derive(Debug)]
pub struct ChatFlavour {
    pub home: Home,
    pub auth: Auth,
    /// The parameter that limits the output. Where a model rejects it, the other one is used.
    pub output_limit: &'static str,
    /// Counts come only when asked for by `stream_options`; where false they come anyway, and asking
    /// may be an error.
    pub ask_usage: bool,
    /// Answers with headers at once and keeps the line busy with comments.
    pub flushes_headers: bool,
    /// Takes pictures as data URIs.
    pub images: bool,
    pub pdf: Pdf,
    /// How models are told how much to think: the first whose word is in the model's name, in lower
    /// case, counts; the empty word is in every name. Whoever is not listed is not told.
    pub reasoning: &'static [(&'static str, Tell)],
    /// Words in the names of models whose temperature cannot be set.
    pub fixed_temperature: &'static [&'static str],
    pub models: Models,
}

/// How a PDF is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pdf {
    /// Not at all: its text is.
    AsText,
    /// As a part of the kind `file`.
    File,
    /// As a part of the kind `document_url`.
    DocumentUrl,
}

/// A word for each effort, from none to as much as there is; an empty one is not said.
pub type Words = [&'static str; 5];

/// How a model is told how much to think.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tell {
    /// It cannot be told, or does not think.
    Nothing,
    /// `reasoning_effort`.
    Effort(Words),
    /// `reasoning_effort`, with the words that OpenAI's model of this name knows.
    OpenAi,
    /// `reasoning: { effort }`.
    Reasoning(Words),
    /// `thinking: { type }` is `enabled` or `disabled`, and `reasoning_effort` beside it.
    Thinking(Words),
    /// Arguments of the model's own template, on the server that fills it in.
    Template(Words),
}

/// How the models of a provider are found out.
#[derive(Debug)]
pub enum Models {
    /// `GET /models`.
    Listed,
    /// There is no list. The path is the cheapest request that proves a key; the names are those of
    /// the vendor's documentation.
    Fixed {
        path: &'static str,
        names: &'static [&'static str],
    },
}

/// Any server of which nothing is known but that it speaks Chat Completions.
pub const PLAIN: ChatFlavour = ChatFlavour {
    home: Home {
        base: "",
        version: "v1",
    },
    auth: Auth::Bearer,
    output_limit: "max_tokens",
    ask_usage: true,
    flushes_headers: false,
    images: true,
    pdf: Pdf::AsText,
    reasoning: &[("", Tell::Effort(["none", "low", "medium", "high", "high"]))],
    fixed_temperature: &[],
    models: Models::Listed,
};
