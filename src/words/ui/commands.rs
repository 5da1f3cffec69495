//! What somebody is told to type.

use crate::words::sentences::sentences;

sentences! {
    quiz: "viva quiz";
    goal_of_level(level): "viva goal --level {level}";
}
