//! HTML of an answer as Markdown: what a reader sees of it, and nothing that is loaded or run.

/// The text of `html`, with the marks of Markdown for what stands out. In linear time, whatever it is.
pub(super) fn as_markdown(html: &str) -> String {
    let mut out = Out::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        out.text(text);
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        let inside = tag.get(1..).unwrap_or_default();
        let name: String = inside
            .strip_prefix('/')
            .unwrap_or(inside)
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(12)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            // "a < b".
            out.text("<");
            rest = tag.get(1..).unwrap_or_default();
            continue;
        }
        let Some(end) = tag.find('>') else {
            out.text(tag);
            rest = "";
            break;
        };
        let (inside, behind) = (
            tag.get(1..end).unwrap_or_default(),
            tag.get(end + 1..).unwrap_or_default(),
        );
        let closes = inside.starts_with('/');
        rest = behind;
        if !closes && matches!(name.as_str(), "script" | "style") {
            rest = behind.find("</").and_then(|at| behind.get(at..)).unwrap_or("");
            continue;
        }
        out.tag(&name, closes);
    }
    out.text(rest);
    out.finish()
}

#[derive(Default)]
struct Out {
    text: String,
    /// Within `<pre>`: text stands as it is.
    verbatim: bool,
}

impl Out {
    fn text(&mut self, text: &str) {
        let text = unescape(text);
        if self.verbatim {
            self.text.push_str(&text);
            return;
        }
        let mut words = text.split_whitespace().peekable();
        if text.starts_with(char::is_whitespace) {
            self.space();
        }
        while let Some(word) = words.next() {
            self.text.push_str(word);
            if words.peek().is_some() {
                self.text.push(' ');
            }
        }
        if text.ends_with(char::is_whitespace) {
            self.space();
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
    }

    fn lines(&mut self, count: usize) {
        if self.text.is_empty() {
            return;
        }
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
        let there = self.text.len() - self.text.trim_end_matches('\n').len();
        self.text
            .extend(std::iter::repeat_n('\n', count.saturating_sub(there)));
    }

    fn tag(&mut self, name: &str, closes: bool) {
        match (name, closes) {
            ("br", _) => self.text.push('\n'),
            ("p" | "div" | "ul" | "ol" | "table" | "blockquote" | "section", _) => self.lines(2),
            ("hr", _) => {
                self.lines(2);
                self.text.push_str("---\n\n");
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
                self.lines(2);
                let level = name.bytes().last().map_or(1, |digit| digit.saturating_sub(b'0'));
                self.text.extend(std::iter::repeat_n('#', level.into()));
                self.text.push(' ');
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => self.lines(2),
            ("li", false) => {
                self.lines(1);
                self.text.push_str("- ");
            }
            ("tr", true) => self.lines(1),
            ("td" | "th", true) => self.text.push_str(" | "),
            ("strong" | "b", _) => self.text.push_str("**"),
            ("em" | "i", _) => self.text.push('*'),
            ("pre", false) => {
                self.lines(2);
                self.text.push_str("```\n");
                self.verbatim = true;
            }
            ("pre", true) => {
                self.verbatim = false;
                self.lines(1);
                self.text.push_str("```\n\n");
            }
            ("code", _) if !self.verbatim => self.text.push('`'),
            _ => {}
        }
    }

    fn finish(self) -> String {
        self.text.trim().to_owned()
    }
}

/// Text with the marks of HTML for single characters made those characters.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // Names are short: a longer way to the next semicolon is none.
        let name = after
            .bytes()
            .take(10)
            .position(|byte| byte == b';')
            .and_then(|end| after.get(..end));
        match name.and_then(|name| Some((name, character(name)?))) {
            Some((name, character)) => {
                out.push(character);
                rest = after.get(name.len() + 1..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control() || *c == '\n');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_reads_as_it_did() {
        let html = "<h2>Why</h2><p>Short  waves\nscatter <strong>most</strong> &amp; &#39;red&#39; least: a < b.</p>\
            <ul><li>one</li><li>two <code>x</code></li></ul><pre><code>if a &lt; b:\n  go()\n</code></pre>\
            <script>alert(1)</script><!-- x --><p>End<img src=x onerror=alert(1)></p>";
        assert_eq!(
            as_markdown(html),
            "## Why\n\nShort waves scatter **most** & 'red' least: a < b.\n\n- one\n- two `x`\n\n\
             ```\nif a < b:\n  go()\n```\n\nEnd"
        );
    }

    #[test]
    fn what_is_no_html_ends_and_stays() {
        for (html, text) in [
            ("<", "<"),
            ("<p", "<p"),
            ("a &unknown; &#xffffffff; &", "a &unknown; &#xffffffff; &"),
            ("<script>never closed", ""),
            ("<!-- never closed", ""),
        ] {
            assert_eq!(as_markdown(html), text);
        }
        let long = "<".repeat(200_000) + &"&".repeat(200_000) + &"<p>".repeat(200_000);
        assert!(as_markdown(&long).len() <= long.len());
    }
}
