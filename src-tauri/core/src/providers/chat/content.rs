//! What stands under `content`: a string from nearly everyone, an array of typed parts from Mistral.

use crate::providers::bounded::List;
use crate::providers::json::{Object, Text, nothing_from};
use serde::Deserialize;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserializer, SeqAccess, Visitor};
use std::borrow::Cow;

#[derive(Default)]
pub enum Content<'a> {
    #[default]
    Nothing,
    Text(Cow<'a, str>),
    Parts(List<Object<Part<'a>>>),
}

impl<'de: 'a, 'a> Deserialize<'de> for Content<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Content<'de>;
            fn visit_borrowed_str<E>(self, v: &'de str) -> Result<Self::Value, E> {
                Ok(Content::Text(Cow::Borrowed(v)))
            }
            fn visit_str<E>(self, v: &str) -> Result<Self::Value, E> {
                Ok(Content::Text(Cow::Owned(v.to_owned())))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
                List::deserialize(SeqAccessDeserializer::new(seq)).map(Content::Parts)
            }
            nothing_from!(number, bool, unit, object);
        }
        deserializer.deserialize_any(Any)
    }
}

#[derive(Deserialize)]
pub struct Part<'a> {
    #[serde(borrow, default, rename = "type")]
    pub kind: Text<'a>,
    #[serde(borrow, default)]
    pub text: Text<'a>,
    #[serde(default)]
    pub thinking: Joined,
    /// Of a source, as are the two after it.
    #[serde(borrow, default)]
    pub url: Text<'a>,
    #[serde(borrow, default)]
    pub title: Text<'a>,
    #[serde(borrow, default)]
    pub description: Text<'a>,
}

/// A text in one piece, or the texts of the parts in which it came.
#[derive(Default)]
pub struct Joined(pub String);

impl<'de> Deserialize<'de> for Joined {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = String;
            fn visit_str<E>(self, v: &str) -> Result<Self::Value, E> {
                Ok(v.to_owned())
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut joined = String::new();
                while let Some(part) = seq.next_element::<Object<Step<'_>>>()? {
                    joined.push_str(part.0.as_ref().map_or("", |step| step.text.get()));
                }
                Ok(joined)
            }
            nothing_from!(number, bool, unit, object);
        }
        deserializer.deserialize_any(Any).map(Joined)
    }
}

#[derive(Deserialize)]
struct Step<'a> {
    #[serde(borrow, default)]
    text: Text<'a>,
}
