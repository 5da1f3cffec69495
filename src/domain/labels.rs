//! The closed vocabularies that label a question: level, kind and importance.

use crate::words::domain::flaws as words;
use thiserror::Error;

/// A word that is not in its vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", words::not_a_label(.given, .what, &allowed.join(", ")))]
pub struct LabelError {
    /// What was asked for: `level`, `kind` or `importance`.
    pub what: &'static str,
    /// The word that was given.
    pub given: String,
    /// Every word that would have been right.
    pub allowed: &'static [&'static str],
}

/// A closed set of words: members, their words, their ranks in the database, and reading them back.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident, $what:expr, { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(::serde::Serialize, ::serde::Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every member, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The word of every member, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word that stands for it in packs, flags and JSON.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// Its place in [`Self::ALL`], as stored in the database.
            pub fn rank(self) -> u8 {
                self as u8
            }

            /// The member stored as `rank`, if there is one.
            pub fn from_rank(rank: u8) -> Option<Self> {
                Self::ALL.get(usize::from(rank)).copied()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                out.pad(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::domain::labels::LabelError;

            fn from_str(text: &str) -> Result<Self, $crate::domain::labels::LabelError> {
                match text {
                    $($word => Ok($name::$variant),)+
                    _ => Err($crate::domain::labels::LabelError { what: $what, given: text.to_owned(), allowed: Self::WORDS }),
                }
            }
        }
    };
}

pub(crate) use vocabulary;

vocabulary! {
    /// Who the question is for.
    Level, "level", {
        /// Correct recall and one example.
        Junior = "junior",
        /// Cause and effect, a choice between options, a bug found from symptoms.
        Middle = "middle",
        /// Judgement under limits of cost, failure and people.
        Senior = "senior",
    }
}

vocabulary! {
    /// How the question is asked and graded.
    Kind, "kind", {
        /// Said aloud, graded by oneself with the key points.
        Open = "open",
        /// One or several of three or four options.
        Choice = "choice",
        /// What does this code print?
        Output = "output",
        /// One missing word.
        Cloze = "cloze",
        /// A query that is run.
        Sql = "sql",
        /// A function that is run against tests.
        Code = "code",
        /// A past event, graded with a rubric.
        Behavioral = "behavioral",
        /// A system to design, graded with a rubric.
        Design = "design",
    }
}

vocabulary! {
    /// How often the question matters at work and in interviews.
    Importance, "importance", {
        /// Asked often, expected.
        Core = "core",
        /// Good to know.
        Useful = "useful",
        /// Seldom needed.
        Rare = "rare",
    }
}

impl Importance {
    /// Weight in readiness: 3 core, 2 useful, 1 rare.
    pub fn weight(self) -> u32 {
        match self {
            Self::Core => 3,
            Self::Useful => 2,
            Self::Rare => 1,
        }
    }
}

impl Kind {
    /// Minutes that a question of this kind takes in an interview unless it says otherwise, follow-ups and rating included.
    pub fn default_minutes(self, level: Level) -> u16 {
        let by_level = |junior, middle, senior| match level {
            Level::Junior => junior,
            Level::Middle => middle,
            Level::Senior => senior,
        };
        match self {
            Self::Cloze => 1,
            Self::Choice | Self::Output => 2,
            Self::Open => by_level(3, 4, 5),
            Self::Behavioral => 5,
            Self::Sql => by_level(6, 8, 10),
            Self::Code => by_level(12, 18, 25),
            Self::Design => 30,
        }
    }

    /// Whether an answer is typed before the reveal.
    pub fn is_typed(self) -> bool {
        matches!(self, Self::Choice | Self::Output | Self::Cloze) || self.is_attempted()
    }

    /// Whether what is typed is judged by running it: a wrong attempt may be corrected.
    pub fn is_attempted(self) -> bool {
        matches!(self, Self::Sql | Self::Code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_on_disk_never_change() {
        // Every database holds them: a member may be added at an end, and none may take the number of another.
        let on_disk = |ranks: Vec<(&'static str, u8)>| {
            let lines = ranks.iter().map(|(word, rank)| format!("{rank} {word}"));
            lines.collect::<Vec<_>>().join(", ")
        };
        let levels = Level::ALL.iter().map(|one| (one.as_str(), one.rank())).collect();
        assert_eq!(on_disk(levels), "0 junior, 1 middle, 2 senior");
        let kinds = Kind::ALL.iter().map(|one| (one.as_str(), one.rank())).collect();
        let expected = "0 open, 1 choice, 2 output, 3 cloze, 4 sql, 5 code, 6 behavioral, 7 design";
        assert_eq!(on_disk(kinds), expected);
        let importances = Importance::ALL.iter().map(|one| (one.as_str(), one.rank())).collect();
        assert_eq!(on_disk(importances), "0 core, 1 useful, 2 rare");
        for rank in 0..8 {
            assert_eq!(Kind::from_rank(rank).map(Kind::rank), Some(rank));
        }
        assert_eq!(
            (Kind::from_rank(8), Level::from_rank(3), Importance::from_rank(3)),
            (None, None, None)
        );
    }

    #[test]
    fn every_word_reads_back_as_its_member() {
        for level in Level::ALL {
            assert_eq!(level.as_str().parse::<Level>().as_ref(), Ok(level));
            assert_eq!(Level::from_rank(level.rank()), Some(*level));
        }
        for kind in Kind::ALL {
            assert_eq!(kind.as_str().parse::<Kind>().as_ref(), Ok(kind));
        }
        assert_eq!(
            "midle".parse::<Level>().unwrap_err().to_string(),
            "`midle` is not a level: use one of junior, middle, senior"
        );
    }
}
