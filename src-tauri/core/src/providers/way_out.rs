//! The way out of this computer, as far as a person sets it: through which proxy, and which further
//! authorities are believed.

use crate::texts::say_with;
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use std::fmt;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;
use url::Url;

/// Through which proxy requests go. Those to this computer never go through one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Proxy {
    /// The system's: `HTTPS_PROXY`, `NO_PROXY` and their like; where they name none, the settings of the
    /// desktop, of macOS or of Windows.
    #[default]
    System,
    None,
    /// `http`, `https`, `socks5` or `socks5h`.
    At(Url),
}

impl Proxy {
    /// "system", "none" or an address without a name, password or path: what is kept of it is read by
    /// many, and a password has no place there.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "system" => return Some(Self::System),
            "none" => return Some(Self::None),
            _ => {}
        }
        let url = Url::parse(text).ok()?;
        let known = matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h");
        let host = url.host_str().is_some_and(|host| !host.is_empty());
        let bare = url.username().is_empty()
            && url.password().is_none()
            && matches!(url.path(), "" | "/")
            && url.query().is_none()
            && url.fragment().is_none();
        (known && host && bare).then_some(Self::At(url))
    }
}

/// The way that one request takes. It has no `Debug`: a desktop's proxy may come with a password.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Way {
    /// For this computer, for what no proxy may read, and where there is none.
    Direct,
    Through(Url),
    /// By the environment, or the settings of macOS and Windows: reqwest reads both by itself.
    AsReqwestReads,
}

/// The largest bundle that is read, in bytes; the system's own has a quarter of a million.
const CA_LIMIT: u64 = 4 * 1024 * 1024;

/// Authorities that are believed beside the system's. Certificates are public; this many bytes are not
/// worth printing.
#[derive(Clone, PartialEq, Eq)]
pub struct Authorities(Arc<Vec<Vec<u8>>>);

impl fmt::Debug for Authorities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} authorities", self.0.len())
    }
}

impl Authorities {
    /// Reads a PEM file and holds that each certificate in it can be an authority.
    ///
    /// # Errors
    /// A sentence for a person: what is wrong with the file.
    pub fn read(path: &Path) -> Result<Self, String> {
        let name = path.display().to_string();
        let unreadable = |reason: String| {
            // The system's number says nothing to a person.
            let reason = reason.split(" (os error").next().unwrap_or_default();
            let arguments = [("path", name.as_str().into()), ("reason", reason.into())];
            say_with("error-ca-unreadable", &arguments)
        };
        let odd = || say_with("error-ca-content", &[("path", name.as_str().into())]);
        let file = File::open(path).map_err(|error| unreadable(error.to_string()))?;
        let is_file = file.metadata().is_ok_and(|meta| meta.is_file());
        if !is_file {
            return Err(odd());
        }
        let mut bytes = Vec::new();
        file.take(CA_LIMIT + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| unreadable(error.to_string()))?;
        if bytes.len() as u64 > CA_LIMIT {
            return Err(odd());
        }
        Self::parse(&bytes).ok_or_else(odd)
    }

    fn parse(pem: &[u8]) -> Option<Self> {
        let mut store = RootCertStore::empty();
        let mut found = Vec::new();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            let certificate = certificate.ok()?;
            found.push(certificate.to_vec());
            store.add(certificate).ok()?;
        }
        (!found.is_empty()).then(|| Self(Arc::new(found)))
    }

    pub(super) fn certificates(&self) -> impl Iterator<Item = reqwest::Certificate> {
        self.0
            .iter()
            .filter_map(|der| reqwest::Certificate::from_der(der).ok())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_proxy_is_an_address_and_nothing_secret() {
        assert_eq!(Proxy::parse("system"), Some(Proxy::System));
        assert_eq!(Proxy::parse("none"), Some(Proxy::None));
        for good in [
            "http://proxy.example:3128",
            "https://proxy.example/",
            "socks5h://127.0.0.1:9050",
        ] {
            assert!(matches!(Proxy::parse(good), Some(Proxy::At(_))), "{good}");
        }
        for bad in [
            "",
            "proxy.example:3128",
            "ftp://proxy.example",
            "http://",
            "http://me:secret@proxy.example",
            "http://me@proxy.example",
            "http://proxy.example/pac.js",
            "http://proxy.example?x",
        ] {
            assert_eq!(Proxy::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_file_that_is_no_bundle_is_refused_with_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("office.pem");
        assert!(Authorities::read(&file).unwrap_err().contains("office.pem"));
        for content in [
            "",
            "hello",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        ] {
            std::fs::write(&file, content).unwrap();
            assert!(
                Authorities::read(&file).unwrap_err().contains("office.pem"),
                "{content}"
            );
        }
        assert!(Authorities::read(folder.path()).is_err(), "a folder");
        assert!(Authorities::read(Path::new("/dev/zero")).is_err(), "no end");
    }
}
