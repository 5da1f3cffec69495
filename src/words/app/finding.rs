//! What is said where questions and packs are looked for and listed.

use crate::words::sentences::sentences;

sentences! {
    see_the_ids: "See `viva list` for every id.";
    no_question(id): "there is no question `{id}` in the bank";
    see_what_there_is: "See `viva list` or `viva search WORDS` for what there is.";
    no_pack(name): "there is no pack `{name}`";
    see_the_packs: "`viva packs` lists what is imported.";
    built_in: "built in";

    no_question_matches(why): "no question matches{why}";
    see_the_count: "; `viva list --count` says what there is";
    none_is(standings): ": none is {standings}";
    and: " and ";
    due: "due";
    failed: "failed at its last review";
    struggled_with: "struggled with (three lapses or more)";
    put_off: "put off as known (`k` in the quiz)";
    flagged: "flagged (`f` in the quiz)";
    suspended: "suspended";

    there_is_none: "there is none";
    tags_take_no_filter: "--tags lists all tags: nothing else narrows it";

    screens_stay_in_english: "the screens stay in English";
    questions_come_in(language, screens): "questions come in `{language}` where they are translated, the others in their own language; {screens}";
    no_pack_has(language, languages, screens): "no pack has questions in `{language}`, so they come in their own language ({languages} there are); {screens}";
}
