//! JSON of strangers in bounded memory. A value takes some hundred bytes however short it is written,
//! `[[[],[],` being the shortest: a frame of 8 MiB could take a gigabyte. What the frame itself holds,
//! long texts above all, is bounded by the frame.

use super::json::mend;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

/// The most values that are kept of one document whose shape is not known: several times the longest
/// list of sources, and some megabytes where each lies in a list of its own. While fuzzing it is within
/// reach of the inputs.
pub const VALUES_LIMIT: usize = if cfg!(fuzzing) { 256 } else { 16 * 1024 };
/// The same of elements of one list whose shape is known.
pub const ELEMENTS_LIMIT: usize = if cfg!(fuzzing) { 64 } else { 4096 };

/// The value that `raw` writes.
///
/// # Errors
/// Where it is made of more than [`VALUES_LIMIT`] values.
pub fn value(raw: &RawValue) -> Result<Value, serde_json::Error> {
    value_of(raw.get())
}

/// The same of a whole document.
///
/// # Errors
/// As [`value`], and where it is not JSON.
pub fn value_of(json: &str) -> Result<Value, serde_json::Error> {
    let left = Cell::new(VALUES_LIMIT);
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let value = Bounded(&left).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// The same where nothing depends on it: null where there is none, or none that can be kept.
pub fn value_or_null(raw: Option<&RawValue>) -> Value {
    let Some(raw) = raw else { return Value::Null };
    let mended = |_| value_of(&mend(raw.get()).unwrap_or_default());
    value(raw).or_else(mended).unwrap_or_default()
}

/// Builds a value as `serde_json` does, while there are some left.
struct Bounded<'a>(&'a Cell<usize>);

impl Bounded<'_> {
    fn take<E: Error>(&self) -> Result<(), E> {
        match self.0.get().checked_sub(1) {
            Some(left) => {
                self.0.set(left);
                Ok(())
            }
            None => Err(E::custom("too many values")),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Bounded<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.take()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Bounded<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E>(self, v: bool) -> Result<Value, E> {
        Ok(v.into())
    }
    fn visit_i64<E>(self, v: i64) -> Result<Value, E> {
        Ok(v.into())
    }
    fn visit_u64<E>(self, v: u64) -> Result<Value, E> {
        Ok(v.into())
    }
    fn visit_f64<E>(self, v: f64) -> Result<Value, E> {
        Ok(v.into())
    }
    fn visit_str<E>(self, v: &str) -> Result<Value, E> {
        Ok(v.into())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element_seed(Bounded(self.0))? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            fields.insert(name, map.next_value_seed(Bounded(self.0))?);
        }
        Ok(Value::Object(fields))
    }
}

/// A list of at most [`ELEMENTS_LIMIT`] elements; a longer one is an error, so that nothing that was
/// said is left out in silence.
#[derive(Debug)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Elements<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Elements<T> {
            type Value = Vec<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
                let mut list = Vec::new();
                while let Some(element) = seq.next_element()? {
                    if list.len() == ELEMENTS_LIMIT {
                        return Err(A::Error::custom("too long a list"));
                    }
                    list.push(element);
                }
                Ok(list)
            }
        }
        deserializer.deserialize_seq(Elements(PhantomData)).map(List)
    }
}

/// One of several answers at once.
pub trait Numbered {
    /// Its number among them.
    fn number(&self) -> Option<u64>;
}

/// Of several answers at once the first that has the number 0 or none; the others are never kept. More
/// than one is never asked for, and a gateway that sends them anyway is read as if it sent that one.
#[derive(Debug)]
pub struct First<T>(pub Option<T>);

impl<'de, T: Deserialize<'de> + Numbered> Deserialize<'de> for First<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Answers<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de> + Numbered> Visitor<'de> for Answers<T> {
            type Value = Option<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Option<T>, A::Error> {
                while let Some(answer) = seq.next_element::<T>()? {
                    if answer.number().unwrap_or(0) == 0 {
                        while seq.next_element::<IgnoredAny>()?.is_some() {}
                        return Ok(Some(answer));
                    }
                }
                Ok(None)
            }
        }
        deserializer.deserialize_seq(Answers(PhantomData)).map(First)
    }
}
