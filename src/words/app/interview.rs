//! What is said where no interview can be drawn as it was asked for.

use crate::words::sentences::sentences;

sentences! {
    nearest_interview(wanted, minutes): "The nearest length: `viva mock new {wanted} --minutes {minutes}`.";
    another_length(wanted): "For another length: `viva mock new {wanted} --show-blueprint > own.toml`, change its minutes and what they are for, then `viva mock new --blueprint own.toml`.";
    nearest_exam(level, minutes): "The nearest length: `viva mock take --level {level} --minutes {minutes}`.";
}
