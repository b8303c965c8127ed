//! New versions, where this program was built to look for them itself.

use crate::desktop::desk::Desk;
use tauri::State;
use understudy_core::contract::ApiResult;

/// Whether it was.
#[tauri::command]
pub async fn updates() -> bool {
    // On macOS another program in the bundle would break its signature.
    cfg!(all(feature = "updater", not(target_os = "macos")))
}

/// The newer version that there is, if there is one.
#[tauri::command]
pub async fn look_for_update(desk: State<'_, Desk>) -> ApiResult<Option<String>> {
    own::look(&desk.backend).await
}

/// Puts the newer version in this program's place; it is started next.
#[tauri::command]
pub async fn install_update(desk: State<'_, Desk>) -> ApiResult<String> {
    own::install(&desk.backend).await
}

#[cfg(all(feature = "updater", not(target_os = "macos")))]
mod own {
    use crate::update::{self, Source};
    use understudy_core::backend::Backend;
    use understudy_core::contract::{ApiError, ApiResult, ErrorCode};
    use understudy_core::providers::HttpTransport;

    const RUNNING: &str = env!("CARGO_PKG_VERSION");

    /// Connections of its own, which never carry a key, by the way out that is set.
    fn transport(backend: &Backend) -> HttpTransport {
        HttpTransport::new(backend.transport_settings())
    }

    pub async fn look(backend: &Backend) -> ApiResult<Option<String>> {
        update::look(&transport(backend), &Source::built_in()?, RUNNING).await
    }

    pub async fn install(backend: &Backend) -> ApiResult<String> {
        let program =
            std::env::current_exe().map_err(|error| ApiError::new(ErrorCode::Internal, error.to_string()))?;
        update::install(&transport(backend), &Source::built_in()?, RUNNING, &program).await
    }
}

#[cfg(not(all(feature = "updater", not(target_os = "macos"))))]
mod own {
    use understudy_core::backend::Backend;
    use understudy_core::contract::{ApiError, ApiResult, ErrorCode};
    use understudy_core::texts::say;

    fn elsewhere<T>() -> ApiResult<T> {
        Err(ApiError::new(ErrorCode::Unsupported, say("update-elsewhere")))
    }

    pub async fn look(_: &Backend) -> ApiResult<Option<String>> {
        elsewhere()
    }

    pub async fn install(_: &Backend) -> ApiResult<String> {
        elsewhere()
    }
}
