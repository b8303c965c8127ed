//! New versions of a program that no package brought here. They are looked for at the person's word only,
//! at the one place and under the one key that the program was built with.
//!
//! At that place lie, for each system, the program and its signature as minisign makes it. What the
//! signature says of version and system is signed with it (the trusted comment), so an old program cannot
//! be passed off as a new one, nor one system's as another's. There is no list of versions beside that,
//! which would have to be believed.

use futures_util::StreamExt as _;
use minisign_verify::{PublicKey, Signature};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;
use understudy_core::contract::{ApiError, ApiResult, ErrorCode};
use understudy_core::providers::{HttpRequest, Transport};
use understudy_core::texts::{say, say_with};
use url::Url;

/// A signature file is four lines.
const SIGNATURE_LIMIT: usize = 4 << 10;
/// Ten times what the program is.
const PROGRAM_LIMIT: usize = 256 << 20;
/// How long a signature may take.
const ASKING_LIMIT: Duration = Duration::from_secs(20);
/// How long the program may take: 40 MB at 100 kB a second.
const FETCHING_LIMIT: Duration = Duration::from_secs(400);

/// Where new versions come from, and what they are signed with.
pub struct Source {
    key: PublicKey,
    place: Url,
    /// "linux-x86_64"
    system: String,
}

impl Source {
    /// # Errors
    /// Where `key` is no public key of minisign, or `place` no address of a folder.
    fn new(key: &str, place: &str, system: &str) -> ApiResult<Self> {
        let key = PublicKey::from_base64(key).ok();
        let place = Url::parse(place).ok().filter(|place| place.path().ends_with('/'));
        match (key, place) {
            (Some(key), Some(place)) => Ok(Self {
                key,
                place,
                system: system.to_owned(),
            }),
            _ => Err(ApiError::new(ErrorCode::Internal, say("update-misbuilt"))),
        }
    }

    /// What this program was built with: without both variables the feature cannot be built.
    ///
    /// # Errors
    /// Where they were wrong.
    #[cfg(feature = "updater")]
    pub fn built_in() -> ApiResult<Self> {
        use std::env::consts::{ARCH, OS};
        let (key, place) = (env!("UNDERSTUDY_UPDATE_KEY"), env!("UNDERSTUDY_UPDATE_URL"));
        Self::new(key, place, &format!("{OS}-{ARCH}"))
    }

    fn file(&self, ending: &str) -> ApiResult<Url> {
        let name = format!("understudy-{}{ending}", self.system);
        self.place
            .join(&name)
            .map_err(|_| ApiError::new(ErrorCode::Internal, say("update-misbuilt")))
    }
}

/// A version: three numbers, the first counts most.
type Version = [u64; 3];

fn version(text: &str) -> Option<Version> {
    let numbers: Vec<u64> = text
        .split('.')
        .map(|number| number.parse().ok())
        .collect::<Option<_>>()?;
    numbers.try_into().ok()
}

/// The version that the source offers, where it is newer than `running`. It is not proven yet: that is
/// when the program itself is there.
///
/// # Errors
/// Where the source cannot be asked, says something else than a version for this system, or offers an
/// older one.
pub async fn look(transport: &dyn Transport, source: &Source, running: &str) -> ApiResult<Option<String>> {
    let signature = signature(transport, source).await?;
    Ok(newer(&signature, source, running)?.then(|| offered(&signature)))
}

/// Fetches the newer version, proves it, and puts it in the place of `program`. Answers which it is.
///
/// # Errors
/// Where there is none, its signature is not the source's, or it cannot be written; `program` is as it
/// was then.
pub async fn install(
    transport: &dyn Transport,
    source: &Source,
    running: &str,
    program: &Path,
) -> ApiResult<String> {
    let signature = signature(transport, source).await?;
    if !newer(&signature, source, running)? {
        return Err(ApiError::new(ErrorCode::Conflict, say("update-none")));
    }
    let fetching = fetch(
        transport,
        source.file(std::env::consts::EXE_SUFFIX)?,
        PROGRAM_LIMIT,
    );
    let bytes = within(FETCHING_LIMIT, fetching).await?;
    source
        .key
        .verify(&bytes, &signature, false)
        .map_err(|_| refused("update-unsigned"))?;
    let at = program.to_owned();
    let written = tokio::task::spawn_blocking(move || replace(&at, &bytes)).await;
    written
        .map_err(io::Error::other)
        .and_then(|written| written)
        .map_err(|error| cannot_write(program, &error))?;
    // The next start of this process is the new one's.
    let _ = REPLACED.set(program.to_owned());
    Ok(offered(&signature))
}

/// Where the new program lies, once it has taken the place of this one.
static REPLACED: OnceLock<PathBuf> = OnceLock::new();

/// What is to be started in place of this program, where a new version took its place.
#[cfg(feature = "updater")]
pub fn replaced() -> Option<PathBuf> {
    REPLACED.get().cloned()
}

async fn signature(transport: &dyn Transport, source: &Source) -> ApiResult<Signature> {
    let asking = fetch(transport, source.file(".minisig")?, SIGNATURE_LIMIT);
    let bytes = within(ASKING_LIMIT, asking).await?;
    std::str::from_utf8(&bytes)
        .ok()
        .and_then(|text| Signature::decode(text).ok())
        .ok_or_else(|| refused("update-unsigned"))
}

/// Whether the version that the signature names is newer; `Err` where it is older or not for this system.
fn newer(signature: &Signature, source: &Source, running: &str) -> ApiResult<bool> {
    let words: Vec<&str> = signature.trusted_comment().split(' ').collect();
    let &[name, offered, system] = words.as_slice() else {
        return Err(refused("update-unsigned"));
    };
    if name != "understudy" || system != source.system {
        return Err(refused("update-other-system"));
    }
    match (version(offered), version(running)) {
        (Some(offered), Some(running)) if offered < running => Err(refused("update-older")),
        (Some(offered), Some(running)) => Ok(offered > running),
        _ => Err(refused("update-unsigned")),
    }
}

/// The version in a comment that [`newer`] has read.
fn offered(signature: &Signature) -> String {
    let mut words = signature.trusted_comment().split(' ');
    words.nth(1).unwrap_or_default().to_owned()
}

async fn within<T>(limit: Duration, asking: impl Future<Output = ApiResult<T>>) -> ApiResult<T> {
    tokio::time::timeout(limit, asking)
        .await
        .unwrap_or_else(|_| Err(unreachable_because(&say("update-slow"))))
}

async fn fetch(transport: &dyn Transport, url: Url, limit: usize) -> ApiResult<Vec<u8>> {
    let request = HttpRequest {
        method: http::Method::GET,
        url,
        headers: http::HeaderMap::new(),
        body: Default::default(),
        allow_http: false,
    };
    let mut response = transport
        .send(request)
        .await
        .map_err(|error| unreachable_because(&error.message))?;
    if response.status != 200 {
        return Err(unreachable_because(&response.status.to_string()));
    }
    let mut read = Vec::new();
    while let Some(piece) = response.body.next().await {
        let piece = piece.map_err(|error| unreachable_because(&error.message))?;
        if read.len() + piece.len() > limit {
            return Err(refused("update-unsigned"));
        }
        read.extend_from_slice(&piece);
    }
    Ok(read)
}

/// Writes beside the program, to the disk, and then over it by its name: at any moment one whole program
/// has that name. What runs goes on with the file that it was started from.
fn replace(program: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = program.with_extension("new");
    let written = (|| {
        let mut file = fs::File::create(&beside)?;
        file.write_all(bytes)?;
        file.set_permissions(fs::metadata(program)?.permissions())?;
        file.sync_all()?;
        // Windows does not write over a program that runs, but lets it have another name.
        #[cfg(windows)]
        {
            let before = program.with_extension("old");
            let _ = fs::remove_file(&before);
            fs::rename(program, &before)?;
        }
        fs::rename(&beside, program)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn refused(id: &str) -> ApiError {
    ApiError::new(ErrorCode::InvalidInput, say(id))
}

fn unreachable_because(reason: &str) -> ApiError {
    let message = say_with("update-unreachable", &[("reason", reason.into())]);
    ApiError::new(ErrorCode::Unreachable, message)
}

fn cannot_write(program: &Path, error: &io::Error) -> ApiError {
    let message = say_with(
        "update-cannot-write",
        &[
            ("path", program.display().to_string().into()),
            ("reason", error.to_string().into()),
        ],
    );
    ApiError::new(ErrorCode::CannotWrite, message)
}

#[cfg(test)]
mod tests;
