//! How the contract's values lie in the database.
//!
//! Ids are 16-byte BLOBs: they stand in every row and most indexes, and at a million messages the
//! readable form would cost some 200 MB and the cache that goes with it. `hex(id)` shows them.
//! Words (roles, states, classes) are TEXT as in the JSON of the contract.

use crate::contract::{
    AttemptReason, ChatId, FailureClass, Finish, FolderId, Lane, LibraryId, MessageId, MessageStatus,
    OutageKind, ProviderId, Role, SeamMode, TurnId,
};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

macro_rules! id_as_blob {
    ($($id:ident),+) => {$(
        impl ToSql for $id {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
            }
        }
        impl FromSql for $id {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                uuid_from(value).map(Self)
            }
        }
    )+};
}
id_as_blob!(ChatId, FolderId, LibraryId, MessageId, TurnId, ProviderId, AnyId);

/// An id of no kind of its own: a device, a lease, the subject of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AnyId(pub Uuid);

fn uuid_from(value: ValueRef<'_>) -> FromSqlResult<Uuid> {
    Uuid::from_slice(value.as_blob()?).map_err(|error| FromSqlError::Other(Box::new(error)))
}

macro_rules! word_as_text {
    ($($word:ty),+) => {$(
        impl ToSql for $word {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                match serde_json::to_value(self) {
                    Ok(serde_json::Value::String(word)) => Ok(word.into()),
                    _ => Err(rusqlite::Error::ToSqlConversionFailure("not a word".into())),
                }
            }
        }
        impl FromSql for $word {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let word = serde_json::Value::String(value.as_str()?.to_owned());
                serde_json::from_value(word).map_err(|error| FromSqlError::Other(Box::new(error)))
            }
        }
    )+};
}
word_as_text!(
    Role,
    MessageStatus,
    AttemptReason,
    FailureClass,
    Finish,
    SeamMode,
    OutageKind
);
pub(super) use word_as_text;

/// A value kept as JSON in a TEXT column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Json<T>(pub T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0)
            .map(Into::into)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Self)
            .map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

/// A model order.
pub(super) type Lanes = Json<Vec<Lane>>;

/// SQLite's integers are signed; what does not fit is as good as endless.
pub(super) fn int(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

pub(super) fn opt_int(value: Option<u64>) -> Option<i64> {
    value.map(int)
}

pub(super) fn uint(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}

pub(super) fn opt_uint(value: Option<i64>) -> Option<u64> {
    value.map(uint)
}
