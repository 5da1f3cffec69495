//! Arguments that cannot be.

use crate::words::sentences::sentences;

sentences! {
    json_before_the_command: "--json stands before the command";
    write_it_behind: "Write it behind: `viva score --json`, for example.";
    no_whole_number: "write a whole number such as 10";
    no_minutes: "write a number of minutes from 1 to 1440";
}
