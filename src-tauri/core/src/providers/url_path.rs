//! How a base URL and a family's path become an address.

use url::Url;

/// Where a family's paths begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home {
    /// The vendor's own base URL with its version segment; empty where there is no one vendor.
    pub base: &'static str,
    /// Put before the family's path where the URL has none: `v1`; empty for families without one.
    pub version: &'static str,
}

impl Home {
    /// The address of `path` (with its leading slash). A base URL with and without the version
    /// segment mean the same; a base URL with a path of its own keeps it as it stands. A query of the
    /// base URL stays.
    pub fn url(&self, base: &Url, path: &str) -> Url {
        let given = base.path().trim_matches('/');
        let own = Url::parse(self.base)
            .ok()
            .filter(|own| own.origin() == base.origin())
            .map(|own| own.path().trim_matches('/').to_owned());
        let prefix = match own {
            // At the vendor's own address we know what the whole prefix is: "/openai" at Groq lacks
            // its "/v1", and Perplexity has no version at all.
            Some(own) if given.is_empty() || without_last_segment(&own) == given => own,
            _ if given.is_empty() => self.version.to_owned(),
            _ => given.to_owned(),
        };
        let mut url = base.clone();
        url.set_fragment(None);
        if prefix.is_empty() {
            url.set_path(path);
        } else {
            url.set_path(&format!("/{prefix}{path}"));
        }
        url
    }
}

fn without_last_segment(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(before, _)| before)
}
