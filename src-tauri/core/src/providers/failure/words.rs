//! Each vendor's error vocabulary, mapped once.

use super::said::Said;
use crate::contract::FailureClass::{
    self, Gone, Key, Overloaded, Quota, RateLimited, Refused, Request, Server, TooLong,
};

/// The class of what was said, by its words first, then by the status it names, then by the status
/// it came with (`None` inside a stream).
pub fn class(said: &Said, status: Option<u16>) -> FailureClass {
    if let Some(class) = of_google_quota(said) {
        return class;
    }
    let message = said.message.to_lowercase();
    if let Some(class) = of_message(&message) {
        return class;
    }
    if let Some(class) = said.words().find_map(|word| of_word(&word.to_lowercase())) {
        return class;
    }
    if said.parameter.as_deref() == Some("model") {
        return Gone;
    }
    match said.status.or(status) {
        None => Server,
        // Forbidden by whom? Only a provider's own vocabulary blames the key.
        Some(403) if said.words().next().is_none() => Server,
        Some(status) => of_status(status),
    }
}

/// Machine words that mean one thing wherever they occur. Words that say less than the status does
/// (`invalid_request_error` comes with everything) are left out.
fn of_word(word: &str) -> Option<FailureClass> {
    let class = match word {
        "insufficient_quota"
        | "billing_error"
        | "enforced_spend_limit_reached"
        | "billing_hard_limit_reached"
        | "billing_not_active"
        | "insufficient_balance"
        | "insufficient_credits"
        | "payment_required"
        | "quota_exceeded"
        | "usage_limit_reached"
        | "credit_limit"
        | "blocked_api_access"
        | "billing_disabled"
        | "arrearage"
        | "openrouter_free_tier_daily"
        | "exceeded_current_quota_error" => Quota,
        "overloaded_error"
        | "overloaded"
        | "unavailable"
        | "engine_overloaded_error"
        | "engine_overloaded"
        | "service_unavailable"
        | "service_unavailable_error"
        | "server_overloaded"
        | "model_overloaded"
        | "capacity_exceeded"
        | "flex_capacity_exceeded"
        | "slow_down"
        | "insufficient_system_resource"
        | "queue_exceeded"
        | "3505" => Overloaded,
        "rate_limit_error"
        | "rate_limit_exceeded"
        | "rate_limit_reached_error"
        | "rate_limited"
        | "too_many_requests"
        | "toomanyrequests"
        | "openrouter_in_flight_budget"
        | "resource_exhausted" => RateLimited,
        "authentication_error"
        | "invalid_authentication_error"
        | "invalid_api_key"
        | "api_key_invalid"
        | "wrong_api_key"
        | "unauthenticated"
        | "unauthorized"
        | "permission_error"
        | "permission_denied"
        | "permission_denied_error"
        | "forbidden"
        | "unsupported_country_region_territory"
        | "organization_restricted"
        | "account_deactivated"
        | "access_terminated" => Key,
        "model_not_found"
        | "not_found_error"
        | "not_found"
        | "notfound"
        | "model_not_available"
        | "model_decommissioned"
        | "model_permission_blocked_org"
        | "model_permission_blocked_project"
        | "model_terms_required"
        | "invalid_model"
        | "deploymentnotfound"
        | "resource_not_found_error" => Gone,
        "context_length_exceeded"
        | "request_too_large"
        | "exceed_context_size_error"
        | "string_above_max_length"
        | "max_tokens_per_request_exceeded" => TooLong,
        "content_filter"
        | "content_policy_violation"
        | "responsibleaipolicyviolation"
        | "content_filter_error"
        | "image_content_policy_violation"
        | "misalignment_policy_violation"
        | "bio_policy"
        | "cyber_policy"
        | "moderation_blocked"
        | "invalid_prompt" => Refused,
        "api_error"
        | "server_error"
        | "internal_server_error"
        | "internal"
        | "internal_error"
        | "timeout_error"
        | "provider_unavailable"
        | "deadline_exceeded"
        | "bad_gateway"
        | "aborted" => Server,
        _ => return None,
    };
    Some(class)
}

/// What vendors say only in prose, or whose prose is truer than their words.
fn of_message(message: &str) -> Option<FailureClass> {
    const PHRASES: [(FailureClass, &[&str]); 8] = [
        // What the model cannot do with these words or files, whatever status it comes with.
        (
            Request,
            &[
                "no endpoints found that support",
                "no endpoints found that can handle",
                "image input is not supported",
                "image_url is only supported by certain models",
                "system role not supported",
            ],
        ),
        (
            TooLong,
            &[
                "prompt is too long",
                "input is too long",
                "maximum context length",
                "context size has been exceeded",
                "exceeds the available context size",
                "exceed context limit",
                "exceeds the context window",
                "exceeds the maximum number of tokens",
                "exceeds context length",
                "exceeds the context length",
                "request payload size exceeds",
                "maximum prompt length",
                "request too large",
                "context length exceeded",
                "context window exceeds",
                "too large for model with",
                "exceeds the context length",
                "greater than the context length",
                "context the overflows",
                "exceeded max context length",
                "exceeded model token limit",
                "longer than the maximum model length",
                "longer than the model's context length",
                "`inputs` tokens + `max_new_tokens` must be",
                "the configured context size is",
                "range of input length should be",
                "prompt exceeds max length",
                "request payload size exceeds",
                "total message size",
            ],
        ),
        (
            Quota,
            &[
                "credit balance is too low",
                "usage limit",
                "requires billing to be enabled",
                "insufficient balance",
                "insufficient credit",
                "out of credits",
                "requires more credits",
                "more credits are required",
                "used all available credits",
                "spending limit",
                "spend limit",
                "spending cap",
                "any credits",
                "credits are depleted",
                "credit limit exceeded",
                "balance is insufficient",
                "requires billing to be enabled",
                "has billing disabled",
                "enable billing",
                "per day limit exceeded",
                "free-models-per-day",
                "key limit exceeded",
                "exceeded your current quota",
                "account is suspended",
            ],
        ),
        (
            Key,
            &[
                "incorrect api key",
                "invalid api key",
                "invalid x-api-key",
                "api key is invalid",
                "api key not valid",
                "api key expired",
                "api key not found",
                "missing api key",
                "no auth credentials",
                "no api key provided",
                "organization has been disabled",
                "user location is not supported",
            ],
        ),
        (
            Gone,
            &[
                "is not a valid model",
                "model not found",
                "unknown model",
                "requires a subscription",
                "does not support chat",
                "organization must be verified to use",
                "organization must be verified to stream",
                "not allowed to sample from this model",
                "does not work with the specified model",
                "no allowed providers",
                "supported api model names are",
                "no endpoints found",
                "not found, try pulling it first",
                "has been decommissioned",
                "has been deprecated and",
                "invalid model",
                "does not have access to model",
                "requires a subscription",
            ],
        ),
        (
            Refused,
            &[
                "content management policy",
                "content filtering policy",
                "content exists risk",
                "violating our usage policy",
                "your input was flagged",
                "flagged by moderation",
                "violates usage guidelines",
                "unsafe or sensitive content",
                "flagged for possible cybersecurity risk",
            ],
        ),
        (
            Overloaded,
            &[
                "is overloaded",
                "model overloaded",
                "currently overloaded",
                "temporarily overloaded",
                "high demand",
                "over capacity",
                "capacity exceeded",
                "at capacity",
                "no available capacity",
                "no capacity",
                "server is busy",
                "server busy",
                "loading model",
            ],
        ),
        (
            RateLimited,
            &[
                "rate limit",
                "rate-limited",
                "too many requests",
                "requests per minute",
            ],
        ),
    ];
    if message.contains("model") && message.contains("does not exist") {
        return Some(Gone);
    }
    PHRASES
        .iter()
        .find(|(_, phrases)| phrases.iter().any(|phrase| message.contains(phrase)))
        .map(|(class, _)| *class)
}

/// Google has one word for "slow down", "used up for today" and "no capacity"; only the names of the
/// limits (or the absence of any) tell them apart.
fn of_google_quota(said: &Said) -> Option<FailureClass> {
    if said.raw["status"] != "RESOURCE_EXHAUSTED" {
        return None;
    }
    let empty = Vec::new();
    let details = said.raw["details"].as_array().unwrap_or(&empty);
    let mut limits = details
        .iter()
        .filter_map(|detail| detail["violations"].as_array())
        .flatten()
        .filter_map(|violation| {
            violation["quotaId"]
                .as_str()
                .or(violation["quotaMetric"].as_str())
        })
        .peekable();
    let message = said.message.to_lowercase();
    if limits.peek().is_none() {
        let capacity = ["capacity", "overloaded", "high demand", "try again later"];
        return Some(if capacity.iter().any(|word| message.contains(word)) {
            Overloaded
        } else if ["per day", "billing", "spending cap"]
            .iter()
            .any(|word| message.contains(word))
        {
            Quota
        } else {
            RateLimited
        });
    }
    // A limit of nothing at all: the model is not part of this plan.
    let nothing = message.contains("limit: 0,") || message.trim_end().ends_with("limit: 0");
    if nothing || limits.any(|limit| limit.contains("PerDay") || limit.contains("per_day")) {
        Some(Quota)
    } else {
        Some(RateLimited)
    }
}

const fn of_status(status: u16) -> FailureClass {
    match status {
        401 | 403 => Key,
        402 => Quota,
        404 | 410 => Gone,
        413 => TooLong,
        429 => RateLimited,
        498 | 503 | 529 => Overloaded,
        // 407 is a proxy's word, not the provider's.
        407 | 408 | 409 | 425 => Server,
        400..=499 => Request,
        _ => Server,
    }
}
