//! Web pages as Markdown: what a person would read of them, without scripts and styles.

use crate::answer::{Found, Kind, Refusal};
use crate::prose::Prose;
use htmd::HtmlToMarkdown;
use htmd::options::{BulletListMarker, Options};

/// Levels of nesting that are walked; each takes a piece of the stack.
const DEEPEST: usize = 400;

/// Whether text is a web page: it says so at its start, or by its extension.
pub fn is_page(extension: &str, text: &str) -> bool {
    let mut start = text.trim_start();
    while let Some(comment) = start.strip_prefix("<!--").or_else(|| start.strip_prefix("<?xml")) {
        let end = comment.find('>').map_or(comment.len(), |at| at + 1);
        start = comment.get(end..).unwrap_or_default().trim_start();
    }
    let start = start.get(..14).unwrap_or(start).to_ascii_lowercase();
    let says = start.starts_with("<!doctype html") || start.starts_with("<html");
    says || (["html", "htm", "xhtml"].contains(&extension) && text.contains('<'))
}

pub fn read(page: &str) -> Result<Found, Refusal> {
    let mut prose = Prose::default();
    prose.push(&markdown(page)?);
    Ok(Found::new(Kind::Document, "text/html").with_text(prose))
}

/// The page as Markdown.
pub fn markdown(page: &str) -> Result<String, Refusal> {
    let converter = HtmlToMarkdown::builder()
        .skip_tags(vec![
            "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "img", "button",
        ])
        .options(Options {
            bullet_list_marker: BulletListMarker::Dash,
            ul_bullet_spacing: 1,
            ol_number_spacing: 1,
            ..Options::default()
        })
        .build();
    let tree = converter.html_to_tree(page).map_err(|_| Refusal::Damaged)?;
    let mut level = vec![tree.clone()];
    let mut depth = 0;
    while !level.is_empty() {
        depth += 1;
        if depth > DEEPEST {
            return Err(Refusal::Damaged);
        }
        level = level
            .iter()
            .flat_map(|node| node.children.borrow().clone())
            .collect();
    }
    Ok(converter.tree_to_markdown(&tree))
}
