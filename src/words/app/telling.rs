//! What stands around what is told: notes, guesses, and the pages of `viva help`.

use crate::words::sentences::sentences;

sentences! {
    note(text): "note: {text}";

    json_cannot_be_written(error): "cannot write JSON: {error}";

    pages: "Pages (viva help PAGE):";
    manual_pages: "\nManual pages: viva man --out ~/.local/share/man/man1\nThen `man viva` and `man viva-quiz`, where ~/.local/bin is on your path.";
    about_candidate: "sessions, keys, the daily habit";
    about_lead: "mock interviews, from the set to the verdict";
    about_team: "questions of your own, checks in a repository";
    about_bring: "questions from Anki, Obsidian, lists and spreadsheets";
    about_format: "how questions and packs are written";
    about_export_schema: "JSON schema of a line of `viva export`";
    about_judgement: "how ratings become a verdict, and how often it errs";
    about_reference: "JSON, lines mode, exit codes, variables";
    about_speed: "how fast it is, measured";
    about_security: "what is promised about files of others";

    quiz_of_a_leaf(leaf, options): "viva quiz --leaf {leaf}{options}";

    did_you_mean(near): "Did you mean `{near}`?";

    one_mistake: "1 mistake";
    mistakes(count): "{count} mistakes";

    and_more(count): " and {count} more";
}
