//! Each vendor's words for what went wrong, and what they mean.

use super::failures::failure;
use crate::contract::FailureClass::{
    self, Gone, Key, Overloaded, Quota, RateLimited, Refused, Request, Server, TooLong,
};

#[test]
fn each_vendors_words_have_their_class() {
    let cases: [(u16, &str, FailureClass); 52] = [
        // Anthropic
        (
            400,
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"messages: at least one message is required"}}"#,
            Request,
        ),
        (
            400,
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API."}}"#,
            Quota,
        ),
        (
            400,
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"x","details":{"error_code":"enforced_spend_limit_reached"}}}"#,
            Quota,
        ),
        (
            400,
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}}"#,
            TooLong,
        ),
        (
            401,
            r#"{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}"#,
            Key,
        ),
        (
            402,
            r#"{"type":"error","error":{"type":"billing_error","message":"Payment is due"}}"#,
            Quota,
        ),
        (
            403,
            r#"{"type":"error","error":{"type":"permission_error","message":"Your API key may not use this resource."}}"#,
            Key,
        ),
        (
            404,
            r#"{"type":"error","error":{"type":"not_found_error","message":"model: claude-0"}}"#,
            Gone,
        ),
        (
            413,
            r#"{"type":"error","error":{"type":"request_too_large","message":"Request exceeds the maximum size"}}"#,
            TooLong,
        ),
        (
            429,
            r#"{"type":"error","error":{"type":"rate_limit_error","message":"This would exceed your rate limit"}}"#,
            RateLimited,
        ),
        (
            500,
            r#"{"type":"error","error":{"type":"api_error","message":"Internal server error"}}"#,
            Server,
        ),
        (
            504,
            r#"{"type":"error","error":{"type":"timeout_error","message":"Took too long"}}"#,
            Server,
        ),
        (
            529,
            r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
            Overloaded,
        ),
        // OpenAI and Azure
        (
            401,
            r#"{"error":{"message":"Incorrect API key provided: sk-abc.","type":"invalid_request_error","code":"invalid_api_key"}}"#,
            Key,
        ),
        (
            429,
            r#"{"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","code":"insufficient_quota"}}"#,
            Quota,
        ),
        (
            429,
            r#"{"error":{"message":"Rate limit reached for m on tokens per min","type":"tokens","code":"rate_limit_exceeded"}}"#,
            RateLimited,
        ),
        (
            404,
            r#"{"error":{"message":"The model `x` does not exist or you do not have access to it.","type":"invalid_request_error","code":"model_not_found"}}"#,
            Gone,
        ),
        (
            403,
            r#"{"error":{"message":"Country, region, or territory not supported","code":"unsupported_country_region_territory","type":"request_forbidden"}}"#,
            Key,
        ),
        (
            403,
            r#"{"error":{"message":"Project `p` does not have access to model `m`","type":"invalid_request_error","code":"model_not_found"}}"#,
            Gone,
        ),
        (
            400,
            r#"{"error":{"message":"This model's maximum context length is 8192 tokens. However, you requested 10240 tokens","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}"#,
            TooLong,
        ),
        (
            400,
            r#"{"error":{"message":"Unsupported parameter","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}}"#,
            Request,
        ),
        (
            503,
            r#"{"error":{"message":"Slow down","type":"server_error","code":"slow_down"}}"#,
            Overloaded,
        ),
        (
            400,
            r#"{"error":{"message":"The response was filtered","code":"content_filter","innererror":{"code":"ResponsibleAIPolicyViolation"},"status":400}}"#,
            Refused,
        ),
        (
            404,
            r#"{"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}"#,
            Gone,
        ),
        // Google
        (
            400,
            r#"{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}}"#,
            Key,
        ),
        (
            400,
            r#"{"error":{"code":400,"message":"User location is not supported for the API use.","status":"FAILED_PRECONDITION"}}"#,
            Key,
        ),
        (
            400,
            r#"{"error":{"code":400,"message":"The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).","status":"INVALID_ARGUMENT"}}"#,
            TooLong,
        ),
        (
            429,
            r#"{"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","status":"RESOURCE_EXHAUSTED","details":[{"violations":[{"quotaId":"GenerateRequestsPerMinutePerProjectPerModel-FreeTier"}]},{"retryDelay":"37s"}]}}"#,
            RateLimited,
        ),
        (
            429,
            r#"{"error":{"code":429,"message":"You exceeded your current quota.","status":"RESOURCE_EXHAUSTED","details":[{"violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]},{"retryDelay":"42s"}]}}"#,
            Quota,
        ),
        (
            429,
            r#"{"error":{"code":429,"message":"Resource exhausted: no capacity, please try again later","status":"RESOURCE_EXHAUSTED"}}"#,
            Overloaded,
        ),
        (
            503,
            r#"[{"error":{"code":503,"message":"This model is currently experiencing high demand.","status":"UNAVAILABLE"}}]"#,
            Overloaded,
        ),
        (
            403,
            r#"{"error":{"code":403,"message":"Permission denied","status":"PERMISSION_DENIED"}}"#,
            Key,
        ),
        // xAI, Groq, DeepSeek, Mistral, Moonshot, OpenRouter
        (
            400,
            r#"{"code":"invalid-argument","error":"Incorrect API key provided."}"#,
            Key,
        ),
        (
            429,
            r#"{"code":"Some resource has been exhausted","error":"Your team has used all available credits or reached its monthly spending limit."}"#,
            Quota,
        ),
        (
            498,
            r#"{"error":{"message":"Flex tier is at capacity","type":"flex","code":"capacity_exceeded"}}"#,
            Overloaded,
        ),
        (
            413,
            r#"{"error":{"message":"Request too large for model `m` on tokens per minute (TPM): Limit 6000, Requested 9000","type":"tokens","code":"rate_limit_exceeded"}}"#,
            TooLong,
        ),
        (
            400,
            r#"{"error":{"message":"The model `old` has been decommissioned","type":"invalid_request_error","code":"model_decommissioned"}}"#,
            Gone,
        ),
        (
            402,
            r#"{"error":{"message":"Insufficient Balance","type":"unknown_error","param":null,"code":"invalid_request_error"}}"#,
            Quota,
        ),
        (
            400,
            r#"{"error":{"message":"Content Exists Risk","type":"invalid_request_error"}}"#,
            Refused,
        ),
        (
            400,
            r#"{"object":"error","message":"Invalid model: nope","type":"invalid_model","param":null,"code":"1500"}"#,
            Gone,
        ),
        (401, r#"{"detail":"Invalid API Key"}"#, Key),
        (401, r#"{"message":"Unauthorized","request_id":"abc"}"#, Key),
        (
            422,
            r#"{"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]},"type":"invalid_request_error","code":null}"#,
            Request,
        ),
        (
            429,
            r#"{"object":"error","message":"Service tier capacity exceeded for this model.","type":"service_tier_capacity_exceeded","code":"3505"}"#,
            Overloaded,
        ),
        (
            429,
            r#"{"error":{"message":"The engine is currently overloaded, please try again later","type":"engine_overloaded_error"}}"#,
            Overloaded,
        ),
        (
            402,
            r#"{"error":{"code":402,"message":"This request requires more credits"}}"#,
            Quota,
        ),
        (
            403,
            r#"{"error":{"code":403,"message":"Your chosen model requires moderation and your input was flagged","metadata":{"reasons":["x"]}}}"#,
            Refused,
        ),
        (
            404,
            r#"{"error":{"code":404,"message":"No endpoints found matching your data policy"}}"#,
            Gone,
        ),
        // Servers at home
        (
            400,
            r#"{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error","n_prompt_tokens":9000,"n_ctx":4096}}"#,
            TooLong,
        ),
        (
            503,
            r#"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#,
            Overloaded,
        ),
        (
            404,
            r#"{"error":"model 'llama9' not found, try pulling it first"}"#,
            Gone,
        ),
        // Somebody in between
        (403, r#"{"message":"Forbidden"}"#, Server),
    ];
    for (status, body, class) in cases {
        let failure = failure(status, &[], body);
        assert_eq!(failure.class, class, "{status} {body}");
        assert_eq!(failure.status, Some(status));
        assert!(!failure.message.is_empty(), "{body}");
    }
}
