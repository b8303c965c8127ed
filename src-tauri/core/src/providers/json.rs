//! JSON as strangers write it: values of the wrong type where nobody looks at them, lone
//! surrogates, objects that follow one another.

use super::sse::empty;
use memchr::memchr2;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::borrow::Cow;
use std::marker::PhantomData;

/// The rest of a visitor that wants some kinds of value: nothing from each of these.
macro_rules! nothing_from {
    ($($kind:ident),+) => {
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("anything")
        }
        $(nothing_from!(@$kind);)+
    };
    (@string) => {
        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
    };
    (@number) => {
        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
    };
    (@bool) => {
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
    };
    (@unit) => {
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
    };
    (@list) => {
        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            while seq.next_element::<serde::de::IgnoredAny>()?.is_some() {}
            Ok(Self::Value::default())
        }
    };
    (@object) => {
        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            while map.next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?.is_some() {}
            Ok(Self::Value::default())
        }
    };
}
pub(super) use nothing_from;

/// A string borrowed from the frame where it has no escapes; nothing where the field holds anything
/// else. One odd field must not cost us the frame.
#[derive(Debug, Default)]
pub struct Text<'a>(pub Option<Cow<'a, str>>);

impl Text<'_> {
    /// Empty where there is none.
    pub fn get(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    /// The string, where there is one and it is not empty.
    pub fn some(&self) -> Option<&str> {
        self.0.as_deref().filter(|text| !text.is_empty())
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Option<Cow<'de, str>>;
            fn visit_borrowed_str<E>(self, v: &'de str) -> Result<Self::Value, E> {
                Ok(Some(Cow::Borrowed(v)))
            }
            fn visit_str<E>(self, v: &str) -> Result<Self::Value, E> {
                Ok(Some(Cow::Owned(v.to_owned())))
            }
            nothing_from!(number, bool, unit, list, object);
        }
        deserializer.deserialize_any(Any).map(Text)
    }
}

/// A count of something, or nothing where the field holds anything but a number of at least 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count(pub Option<u64>);

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Option<u64>;
            fn visit_u64<E>(self, v: u64) -> Result<Self::Value, E> {
                Ok(Some(v))
            }
            fn visit_i64<E>(self, v: i64) -> Result<Self::Value, E> {
                Ok(u64::try_from(v).ok())
            }
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            fn visit_f64<E>(self, v: f64) -> Result<Self::Value, E> {
                // Some count in floating point; a cast saturates, so no value is out of range.
                Ok((v.is_finite() && v >= 0.0).then_some(v as u64))
            }
            nothing_from!(string, bool, unit, list, object);
        }
        deserializer.deserialize_any(Any).map(Count)
    }
}

/// What an object says; nothing where the field holds anything else.
#[derive(Debug)]
pub struct Object<T>(pub Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Any<T> {
            type Value = Option<T>;
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Some)
            }
            nothing_from!(string, number, bool, unit, list);
        }
        deserializer.deserialize_any(Any(PhantomData)).map(Object)
    }
}

/// Makes JSON readable that is broken in ways seen in the wild: half of a surrogate pair (a
/// character cut between two tokens) becomes U+FFFD, and raw control characters inside strings are
/// escaped. Nothing, where there was nothing to mend.
pub fn mend(json: &str) -> Option<String> {
    let bytes = json.as_bytes();
    let mut mended = String::new();
    let mut copied = 0;
    let mut in_string = false;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if !in_string {
            in_string = byte == b'"';
            at += 1;
        } else if byte == b'"' {
            in_string = false;
            at += 1;
        } else if byte < 0x20 {
            mended.push_str(&json[copied..at]);
            mended.push_str(&format!("\\u{byte:04x}"));
            at += 1;
            copied = at;
        } else if byte != b'\\' {
            at += 1;
        } else {
            match unicode_escape(bytes, at) {
                Some(0xd800..=0xdbff) if matches!(unicode_escape(bytes, at + 6), Some(0xdc00..=0xdfff)) => {
                    at += 12
                }
                Some(0xd800..=0xdfff) => {
                    mended.push_str(&json[copied..at]);
                    mended.push_str("\\ufffd");
                    at += 6;
                    copied = at;
                }
                _ => at += 2,
            }
        }
    }
    if copied == 0 {
        return None;
    }
    mended.push_str(&json[copied..]);
    Some(mended)
}

/// The code unit of a `\uXXXX` that begins at `at`.
fn unicode_escape(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    let digits = std::str::from_utf8(digits).ok()?;
    u16::from_str_radix(digits, 16).ok()
}

/// Objects that follow one another, with or without an array around them, found as they arrive: a
/// whole answer or error that is no stream, or an array of chunks. Linear; what lies between
/// objects is skipped.
#[derive(Debug, Default)]
pub struct Objects {
    held: Vec<u8>,
    depth: u32,
    in_string: bool,
    escaped: bool,
}

impl Objects {
    /// `emit` gets each object that is complete with these bytes. False when an object grows beyond
    /// `limit` bytes: the rest cannot be read.
    pub fn push(&mut self, bytes: &[u8], limit: usize, emit: &mut impl FnMut(&[u8])) -> bool {
        let mut start = 0;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at += 1;
            if self.escaped {
                self.escaped = false;
                continue;
            }
            if self.in_string {
                at -= 1;
                let Some(next) = memchr2(b'"', b'\\', &bytes[at..]) else {
                    break;
                };
                self.escaped = bytes[at + next] == b'\\';
                self.in_string = self.escaped;
                at += next + 1;
                continue;
            }
            match byte {
                b'"' if self.depth > 0 => self.in_string = true,
                b'{' => {
                    if self.depth == 0 {
                        start = at - 1;
                    }
                    self.depth = self.depth.saturating_add(1);
                }
                b'}' if self.depth > 0 => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        let last = &bytes[start..at];
                        // Its last byte makes it whole, and is not held.
                        if self.held.len() + last.len() > limit + 1 {
                            return false;
                        }
                        if self.held.is_empty() {
                            emit(last);
                        } else {
                            self.held.extend_from_slice(last);
                            emit(&self.held);
                            empty(&mut self.held);
                        }
                        start = at;
                    }
                }
                _ => {}
            }
        }
        if self.depth > 0 {
            self.held.extend_from_slice(&bytes[start..]);
        }
        self.held.len() <= limit
    }
}
