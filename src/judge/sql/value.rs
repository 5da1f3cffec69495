//! Values and rows as plain data, and when two of them count as the same.

use rusqlite::types::ValueRef;

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No value.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Real(f64),
    /// Text; it may hold control characters.
    Text(String),
    /// Bytes, or text that is not UTF-8.
    Blob(Vec<u8>),
}

/// The values of one row.
pub type Row = Vec<Value>;

/// What a query gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// Names of the columns, as SQLite makes them up.
    pub columns: Vec<String>,
    /// The rows in the order in which they came.
    pub rows: Vec<Row>,
}

/// Two reals are the same when they differ by at most this share of the larger one.
const RELATIVE: f64 = 1e-9;

/// Near 0 a share means nothing: sums that cancel out leave about 1e-17.
const ABSOLUTE: f64 = 1e-12;

impl Value {
    /// Whether two values count as the same: NULL is NULL; integers, text and bytes exactly; a real is compared with any
    /// number within a billionth.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Real(one), Self::Real(other)) => is_near(*one, *other),
            (Self::Real(real), Self::Integer(whole)) | (Self::Integer(whole), Self::Real(real)) => {
                is_near(*real, *whole as f64)
            }
            _ => self == other,
        }
    }

    /// Bytes that the value takes, about.
    pub(super) fn size_bytes(&self) -> usize {
        size_of::<Self>()
            + match self {
                Self::Text(text) => text.len(),
                Self::Blob(bytes) => bytes.len(),
                _ => 0,
            }
    }
}

impl From<ValueRef<'_>> for Value {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(whole) => Self::Integer(whole),
            ValueRef::Real(real) => Self::Real(real),
            ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Self::Text(text.to_owned()),
                Err(_) => Self::Blob(bytes.to_vec()),
            },
            ValueRef::Blob(bytes) => Self::Blob(bytes.to_vec()),
        }
    }
}

/// Whether two rows hold the same values.
pub(super) fn is_same_row(one: &[Value], other: &[Value]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.is_same(other))
}

fn is_near(one: f64, other: f64) -> bool {
    // The first comparison is for infinities, whose difference is no number.
    one == other
        || (one.is_finite() && other.is_finite() && (one - other).abs() <= tolerance(one, other))
}

fn tolerance(one: f64, other: f64) -> f64 {
    ABSOLUTE.max(RELATIVE * one.abs().max(other.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_near_and_everything_else_exact() {
        let text = |text: &str| Value::Text(text.to_owned());
        let table = [
            (Value::Null, Value::Null, true),
            (Value::Null, Value::Integer(0), false),
            (Value::Null, text(""), false),
            (Value::Integer(2), Value::Integer(2), true),
            (Value::Integer(i64::MAX), Value::Integer(i64::MAX - 1), false),
            (Value::Integer(2), Value::Real(2.0), true),
            (Value::Integer(2), text("2"), false),
            (Value::Real(0.1 + 0.2), Value::Real(0.3), true),
            (Value::Real(1e300), Value::Real(1.000_000_1e300), false),
            (Value::Real(1.0), Value::Real(1.000_000_01), false),
            (Value::Real(0.1 + 0.2 - 0.3), Value::Integer(0), true),
            (Value::Real(f64::INFINITY), Value::Real(f64::INFINITY), true),
            (Value::Real(f64::INFINITY), Value::Real(1.0), false),
            (text("a"), text("A"), false),
            (text("a"), text("a "), false),
            (text("a"), Value::Blob(b"a".to_vec()), false),
            (Value::Blob(b"a".to_vec()), Value::Blob(b"a".to_vec()), true),
        ];
        for (one, other, expected) in table {
            assert_eq!(one.is_same(&other), expected, "{one:?} {other:?}");
            assert_eq!(other.is_same(&one), expected, "{other:?} {one:?}");
        }
    }
}
