//! What names of the domain are called in documents.

use crate::domain::labels::{Kind, Level};
use crate::words::render::documents::Words;

impl Words {
    /// The name of a level.
    pub fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Junior => self.junior,
            Level::Middle => self.middle,
            Level::Senior => self.senior,
        }
    }

    /// The name of a kind.
    pub fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Open => self.open,
            Kind::Choice => self.choice,
            Kind::Output => self.output,
            Kind::Cloze => self.cloze,
            Kind::Sql => self.sql,
            Kind::Code => self.code,
            Kind::Behavioral => self.behavioral,
            Kind::Design => self.design,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::words::render::documents::ENGLISH;

    #[test]
    fn paper_and_console_say_the_same_of_the_scale() {
        use crate::domain::interview::scale::{
            JUDGED_RULE, TICKS_RULE, rating_anchor, rating_word,
        };
        let long = [ENGLISH.rate_1, ENGLISH.rate_2, ENGLISH.rate_3, ENGLISH.rate_4];
        let short = [ENGLISH.short_1, ENGLISH.short_2, ENGLISH.short_3, ENGLISH.short_4];
        for ((long, short), rating) in long.into_iter().zip(short).zip(1..) {
            assert_eq!((long, short), (rating_anchor(rating), rating_word(rating)));
        }
        assert_eq!((ENGLISH.suggestion, ENGLISH.suggestion_judged), (TICKS_RULE, JUDGED_RULE));
    }
}
