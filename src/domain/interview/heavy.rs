//! Tasks that decide much of an interview, and whether parallel forms have the like of each other's.

use crate::domain::labels::{Kind, Level};

/// Minutes by which two tasks that are a pair may differ.
pub const MINUTES_APART: u32 = 5;

/// A task of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Heavy {
    /// Its kind: code, sql, design or behavioral.
    pub kind: Kind,
    /// Its level.
    pub level: Level,
    /// Minutes that it takes.
    pub minutes: u32,
}

/// Whether a question of this kind is paired between parallel forms.
pub fn is_heavy(kind: Kind) -> bool {
    matches!(kind, Kind::Sql | Kind::Code | Kind::Behavioral | Kind::Design)
}

impl Heavy {
    /// Whether the other one is like it: the same kind and level, and about as long.
    pub fn is_like(self, other: Self) -> bool {
        (self.kind, self.level) == (other.kind, other.level)
            && self.minutes.abs_diff(other.minutes) <= MINUTES_APART
    }
}

/// How many tasks of two forms have no like in the other one. Both are sorted; two of the same kind and level that are no pair count once.
pub fn unpaired(one: &[Heavy], other: &[Heavy]) -> u32 {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut count = 0;
    loop {
        let (Some(first), Some(second)) = (one.peek(), other.peek()) else {
            let rest = one.count() + other.count();
            return count + u32::try_from(rest).unwrap_or(u32::MAX);
        };
        let (first, second) = (**first, **second);
        count += u32::from(!first.is_like(second));
        let (left, right) = ((first.kind, first.level), (second.kind, second.level));
        if left <= right {
            one.next();
        }
        if right <= left {
            other.next();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heavy(kind: Kind, level: Level, minutes: u32) -> Heavy {
        Heavy { kind, level, minutes }
    }

    #[test]
    fn a_pair_is_of_one_kind_and_level_and_five_minutes_apart_at_most() {
        use Kind::{Code, Sql};
        use Level::{Middle, Senior};
        let query = heavy(Sql, Middle, 8);
        let short = heavy(Code, Middle, 12);
        let long = heavy(Code, Middle, 18);
        let hard = heavy(Code, Senior, 12);
        for (one, other, count) in [
            (&[][..], &[][..], 0),
            (&[query, short], &[query, heavy(Code, Middle, 17)], 0),
            (&[query, short], &[query, long], 1),
            (&[query, short], &[query, hard], 2),
            (&[query], &[short], 2),
            (&[short, long], &[short, heavy(Code, Middle, 20)], 0),
            (&[short, long], &[short], 1),
            (&[query, short], &[], 2),
        ] {
            assert_eq!(unpaired(one, other), count, "{one:?} {other:?}");
            assert_eq!(unpaired(other, one), count, "{other:?} {one:?}");
        }
        assert!(is_heavy(Kind::Behavioral) && !is_heavy(Kind::Output));
    }
}
