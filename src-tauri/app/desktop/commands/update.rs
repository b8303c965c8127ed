//! New versions, where this program was built to look for them itself.

use understudy_core::contract::ApiResult;

/// Whether it was.
#[tauri::command]
pub async fn updates() -> bool {
    // On macOS another program in the bundle would break its signature.
    cfg!(all(feature = "updater", not(target_os = "macos")))
}

/// The newer version that there is, if there is one.
#[tauri::command]
pub async fn look_for_update() -> ApiResult<Option<String>> {
    own::look().await
}

/// Puts the newer version in this program's place; it is started next.
#[tauri::command]
pub async fn install_update() -> ApiResult<String> {
    own::install().await
}

#[cfg(all(feature = "updater", not(target_os = "macos")))]
mod own {
    use crate::update::{self, Source};
    use understudy_core::contract::{ApiError, ApiResult, ErrorCode};
    use understudy_core::providers::{HttpTransport, TransportSettings};

    const RUNNING: &str = env!("CARGO_PKG_VERSION");

    fn transport() -> HttpTransport {
        HttpTransport::new(TransportSettings::default())
    }

    pub async fn look() -> ApiResult<Option<String>> {
        update::look(&transport(), &Source::built_in()?, RUNNING).await
    }

    pub async fn install() -> ApiResult<String> {
        let program =
            std::env::current_exe().map_err(|error| ApiError::new(ErrorCode::Internal, error.to_string()))?;
        update::install(&transport(), &Source::built_in()?, RUNNING, &program).await
    }
}

#[cfg(not(all(feature = "updater", not(target_os = "macos"))))]
mod own {
    use understudy_core::contract::{ApiError, ApiResult, ErrorCode};
    use understudy_core::texts::say;

    fn elsewhere<T>() -> ApiResult<T> {
        Err(ApiError::new(ErrorCode::Unsupported, say("update-elsewhere")))
    }

    pub async fn look() -> ApiResult<Option<String>> {
        elsewhere()
    }

    pub async fn install() -> ApiResult<String> {
        elsewhere()
    }
}
