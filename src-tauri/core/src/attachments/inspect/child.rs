use super::{ARGUMENT, InspectError, answer};
use bytes::Bytes;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use tokio::time::timeout;

/// Starts `program` for one file and returns all that it answered: one byte with the length of the
/// extension, the extension and the file go in.
pub async fn ask(
    program: &Path,
    limit: Duration,
    extension: &str,
    bytes: Bytes,
) -> Result<Vec<u8>, InspectError> {
    let mut child = command(program)
        .spawn()
        .map_err(|error| InspectError::NotStarted(error.to_string()))?;
    let (status, answer) = match timeout(limit, talk(&mut child, extension, &bytes)).await {
        Ok(done) => done?,
        Err(_) => {
            // The turn is not passed on while the child may still hold memory; a child that does
            // not even die is left to the system.
            let _ = timeout(Duration::from_secs(2), child.kill()).await;
            return Err(InspectError::TookTooLong);
        }
    };
    if status.success() {
        Ok(answer)
    } else {
        tracing::warn!(%status, "the child that reads a file failed");
        Err(ended(status))
    }
}

async fn talk(
    child: &mut Child,
    extension: &str,
    bytes: &[u8],
) -> Result<(ExitStatus, Vec<u8>), InspectError> {
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(InspectError::Broke);
    };
    let feed = async move {
        let length = [u8::try_from(extension.len()).unwrap_or(0)];
        // A child that has seen enough closes its end: what it answers decides, not this.
        for part in [&length[..], extension.as_bytes(), bytes] {
            if input.write_all(part).await.is_err() {
                break;
            }
        }
        let _ = input.shutdown().await;
    };
    let hear = async move {
        let mut answer = Vec::new();
        let most = answer::MOST_ANSWER as u64 + 1;
        output.take(most).read_to_end(&mut answer).await.map(|_| answer)
    };
    let ((), answer) = tokio::join!(feed, hear);
    let answer = answer.map_err(|_| InspectError::Broke)?;
    if answer.len() > answer::MOST_ANSWER {
        return Err(InspectError::Broke);
    }
    let status = child.wait().await.map_err(|_| InspectError::Broke)?;
    Ok((status, answer))
}

fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .arg(ARGUMENT)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    #[cfg(unix)]
    command.current_dir("/").process_group(0);
    #[cfg(target_os = "linux")]
    // SAFETY: the closure makes one system call and touches no memory, which is all that is allowed
    // between fork and exec.
    unsafe {
        command.pre_exec(|| {
            // Marked, not closed: the standard library still tells of a failed exec through one of
            // them. An old kernel refuses; the child closes them again itself.
            libc::syscall(libc::SYS_close_range, 3_u32, u32::MAX, libc::CLOSE_RANGE_CLOEXEC);
            Ok(())
        });
    }
    #[cfg(windows)]
    {
        /// No console window flashes up.
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(CREATE_NO_WINDOW);
        // The system's libraries look for themselves by it.
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
    }
    command
}

/// Why a child that gave no answer ended.
#[cfg(unix)]
fn ended(status: ExitStatus) -> InspectError {
    use std::os::unix::process::ExitStatusExt;
    match status.signal() {
        Some(libc::SIGXCPU | libc::SIGALRM) => InspectError::TookTooLong,
        // A failed allocation and a full stack abort; the system kills what is too large for it.
        Some(libc::SIGABRT | libc::SIGSEGV | libc::SIGKILL) => InspectError::TooMuchMemory,
        _ => InspectError::Broke,
    }
}

#[cfg(not(unix))]
fn ended(_: ExitStatus) -> InspectError {
    InspectError::Broke
}
