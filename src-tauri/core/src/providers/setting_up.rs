//! What a provider may be called and where it may be.

use url::Url;

/// Longest name of a provider, in characters.
pub const NAME_LIMIT: usize = 64;

/// Whether a provider can be called so. Names stand before a slash in a lane and between commas in a list.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let odd = |c: char| c.is_control() || matches!(c, '/' | ',');
    let reserved = name.to_lowercase() == "demo";
    !name.is_empty() && name.chars().count() <= NAME_LIMIT && !name.chars().any(odd) && !reserved
}

/// Whether requests can go to the address: a web address and nothing more than that.
#[must_use]
pub fn is_address(url: &Url) -> bool {
    let clean = url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    matches!(url.scheme(), "http" | "https") && url.host().is_some() && clean
}
