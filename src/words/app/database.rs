//! What is said of the database, and what `viva doctor` finds.

use crate::words::sentences::sentences;

sentences! {
    it_is_only_read(path): "{path} cannot be written: what is in it is read, and nothing can be saved";
    it_is_another_file(path, aside): "{path} is not the file that was here before: the write-ahead log of that one is set aside as {aside}";
    no_path_of_a_database(name): "`{name}` is no path of a database";
    give_the_path_of_a_file(name):
        "--db and VIVA_DB take the path of a file, without `file:` before it or options after it; a file that really bears this name is `./{name}`.";
    copies_go_unnoticed(error):
        "{error}: a copy put in the place of the database is not noticed, and one that goes on elsewhere would write under the same device id";

    answers_in_the_future(answers, day, lies, today):
        "{answers} of {day} {lies} in the future, and so do the next reviews: if the clock is right ({today}), `viva undo --day {day}` shows them and \
         takes them back";
    lies: "lies";
    lie: "lie";
    answers_after_a_later_day(answers, day):
        "{answers} of {day} came after answers of a later day, by a clock that was behind: `viva undo --day {day}` shows them";
    more_misdated_days(count): "{count} more days hold answers that a wrong clock dated";
    the_log_is_ahead(today): "the newest entry of the log is dated more than 48 hours after {today}: another device does not take it before its time";
    answers_in_a_rescue_file(path): "answers of a session are kept in {path} and not in this database: `viva doctor --rescue {path}` takes them in";
    entry: "entry";
    entries: "entries";
    nothing_to_add(entries, noun, file): "nothing to add: this database has all of the {entries} {noun} of {file}";
    all_taken_in(entries, noun, file): "taken in: {entries} {noun} of {file}";
    some_taken_in(added, entries, noun, file, known): "taken in: {added} of {entries} {noun} of {file}; {known} were here already";

    not_compared: "not compared: the database is not as viva makes it";
    the_file_is_new_here: "this file was not here before: what is written to it bears a new device id from now on";
    landlock_active(version): "active (ABI {version})";
    landlock_not_available: "not available";
    viva: "viva";
    size: "size";
    kibibytes(kibibytes): "{kibibytes} KiB";
    schema: "schema";
    sqlite: "sqlite";
    builtin_bank: "built-in bank";
    questions: "questions";
    cards: "cards";
    events: "events";
    python: "python";
    landlock: "landlock";
    judged_code: "judged code";
    made_anew(kept): "made anew; the database as it was is kept at {kept}";
    files: "files";
    network: "network";
    signals: "signals";
    system_calls: "system calls";
    processes: "processes";
    memory: "memory";
    bounded(held): "bounded: {held}";
    not_bounded(open): "not bounded: {open}";
    bounded_and_not(held, open): "bounded: {held}; not bounded: {open}";

    no_exam_taken: "none taken";
    database: "database";
    settings: "settings";
    settings_lie_in(path): "{path}, own roles beside it";
    state: "state";
    state_lies_in(path): "{path}, what this machine notes of its databases";
    cache: "cache";
    cache_lies_in(path): "{path}, may be deleted";
    exams: "exams";
    interviews: "interviews";
    no_interview_made: "none made here";
    interviews_and_more(names, more): "{names} and {more} more: `viva mock list`";
}
