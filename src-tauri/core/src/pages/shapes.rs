//! The shapes of status pages, read as far as they are needed. Whatever a page says is a stranger's
//! text: markup goes, control characters go, and it is short.

use super::time::{rfc2822, rfc3339};
use super::{Page, PageError, Said, Shape};
use crate::contract::Timestamp;
use crate::providers::one_line;
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;
use serde::Deserialize;

const TITLE_LIMIT: usize = 120;
const TEXT_LIMIT: usize = 400;
/// A feed does not say what goes on; what was written so long ago does not, in milliseconds.
const FEED_AGE_MS: i64 = 6 * 3_600_000;
/// Entries of a feed that are looked at.
const ENTRIES: usize = 20;
/// Levels of nesting of a feed; there are four.
const DEEPEST: usize = 40;

pub(super) fn read(page: Page, body: &[u8], now: Timestamp) -> Result<Option<Said>, PageError> {
    let mut all = match page.shape {
        Shape::Statuspage => statuspage(body)?,
        Shape::IncidentIo => incident_io(body)?,
        Shape::Google => google(body, page.about)?,
        Shape::Rss => rss(body, now)?,
    };
    all.retain(|said| !said.title.is_empty());
    // Undated ones keep their order, behind all others.
    Ok(all
        .into_iter()
        .enumerate()
        .max_by_key(|(at, said)| (said.at, std::cmp::Reverse(*at)))
        .map(|(_, said)| said))
}

fn said(title: &str, text: &str, at: Option<Timestamp>) -> Said {
    Said {
        title: plain(title, TITLE_LIMIT),
        text: plain(text, TEXT_LIMIT),
        at,
    }
}

fn json<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, PageError> {
    serde_json::from_slice(body).map_err(|_| PageError::Shape)
}

#[derive(Deserialize)]
struct Summary {
    incidents: Vec<Incident>,
}

#[derive(Deserialize)]
struct Incident {
    #[serde(default)]
    name: String,
    #[serde(default)]
    status: String,
    updated_at: Option<String>,
    created_at: Option<String>,
    #[serde(default)]
    incident_updates: Vec<IncidentUpdate>,
}

#[derive(Deserialize)]
struct IncidentUpdate {
    #[serde(default)]
    body: Option<String>,
    display_at: Option<String>,
    created_at: Option<String>,
}

/// Whether an incident with this status is over.
fn over(status: &str) -> bool {
    matches!(status, "resolved" | "postmortem" | "completed")
}

fn statuspage(body: &[u8]) -> Result<Vec<Said>, PageError> {
    let summary: Summary = json(body)?;
    let goes_on = summary.incidents.into_iter().filter(|one| !over(&one.status));
    Ok(goes_on
        .map(|one| {
            let dated = one.incident_updates.into_iter().map(|update| {
                let at = update.display_at.or(update.created_at);
                (at.as_deref().and_then(rfc3339), update.body)
            });
            let latest = dated.max_by_key(|(at, _)| *at);
            let own = one.updated_at.or(one.created_at);
            let own = own.as_deref().and_then(rfc3339);
            match latest {
                Some((at, body)) => said(&one.name, &body.unwrap_or_default(), at.or(own)),
                None => said(&one.name, "", own),
            }
        })
        .collect())
}

#[derive(Deserialize)]
struct Widget {
    ongoing_incidents: Vec<Ongoing>,
}

#[derive(Deserialize)]
struct Ongoing {
    #[serde(default)]
    name: String,
    #[serde(default)]
    last_update_message: Option<String>,
    last_update_at: Option<String>,
}

fn incident_io(body: &[u8]) -> Result<Vec<Said>, PageError> {
    // Pages of the same vendor that write the older shape are read too.
    let Ok(widget) = json::<Widget>(body) else {
        return statuspage(body);
    };
    let one = |one: Ongoing| {
        said(
            &one.name,
            &one.last_update_message.unwrap_or_default(),
            one.last_update_at.as_deref().and_then(rfc3339),
        )
    };
    Ok(widget.ongoing_incidents.into_iter().map(one).collect())
}

#[derive(Deserialize)]
struct Cloud {
    #[serde(default)]
    external_desc: String,
    end: Option<String>,
    modified: Option<String>,
    most_recent_update: Option<CloudUpdate>,
    #[serde(default)]
    affected_products: Vec<Product>,
}

#[derive(Deserialize)]
struct CloudUpdate {
    #[serde(default)]
    text: String,
    when: Option<String>,
}

#[derive(Deserialize)]
struct Product {
    #[serde(default)]
    title: String,
}

fn google(body: &[u8], about: &str) -> Result<Vec<Said>, PageError> {
    let all: Vec<Cloud> = json(body)?;
    let names = |one: &Cloud| one.affected_products.iter().any(|p| p.title.contains(about));
    let goes_on = all.into_iter().filter(|one| one.end.is_none() && names(one));
    Ok(goes_on
        .map(|one| {
            let update = one.most_recent_update.as_ref();
            let at = update
                .and_then(|update| update.when.as_deref())
                .or(one.modified.as_deref());
            said(
                &one.external_desc,
                update.map_or("", |update| &update.text),
                at.and_then(rfc3339),
            )
        })
        .collect())
}

#[derive(Default)]
struct Entry {
    title: String,
    text: String,
    date: String,
}

fn rss(body: &[u8], now: Timestamp) -> Result<Vec<Said>, PageError> {
    let feed = std::str::from_utf8(body).map_err(|_| PageError::Shape)?;
    let entries = entries(feed)?;
    let recent = entries.into_iter().filter_map(|entry| {
        let at = rfc2822(&entry.date).or_else(|| rfc3339(&entry.date))?;
        let text = entry.text.to_ascii_lowercase();
        let ended = ["resolved", "completed"].iter().any(|word| text.contains(word));
        (now - at < FEED_AGE_MS && !ended).then(|| said(&entry.title, &entry.text, Some(at)))
    });
    Ok(recent.collect())
}

/// RSS and Atom: an entry's title, text and date.
fn entries(feed: &str) -> Result<Vec<Entry>, PageError> {
    let mut reader = Reader::from_str(feed);
    let mut path: Vec<String> = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        let mut push = |path: &[String], text: &str| {
            let (Some(field), Some(entry)) = (path.last(), entries.last_mut()) else {
                return;
            };
            if !path.iter().any(|name| name == "item" || name == "entry") {
                return;
            }
            match field.as_str() {
                "title" => entry.title.push_str(text),
                "description" | "summary" | "content" | "encoded" => entry.text.push_str(text),
                "pubDate" | "updated" | "published" => entry.date.push_str(text),
                _ => {}
            }
        };
        match reader.read_event().map_err(|_| PageError::Shape)? {
            Event::Start(start) => {
                let name = start.local_name().as_ref().to_owned();
                if name == "item" || name == "entry" {
                    if entries.len() == ENTRIES {
                        return Ok(entries);
                    }
                    entries.push(Entry::default());
                }
                path.push(name);
                if path.len() > DEEPEST {
                    return Err(PageError::Shape);
                }
            }
            Event::End(_) => {
                path.pop();
            }
            Event::Text(text) => push(&path, &text.xml10_content()),
            Event::CData(text) => push(&path, &text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => push(&path, c.encode_utf8(&mut [0; 4])),
                // Only the five of XML itself: those that a file declares stand for nothing.
                _ => {
                    if let Some(text) = resolve_xml_entity(&reference.into_inner()) {
                        push(&path, text);
                    }
                }
            },
            Event::Eof if path.is_empty() => return Ok(entries),
            Event::Eof => return Err(PageError::Shape),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// A stranger's text in one line: tags out, the usual entities resolved.
fn plain(text: &str, limit: usize) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let Some(end) = rest[at..].find('>') else {
            rest = "";
            break;
        };
        out.push(' ');
        rest = &rest[at + end + 1..];
    }
    out.push_str(rest);
    let entities = [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    for (entity, stands_for) in entities {
        out = out.replace(entity, stands_for);
    }
    one_line(&out, limit)
}
