//! Whose card of an interview is meant.

use crate::words::sentences::sentences;

sentences! {
    no_journal(set): "no journal lies beside {set}";
    interview_first: "Interview first: `viva mock run`. What was filled in by hand becomes a card with `viva mock card`.";
    several(names): "several people interviewed: {names}";
    name_one: "Name one with --interviewer NAME, or see them together with `viva mock debrief`.";
}
