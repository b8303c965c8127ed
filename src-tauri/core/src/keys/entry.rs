//! What one entry of the keyring holds: the key, and the address it was entered for.

use super::{KeyError, Secret};
use secrecy::ExposeSecret as _;
use secrecy::zeroize::{Zeroize as _, Zeroizing};
use serde::{Deserialize, Serialize};
use url::Url;

/// The name all entries of Understudy are filed under.
pub const SERVICE: &str = "understudy";

/// As it lies in the keyring: JSON, because stores want text and a later version may add a field.
#[derive(Serialize, Deserialize)]
struct Stored {
    origin: String,
    key: String,
}

impl Drop for Stored {
    fn drop(&mut self) {
        self.key.zeroize();
    }
}

/// Scheme, host and port, the port always written: "https://api.example.com:443". A key goes to no
/// other.
#[must_use]
pub fn origin(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port_or_known_default() {
        Some(port) => format!("{}://{host}:{port}", url.scheme()),
        None => format!("{}://{host}", url.scheme()),
    }
}

pub fn encode(origin: &str, key: &Secret) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let stored = Stored {
        origin: origin.to_owned(),
        key: key.expose_secret().to_owned(),
    };
    serde_json::to_vec(&stored)
        .map(Zeroizing::new)
        .map_err(|_| KeyError::Failed("the entry could not be written".to_owned()))
}

/// The key in `bytes`, if it was entered for `origin`.
pub fn decode(bytes: Vec<u8>, origin: &str) -> Result<Secret, KeyError> {
    let bytes = Zeroizing::new(bytes);
    // The parser's own message may quote what it read.
    let stored: Stored = serde_json::from_slice(&bytes)
        .map_err(|_| KeyError::Failed("the entry is not one of Understudy's".to_owned()))?;
    if stored.origin != origin {
        return Err(KeyError::OtherAddress {
            entered_for: stored.origin.clone(),
        });
    }
    Ok(Secret::from(stored.key.as_str()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn url(text: &str) -> Url {
        text.parse().unwrap()
    }

    #[test]
    fn the_origin_is_scheme_host_and_port_and_nothing_else() {
        assert_eq!(
            origin(&url("https://API.example.com/v1?x=1")),
            "https://api.example.com:443"
        );
        assert_eq!(
            origin(&url("https://api.example.com:8443")),
            "https://api.example.com:8443"
        );
        assert_eq!(origin(&url("http://user:pw@[::1]/")), "http://[::1]:80");
        assert_ne!(
            origin(&url("http://a.example")),
            origin(&url("https://a.example"))
        );
    }

    #[test]
    fn a_key_comes_back_only_for_its_origin() {
        let here = "https://api.example.com:443";
        let bytes = encode(here, &Secret::from("k\"ey ü")).unwrap();
        assert_eq!(decode(bytes.to_vec(), here).unwrap().expose_secret(), "k\"ey ü");
        let elsewhere = decode(bytes.to_vec(), "https://api.example.com:444").unwrap_err();
        assert_eq!(
            elsewhere,
            KeyError::OtherAddress {
                entered_for: here.to_owned()
            }
        );
    }

    #[test]
    fn an_unknown_entry_is_refused_without_quoting_it() {
        for bytes in [
            "\"sk-secret\"",
            "{\"key\":\"sk-secret\"}",
            "sk-secret",
            "{\"key\":[\"sk-secret\"]}",
        ] {
            let error = decode(bytes.as_bytes().to_vec(), "https://a:443").unwrap_err();
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }
}
