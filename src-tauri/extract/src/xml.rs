//! A walk over XML: no entities of its own, no nesting without end, nothing loaded.

use crate::answer::Refusal;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Levels of nesting; documents of people have some dozens.
const DEEPEST: usize = 400;

pub enum Piece<'a, 'b> {
    /// An element begins: its name without the prefix.
    Open(&'a str, Attributes<'b>),
    Close(&'a str),
    Text(&'a str),
}

pub struct Attributes<'b>(&'b BytesStart<'b>);

impl Attributes<'_> {
    /// The value of the attribute of this name, whatever its prefix.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes().flatten();
        let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
        found
            .normalized_value(XmlVersion::Implicit1_0)
            .ok()
            .map(|value| value.into_owned())
    }

    /// The value of the attribute written exactly so, with its prefix.
    pub fn exact(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes().flatten();
        let found = attributes.find(|attribute| attribute.key.as_ref() == name)?;
        found
            .normalized_value(XmlVersion::Implicit1_0)
            .ok()
            .map(|value| value.into_owned())
    }
}

/// Gives each piece of `xml` to `each` until that says `false`.
pub fn walk(xml: &str, mut each: impl FnMut(Piece<'_, '_>) -> bool) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        let go_on = match reader.read_event().map_err(|_| Refusal::Damaged)? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Refusal::Damaged);
                }
                each(Piece::Open(start.local_name().as_ref(), Attributes(&start)))
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                each(Piece::Close(end.local_name().as_ref()))
            }
            Event::Empty(start) => {
                let name = start.local_name();
                each(Piece::Open(name.as_ref(), Attributes(&start))) && each(Piece::Close(name.as_ref()))
            }
            Event::Text(text) => each(Piece::Text(&text.xml10_content())),
            Event::CData(text) => each(Piece::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => each(Piece::Text(c.encode_utf8(&mut [0; 4]))),
                // The five of XML itself. Those that a file declares are how small files become
                // large ones: they stand for nothing.
                _ => resolve_xml_entity(&reference.into_inner()).is_none_or(|text| each(Piece::Text(text))),
            },
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(Refusal::Damaged),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => true,
        };
        if !go_on {
            return Ok(());
        }
    }
}
