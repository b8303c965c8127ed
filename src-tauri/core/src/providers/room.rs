//! How much one request may hold.

/// Anthropic answers a larger one with 413.
const ANTHROPIC: u64 = 32 * 1024 * 1024;
/// OpenAI takes this much in files, Gemini twice as much; what others take is not known, and more
/// would cost each of them minutes to receive.
const OTHERS: u64 = 50 * 1024 * 1024;

/// Bytes of files, in base64, that a family takes in one request.
#[must_use]
pub fn request_bytes(family: &str) -> u64 {
    match family {
        "anthropic" => ANTHROPIC,
        _ => OTHERS,
    }
}
