//! The table form of sentences: name, values, English, and Russian where it is written.

use super::language::ScreenLanguage;

/// One sentence as its table holds it, with its values in braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The name of its function.
    pub name: &'static str,
    /// English.
    pub english: &'static str,
    /// Russian; `None` while nobody wrote it, and English is shown.
    pub russian: Option<&'static str>,
}

/// A table of sentences, with its name.
pub type Table = (&'static str, &'static [Sentence]);

impl Sentence {
    /// What is shown in `language`.
    pub fn shown(&self, language: ScreenLanguage) -> &'static str {
        match (language, self.russian) {
            (ScreenLanguage::Russian, Some(russian)) => russian,
            _ => self.english,
        }
    }
}

/// Makes a function of each row of a table, and the table itself, `ALL`.
///
/// `name: "text";` is a function without values; `name(a, b): "of {a} and {b}";` takes them as `&dyn Display`, so that each sentence is compiled
/// once. A second text, after a slash, is Russian; such a function takes the language of the screen first, and whoever writes the Russian of a
/// sentence is told by the compiler where a language has to come from.
macro_rules! sentences {
    ($($name:ident $(($($value:ident),+))?: $english:literal $(/ $russian:literal)?;)+) => {
        $($crate::words::sentences::sentences!(@one $name ($($($value),+)?) $english $(/ $russian)?);)+

        /// Every sentence of this table.
        pub const ALL: &[$crate::words::sentences::Sentence] =
            &[$($crate::words::sentences::sentences!(@row $name $english $(/ $russian)?)),+];
    };
    (@one $name:ident () $english:literal) => {
        #[doc = concat!("```text\n", $english, "\n```")]
        pub const fn $name() -> &'static str {
            $english
        }
    };
    (@one $name:ident ($($value:ident),+) $english:literal) => {
        #[doc = concat!("```text\n", $english, "\n```")]
        pub fn $name($($value: &dyn ::std::fmt::Display),+) -> String {
            format!($english)
        }
    };
    (@one $name:ident () $english:literal / $russian:literal) => {
        #[doc = concat!("```text\n", $english, "\n```")]
        pub const fn $name(language: $crate::words::language::ScreenLanguage) -> &'static str {
            match language {
                $crate::words::language::ScreenLanguage::English => $english,
                $crate::words::language::ScreenLanguage::Russian => $russian,
            }
        }
    };
    (@one $name:ident ($($value:ident),+) $english:literal / $russian:literal) => {
        #[doc = concat!("```text\n", $english, "\n```")]
        pub fn $name(language: $crate::words::language::ScreenLanguage, $($value: &dyn ::std::fmt::Display),+) -> String {
            match language {
                $crate::words::language::ScreenLanguage::English => format!($english),
                $crate::words::language::ScreenLanguage::Russian => format!($russian),
            }
        }
    };
    (@row $name:ident $english:literal) => {
        $crate::words::sentences::Sentence { name: stringify!($name), english: $english, russian: None }
    };
    (@row $name:ident $english:literal / $russian:literal) => {
        $crate::words::sentences::Sentence { name: stringify!($name), english: $english, russian: Some($russian) }
    };
}

pub(crate) use sentences;

#[cfg(test)]
mod tests {
    use super::*;

    sentences! {
        plain: "Nothing is due.";
        left(count, day): "{count} left on {day:>5}";
        done: "Done." / "Готово.";
        of(count, all): "{count} of {all}" / "{count} из {all}";
    }

    #[test]
    fn a_sentence_without_russian_is_shown_in_english() {
        assert_eq!(plain(), "Nothing is due.");
        assert_eq!(left(&3, &"Mon"), "3 left on   Mon");
        assert_eq!(ALL[0].shown(ScreenLanguage::Russian), "Nothing is due.");
    }

    #[test]
    fn a_sentence_in_both_follows_the_language_of_the_screen() {
        assert_eq!(done(ScreenLanguage::Russian), "Готово.");
        assert_eq!(of(ScreenLanguage::English, &1, &2), "1 of 2");
        assert_eq!(of(ScreenLanguage::Russian, &1, &2), "1 из 2");
        assert_eq!(ALL[3].shown(ScreenLanguage::Russian), "{count} из {all}");
    }
}
