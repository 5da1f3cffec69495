//! What is wrong with the surroundings of a run, and what to do.

use crate::words::sentences::sentences;

sentences! {
    no_home: "no home folder was found";
    set_home: "Set HOME, or name the database with --db.";
    no_time(text, error): "VIVA_NOW is not a time: `{text}`: {error}";
    write_a_time: "Write it as RFC 3339, for example 2026-11-21T09:00:00+03:00.";
    no_seed(text): "VIVA_SEED is not a whole number: `{text}`";
    use_a_whole_number: "Use a number from 0 to 18446744073709551615.";
}
