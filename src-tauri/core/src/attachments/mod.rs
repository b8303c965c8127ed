//! Files that go with a question.

pub mod inspect;
