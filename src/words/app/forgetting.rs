//! What is said of what viva holds of a candidate.

use crate::words::sentences::sentences;

sentences! {
    nothing_is_noted_of(code): "nothing is noted of `{code}`";
    see_the_codes:
        "`viva mock list` shows the codes of candidates and sets. A set that was drawn elsewhere is noted once a command reads it: `viva mock debrief`.";
    moved_sets_are_not_found(folder): "{folder}: the set is not there any more; what was moved is not found";
    code_in_the_log: "the code of the set in the log, where it stands for \"these questions were asked\": 8 letters that name nobody";
    copies_elsewhere: "copies of the files on other machines, in mails and in print";
    what_a_shell_wrote: "what a shell wrote (`viva mock score … > report.txt`), which viva hears nothing of";
    cards_on_paper: "cards filled in on paper, and files elsewhere that `viva mock card --from` or `--scorecard` read";
    backups: "backups: those that `viva backup` wrote, and those of the system";
    copy_of_the_database(path): "a copy of the database: {path}";

    another_set_of(code, set, folder): "another set of {code}: {set}, in {folder}";
    still_names(title, word, path): "what is kept of {title} still names {word}: {path}";
    reason_still_names(title, word): "the reason of the decision on {title} still names {word}";
    candidate_and_set(candidate, set): "{candidate} (set {set})";
    the_set(set): "the set {set}";
}
