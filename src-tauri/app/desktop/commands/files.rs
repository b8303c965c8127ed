//! Files that go with a question. Their bytes cross as they are, not as JSON.

use crate::desktop::desk::Desk;
use percent_encoding::percent_decode_str;
use tauri::State;
use tauri::ipc::{InvokeBody, Request, Response};
use understudy_core::backend::Keep;
use understudy_core::contract::{ApiError, ApiResult, Attachment, AttachmentId, ErrorCode};
use understudy_core::texts;

/// Keeps a file: its bytes are the request's body, its name is percent-encoded in the header `name`. With
/// the header `temporary` it is for a temporary chat, and comes to no disk.
#[tauri::command]
pub async fn attach(desk: State<'_, Desk>, request: Request<'_>) -> ApiResult<Attachment> {
    let header = request.headers().get("name").and_then(|name| name.to_str().ok());
    let name = header.and_then(decoded).ok_or_else(unusable)?;
    let bytes = body(request.body()).ok_or_else(unusable)?;
    let keep = match request.headers().contains_key("temporary") {
        true => Keep::InMemory,
        false => Keep::OnDisk,
    };
    desk.backend.attach(name, bytes.into(), keep).await
}

/// A small picture of the file; nothing at all where there is none.
#[tauri::command]
pub async fn thumbnail(desk: State<'_, Desk>, id: AttachmentId) -> ApiResult<Response> {
    let picture = desk.backend.thumbnail(&id).await?;
    Ok(Response::new(picture.map(Vec::from).unwrap_or_default()))
}

#[tauri::command]
pub async fn attachment_bytes(desk: State<'_, Desk>, id: AttachmentId) -> ApiResult<Response> {
    Ok(Response::new(Vec::from(
        desk.backend.attachment_bytes(&id).await?,
    )))
}

fn decoded(header: &str) -> Option<String> {
    let name = percent_decode_str(header).decode_utf8().ok()?;
    Some(name.into_owned())
}

/// Where the page cannot reach its own protocol, Tauri sends the same bytes as a list of numbers.
fn body(body: &InvokeBody) -> Option<Vec<u8>> {
    match body {
        InvokeBody::Raw(bytes) => Some(bytes.clone()),
        InvokeBody::Json(numbers) => serde_json::from_value(numbers.clone()).ok(),
    }
}

fn unusable() -> ApiError {
    let code = ErrorCode::InvalidInput;
    ApiError::new(code, texts::error_code(code))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn names_in_every_script_come_through_the_header() {
        let header = "%E5%A4%9C%20%F0%9F%8C%B8%20100%25.png";
        assert_eq!(decoded(header).as_deref(), Some("夜 🌸 100%.png"));
        assert_eq!(decoded("plain.txt").as_deref(), Some("plain.txt"));
        assert_eq!(decoded("%FF%FE"), None);
    }

    #[test]
    fn bytes_come_raw_or_as_numbers_and_never_as_anything_else() {
        let bytes = vec![0, 255, 10];
        assert_eq!(body(&InvokeBody::Raw(bytes.clone())), Some(bytes.clone()));
        assert_eq!(
            body(&InvokeBody::Json(serde_json::json!([0, 255, 10]))),
            Some(bytes)
        );
        for other in [
            serde_json::json!({"a": 1}),
            serde_json::json!([256]),
            serde_json::json!("text"),
        ] {
            assert_eq!(body(&InvokeBody::Json(other)), None);
        }
    }
}
