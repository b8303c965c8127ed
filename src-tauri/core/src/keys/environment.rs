//! Keys from environment variables.

use super::Secret;
use secrecy::ExposeSecret as _;
use std::collections::BTreeMap;
use std::process::Command;

/// The keys that were in the environment at the start, by variable. No `Debug`: it holds keys.
#[derive(Clone, Default)]
pub struct EnvKeys {
    keys: BTreeMap<String, Secret>,
}

impl EnvKeys {
    #[must_use]
    pub fn get(&self, variable: &str) -> Option<&Secret> {
        self.keys.get(variable)
    }

    /// The variables that held a key, in order of their names.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.keys.keys().map(String::as_str)
    }

    /// Puts them into the environment of this program's next run, which takes them out again.
    pub fn give_back(&self, program: &mut Command) {
        for (variable, key) in &self.keys {
            program.env(variable, key.expose_secret());
        }
    }
}

/// Takes the variables `names` out of the environment: web processes and other children inherit
/// it, and other programs of this user read it in `/proc`. Afterwards the variables are gone and
/// the bytes they were started with are overwritten. A variable that is empty or not UTF-8 holds no
/// key, but goes too.
///
/// # Safety
/// The environment must not be read or written by another thread meanwhile: call it before any is
/// started. No variable of `names` may have been set by this process itself (only by the one that
/// started it).
#[must_use]
pub unsafe fn take_environment(names: impl IntoIterator<Item = String>) -> EnvKeys {
    let mut keys = BTreeMap::new();
    for name in names {
        if name.is_empty() || name.contains(['=', '\0']) {
            continue;
        }
        // SAFETY: no other thread is there, as the caller promises.
        if let Some(key) = unsafe { take(&name) } {
            keys.insert(name, key);
        }
    }
    EnvKeys { keys }
}

/// # Safety
/// As [`take_environment`].
#[cfg(unix)]
unsafe fn take(name: &str) -> Option<Secret> {
    use std::ffi::CStr;

    #[cfg(target_os = "macos")]
    // SAFETY: the system's pointer to the list of this process; nobody changes it meanwhile.
    let mut entry = unsafe { *libc::_NSGetEnviron() };
    #[cfg(not(target_os = "macos"))]
    let mut entry = {
        unsafe extern "C" {
            static environ: *mut *mut std::ffi::c_char;
        }
        // SAFETY: as above.
        unsafe { environ }
    };
    let mut found: Vec<(*mut u8, usize)> = Vec::new();
    let mut key = None;
    // SAFETY: the list ends with a null pointer, each pointer before it is to a string that ends
    // with a null byte, and nobody changes either while it is read.
    unsafe {
        while !entry.is_null() && !(*entry).is_null() {
            let bytes = CStr::from_ptr(*entry).to_bytes();
            if let Some(value) = bytes
                .strip_prefix(name.as_bytes())
                .and_then(|rest| rest.strip_prefix(b"="))
            {
                // Of a name given twice the first counts, as for `getenv`.
                if found.is_empty() {
                    key = secret(value);
                }
                found.push(((*entry).cast(), bytes.len()));
            }
            entry = entry.add(1);
        }
    }
    // Out of the list first, so that nothing finds a string that is being overwritten.
    // SAFETY: no other thread is there, as the caller promises.
    unsafe { std::env::remove_var(name) };
    for (start, length) in found {
        // SAFETY: the bytes were put there by the system for this process to keep, and are
        // writable; removing them from the list does not free them.
        unsafe { std::ptr::write_bytes(start, 0, length) };
    }
    key
}

/// # Safety
/// As [`take_environment`].
#[cfg(not(unix))]
unsafe fn take(name: &str) -> Option<Secret> {
    let key = std::env::var(name)
        .ok()
        .and_then(|value| secret(value.as_bytes()));
    // SAFETY: no other thread is there, as the caller promises. The system keeps no other copy.
    unsafe { std::env::remove_var(name) };
    key
}

fn secret(value: &[u8]) -> Option<Secret> {
    let text = std::str::from_utf8(value).ok()?.trim();
    (!text.is_empty()).then(|| Secret::from(text))
}
