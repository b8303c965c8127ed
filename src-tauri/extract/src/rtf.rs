//! Rich text (.rtf): its words, without fonts, pictures and fields' instructions.

use crate::answer::{Found, Kind};
use crate::prose::Prose;
use encoding_rs::{Encoding, WINDOWS_1252};

/// Groups within groups; more are read as if they were not nested.
const DEEPEST: usize = 1000;

/// Groups that begin with one of these are not for reading.
const HIDDEN: &[&str] = &[
    "colortbl",
    "datastore",
    "fldinst",
    "filetbl",
    "fonttbl",
    "footer",
    "generator",
    "header",
    "info",
    "latentstyles",
    "listoverridetable",
    "listtable",
    "object",
    "pict",
    "rsidtbl",
    "stylesheet",
    "themedata",
    "xmlnstbl",
];

#[derive(Clone, Copy)]
struct Group {
    hidden: bool,
    /// Characters after `\u` that say the same to old programs.
    skip: usize,
}

struct Reading {
    prose: Prose,
    group: Group,
    outer: Vec<Group>,
    encoding: &'static Encoding,
    /// Bytes written as `\'hh`, not decoded yet: a character may have two.
    bytes: Vec<u8>,
    /// Half of a character outside the basic plane.
    high: Option<u16>,
    to_skip: usize,
}

pub fn read(file: &[u8]) -> Found {
    let mut reading = Reading {
        prose: Prose::default(),
        group: Group {
            hidden: false,
            skip: 1,
        },
        outer: Vec::new(),
        encoding: WINDOWS_1252,
        bytes: Vec::new(),
        high: None,
        to_skip: 0,
    };
    let mut rest = file;
    while let Some((&byte, after)) = rest.split_first() {
        rest = match byte {
            b'{' => {
                reading.open();
                after
            }
            b'}' => {
                reading.close();
                after
            }
            b'\\' => reading.control(after),
            b'\r' | b'\n' => after,
            byte => {
                reading.byte(byte);
                after
            }
        };
        if reading.prose.is_full() {
            break;
        }
    }
    reading.decode();
    Found::new(Kind::Document, "application/rtf").with_text(reading.prose)
}

impl Reading {
    fn open(&mut self) {
        self.decode();
        self.to_skip = 0;
        if self.outer.len() < DEEPEST {
            self.outer.push(self.group);
        }
    }

    fn close(&mut self) {
        self.decode();
        self.to_skip = 0;
        if let Some(outer) = self.outer.pop() {
            self.group = outer;
        }
    }

    /// What follows a backslash; returns what follows that.
    fn control<'a>(&mut self, rest: &'a [u8]) -> &'a [u8] {
        let Some((&first, after)) = rest.split_first() else {
            return rest;
        };
        if !first.is_ascii_alphabetic() {
            return self.symbol(first, after);
        }
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, rest) = rest.split_at(letters);
        let signed = rest.first() == Some(&b'-');
        let digits = rest
            .iter()
            .skip(usize::from(signed))
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let (number, rest) = rest.split_at(if digits > 0 {
            digits + usize::from(signed)
        } else {
            0
        });
        let number = std::str::from_utf8(number)
            .ok()
            .and_then(|n| n.parse::<i32>().ok());
        let rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let word = std::str::from_utf8(word).unwrap_or_default();
        if word == "bin" {
            let length = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            return rest.get(length..).unwrap_or_default();
        }
        self.word(word, number);
        rest
    }

    fn symbol<'a>(&mut self, symbol: u8, after: &'a [u8]) -> &'a [u8] {
        match symbol {
            b'\'' => {
                let (digits, rest) = after.split_at(after.len().min(2));
                let digits = std::str::from_utf8(digits).unwrap_or_default();
                if let Ok(byte) = u8::from_str_radix(digits, 16) {
                    self.byte(byte);
                }
                return rest;
            }
            b'*' => self.group.hidden = true,
            b'~' => self.say("\u{a0}"),
            b'_' => self.say("-"),
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'\n' | b'\r' => self.say("\n\n"),
            _ => {}
        }
        after
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "sect" | "page" => self.say("\n\n"),
            "line" | "row" => self.say("\n"),
            "tab" => self.say("\t"),
            "cell" => self.say(" | "),
            "emdash" => self.say("—"),
            "endash" => self.say("–"),
            "bullet" => self.say("•"),
            "lquote" => self.say("‘"),
            "rquote" => self.say("’"),
            "ldblquote" => self.say("“"),
            "rdblquote" => self.say("”"),
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.group.skip = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
            "ansicpg" => {
                let page = number.and_then(|n| u16::try_from(n).ok()).unwrap_or(1252);
                self.decode();
                self.encoding = code_page(page);
            }
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            word if HIDDEN.contains(&word) => self.group.hidden = true,
            _ => {}
        }
    }

    /// One UTF-16 unit, written as a signed number.
    fn unicode(&mut self, number: i32) {
        self.decode();
        let unit = number as u16;
        let high = self.high.take();
        match char::decode_utf16(high.into_iter().chain([unit])).next() {
            Some(Ok(c)) => self.say(c.encode_utf8(&mut [0; 4])),
            _ => match char::from_u32(u32::from(unit)) {
                Some(c) => self.say(c.encode_utf8(&mut [0; 4])),
                None => self.high = Some(unit),
            },
        }
        self.to_skip = self.group.skip;
    }

    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else if !self.group.hidden {
            self.bytes.push(byte);
        }
    }

    fn say(&mut self, text: &str) {
        self.decode();
        if !self.group.hidden {
            self.prose.push(text);
        }
    }

    fn decode(&mut self) {
        if !self.bytes.is_empty() {
            let (text, _) = self.encoding.decode_without_bom_handling(&self.bytes);
            self.prose.push(&text);
            self.bytes.clear();
        }
    }
}

/// Windows' own number of an encoding.
fn code_page(number: u16) -> &'static Encoding {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        65001 => "utf-8".to_owned(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}
