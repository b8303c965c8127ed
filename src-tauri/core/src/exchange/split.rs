//! A large JSON document cut into the parts that are read one at a time.
//!
//! What lies in memory is one element of a list, and no more of it than is allowed. An element that is
//! broken in itself does not hide the ones behind it.

use std::io::{self, BufRead, BufReader, Read};

/// One part of the document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// An element of the outer list, or of the list that is the member `of` of the outer object.
    Element { of: Option<String>, bytes: Vec<u8> },
    /// A member of the outer object that is no list.
    Member { name: String, bytes: Vec<u8> },
    /// Longer than allowed: it was passed over.
    TooLong { of: Option<String> },
}

#[derive(Debug, thiserror::Error)]
pub(super) enum SplitError {
    /// It ends in the middle.
    #[error("the document ends in the middle")]
    Ended,
    #[error("byte {0} is not what JSON has there")]
    Broken(u64),
    #[error(transparent)]
    Io(#[from] io::Error),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Start,
    /// In the outer list.
    List,
    Object,
    /// In a list that is a member of the outer object.
    MemberList,
    End,
}

pub(super) struct Items<R> {
    input: BufReader<R>,
    place: Place,
    /// A comma is due before what follows.
    behind: bool,
    of: Option<String>,
    most: usize,
    at: u64,
    /// The member that is an object whose members are read as if they stood in the outer one.
    open: Option<&'static str>,
    within: bool,
}

/// A name of a member: longer ones are none that anybody gave.
const NAME_BYTES: usize = 4_096;

impl<R: Read> Items<R> {
    /// Elements and members of at most `most` bytes.
    pub fn new(input: R, most: usize) -> Self {
        Self {
            input: BufReader::with_capacity(256 * 1024, input),
            place: Place::Start,
            behind: false,
            of: None,
            most,
            at: 0,
            open: None,
            within: false,
        }
    }

    /// The same, with the members of the member `open` in its place.
    pub fn opening(input: R, most: usize, open: &'static str) -> Self {
        Self {
            open: Some(open),
            ..Self::new(input, most)
        }
    }

    /// The next part; `None` behind the last one.
    pub fn next(&mut self) -> Result<Option<Item>, SplitError> {
        loop {
            match self.place {
                Place::Start => match self.first()? {
                    b'[' => self.enter(Place::List),
                    b'{' => self.enter(Place::Object),
                    _ => return Err(self.broken()),
                },
                Place::List | Place::MemberList => {
                    if self.ends(b']')? {
                        self.leave();
                        continue;
                    }
                    let of = self.of.clone();
                    return Ok(Some(match self.value()? {
                        Some(bytes) => Item::Element { of, bytes },
                        None => Item::TooLong { of },
                    }));
                }
                Place::Object => {
                    if self.ends(b'}')? {
                        if std::mem::take(&mut self.within) {
                            self.behind = true;
                        } else {
                            self.place = Place::End;
                        }
                        continue;
                    }
                    let name = self.name()?;
                    if self.significant()? != b':' {
                        return Err(self.broken());
                    }
                    self.consume(1);
                    let first = self.significant()?;
                    if first == b'{' && !self.within && self.open == Some(name.as_str()) {
                        self.consume(1);
                        self.within = true;
                        self.enter(Place::Object);
                        continue;
                    }
                    if first == b'[' {
                        self.consume(1);
                        self.of = Some(name);
                        self.enter(Place::MemberList);
                        continue;
                    }
                    return Ok(Some(match self.value()? {
                        Some(bytes) => Item::Member { name, bytes },
                        None => Item::TooLong { of: Some(name) },
                    }));
                }
                Place::End => return Ok(None),
            }
        }
    }

    fn enter(&mut self, place: Place) {
        self.place = place;
        self.behind = false;
    }

    fn leave(&mut self) {
        if self.place == Place::MemberList {
            self.of = None;
            self.enter(Place::Object);
            self.behind = true;
        } else {
            self.place = Place::End;
        }
    }

    /// The document's first byte, behind a byte order mark.
    fn first(&mut self) -> Result<u8, SplitError> {
        for byte in b"\xef\xbb\xbf" {
            if self.peek()? == Some(*byte) {
                self.consume(1);
            }
        }
        let first = self.significant()?;
        self.consume(1);
        Ok(first)
    }

    /// Whether the list or object ends here; else stands before its next part.
    fn ends(&mut self, end: u8) -> Result<bool, SplitError> {
        let next = self.significant()?;
        if next == end {
            self.consume(1);
            return Ok(true);
        }
        if self.behind {
            if next != b',' {
                return Err(self.broken());
            }
            self.consume(1);
            self.significant()?;
        }
        self.behind = true;
        Ok(false)
    }

    fn name(&mut self) -> Result<String, SplitError> {
        if self.significant()? != b'"' {
            return Err(self.broken());
        }
        let bytes = self.take_value(NAME_BYTES)?.ok_or_else(|| self.broken())?;
        serde_json::from_slice(&bytes).map_err(|_| self.broken())
    }

    fn value(&mut self) -> Result<Option<Vec<u8>>, SplitError> {
        self.take_value(self.most)
    }

    /// A value as it stands; `None` where it is longer than `most`, and then it is behind us.
    fn take_value(&mut self, most: usize) -> Result<Option<Vec<u8>>, SplitError> {
        let mut value = Vec::new();
        let mut too_long = false;
        let (mut depth, mut in_text, mut escaped) = (0_u64, false, false);
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                return Err(SplitError::Ended);
            }
            let mut used = 0;
            let mut ended = false;
            while let Some(&byte) = buffer.get(used) {
                if in_text {
                    if escaped {
                        escaped = false;
                        used += 1;
                        continue;
                    }
                    let rest = buffer.get(used..).unwrap_or_default();
                    let Some(found) = memchr::memchr2(b'"', b'\\', rest) else {
                        used = buffer.len();
                        break;
                    };
                    let is_end = rest.get(found) == Some(&b'"');
                    used += found + 1;
                    if is_end {
                        in_text = false;
                        ended = depth == 0;
                    } else {
                        escaped = true;
                    }
                    if ended {
                        break;
                    }
                    continue;
                }
                match byte {
                    b'"' => in_text = true,
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' if depth > 0 => {
                        depth -= 1;
                        ended = depth == 0;
                    }
                    // A number or word ends before what follows it.
                    b'}' | b']' | b',' | b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => {
                        ended = true;
                        break;
                    }
                    _ => {}
                }
                used += 1;
                if ended {
                    break;
                }
            }
            if !too_long {
                if value.len() + used > most {
                    too_long = true;
                    value = Vec::new();
                } else {
                    value.extend_from_slice(buffer.get(..used).unwrap_or_default());
                }
            }
            self.consume(used);
            if ended {
                return match (too_long, value.is_empty()) {
                    (true, _) => Ok(None),
                    (false, true) => Err(self.broken()),
                    (false, false) => Ok(Some(value)),
                };
            }
        }
    }

    fn significant(&mut self) -> Result<u8, SplitError> {
        while let Some(byte) = self.peek()? {
            if !byte.is_ascii_whitespace() {
                return Ok(byte);
            }
            self.consume(1);
        }
        Err(SplitError::Ended)
    }

    fn peek(&mut self) -> Result<Option<u8>, SplitError> {
        Ok(self.input.fill_buf()?.first().copied())
    }

    fn consume(&mut self, bytes: usize) {
        self.at += bytes as u64;
        self.input.consume(bytes);
    }

    fn broken(&self) -> SplitError {
        SplitError::Broken(self.at)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    /// What `text` is cut into, in words, read in pieces of `step` bytes.
    fn cut(text: &[u8], most: usize, step: usize) -> (Vec<String>, Option<String>) {
        struct Slowly<'a>(&'a [u8], usize);
        impl Read for Slowly<'_> {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                let most = self.1.min(into.len()).min(self.0.len());
                let (now, later) = self.0.split_at(most);
                into[..most].copy_from_slice(now);
                self.0 = later;
                Ok(most)
            }
        }
        let mut items = Items::new(Slowly(text, step), most);
        let mut found = Vec::new();
        loop {
            match items.next() {
                Ok(None) => return (found, None),
                Err(error) => return (found, Some(error.to_string())),
                Ok(Some(item)) => found.push(match item {
                    Item::Element { of, bytes } => {
                        format!("{}<{}", of.unwrap_or_default(), String::from_utf8_lossy(&bytes))
                    }
                    Item::Member { name, bytes } => format!("{name}={}", String::from_utf8_lossy(&bytes)),
                    Item::TooLong { of } => format!("{}<…", of.unwrap_or_default()),
                }),
            }
        }
    }

    #[test]
    fn a_document_is_cut_the_same_however_it_comes() {
        let text =
            "\u{feff} [ {\"a\":\"]}\\\"\\\\\"} ,[1,[2]],3 , \"x,]\",null,{\"深\":{\"い\":[{}]}} ]".as_bytes();
        for step in [1, 2, 3, 7, 1_000] {
            let (found, error) = cut(text, 100, step);
            assert_eq!(error, None);
            assert_eq!(
                found,
                [
                    r#"<{"a":"]}\"\\"}"#,
                    "<[1,[2]]",
                    "<3",
                    r#"<"x,]""#,
                    "<null",
                    r#"<{"深":{"い":[{}]}}"#
                ]
            );
        }
        let object = br#"{"format":"x","n":1,"none":[],"chats":[{"id":1},{"id":2}],"end":{"a":[1]}}"#;
        for step in [1, 5, 1_000] {
            assert_eq!(
                cut(object, 100, step).0,
                [
                    "format=\"x\"",
                    "n=1",
                    "chats<{\"id\":1}",
                    "chats<{\"id\":2}",
                    "end={\"a\":[1]}"
                ]
            );
        }
    }

    #[test]
    fn what_is_too_long_is_passed_over_and_what_follows_is_read() {
        let text = format!("[1,\"{}\",2]", "x".repeat(100_000));
        let (found, error) = cut(text.as_bytes(), 50, 4_096);
        assert_eq!(
            (found, error),
            (vec!["<1".into(), "<…".into(), "<2".into()], None)
        );
    }

    #[test]
    fn a_document_that_breaks_off_gives_what_came_before() {
        for end in ["", ",", ",{", ",{\"a\":\"", ",{\"a\":\"\\", ",tru"] {
            let (found, error) = cut(format!("[{{\"a\":1}}{end}").as_bytes(), 100, 3);
            assert_eq!(found, ["<{\"a\":1}"], "{end}");
            assert!(error.is_some(), "{end}");
        }
        for no_json in [
            "",
            "  ",
            "hello",
            "\u{0}\u{0}",
            "<html>",
            "{]",
            "{1:2}",
            "[1 2]",
            "{\"a\" 1}",
        ] {
            assert!(cut(no_json.as_bytes(), 100, 3).1.is_some(), "{no_json}");
        }
    }

    #[test]
    fn a_member_can_be_opened() {
        let text: &[u8] = br#"{"a":1,"db":{"x":[1,2],"db":{"y":3}},"b":[4]}"#;
        let mut items = Items::opening(text, 100, "db");
        let mut names = Vec::new();
        while let Some(item) = items.next().unwrap() {
            names.push(match item {
                Item::Element { of, .. } => of.unwrap(),
                Item::Member { name, .. } => name,
                Item::TooLong { .. } => panic!("short"),
            });
        }
        assert_eq!(names, ["a", "x", "x", "db", "b"]);
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = format!("[{}{},1]", "[".repeat(1_000_000), "]".repeat(1_000_000));
        let (found, error) = cut(deep.as_bytes(), 10_000_000, 65_536);
        assert_eq!((found.len(), error), (2, None));
    }
}
