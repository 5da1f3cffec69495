//! What lists, roles and reports of the house say.

use crate::words::sentences::sentences;

sentences! {
    // Lists of questions and packs.
    retired: "retired";
    suspended: "suspended";
    known: "known";
    new: "new";
    due: "due";
    known_until(until): " · until {until}";
    until(until): "until {until}";
    failed: "failed";
    flagged: "flagged";
    nothing_found_in_language(language, questions): "no question holds these words in `{language}`; {questions} without --lang";
    nothing_found: "no question holds these words";
    word_is_unknown_near(word, near): "no question has the word {word}; looked for {near} instead";
    word_is_unknown(word): "no question has the word {word}; it was passed over";
    not_found_as_typed(signs): "nothing found holds {signs} as typed; these hold its words";
    pack: "pack";
    questions: "questions";
    languages: "languages";
    version: "version";
    title: "title";
    from: "from";

    // Roles, and texts that were read.
    role: "role";
    level: "level";
    must_leaves: "must leaves";
    nice: "nice";
    role_has_mistakes(name): "has mistakes: viva role {name}";
    your_own: "Your own";
    role_shows_one: "viva role NAME shows one. viva role FILE reads a job description or a checklist.";
    need: "need";
    leaf_or_topic: "leaf or topic";
    weight: "weight";
    seen: "seen";
    goes_without_saying: "Goes without saying";
    not_in_the_bank: "Not in the bank";
    not_needed: "Said not to be needed";
    not_said: "not said";
    choose_a_level(levels): "{levels}: choose one with --level";
    level_is(level): "Level: {level}";
    asked(skills, count): "Asked: {skills} that must be known, {count} nice to have";
    repaired(encoding): "Repaired: the text was UTF-8 that had been read as {encoding}";
    no_skill_is_named: "No skill that viva knows is named in this text.";
    skill: "skill";
    line: "line";
    shown: "shown";
    is_claimed: "claimed";
    nothing_yet: "nothing yet";
    known_of(known, questions): "{known} of {questions}";
    claimed(claimed, open): "Claimed {claimed}, of which not shown by any answer {open}";
    none: "none";
    with_line(words, line): "{words} (line {line})";
    line_of_words(line, words): "line {line}: {words}";
    not_understood: "Not understood: lines without any known word (unknown words on other lines are not listed)";

    // The state of the database.
    rebuilt: "\nrebuilt from the log";
    problem: "problem";
    no_problems: "no problems";
    see_problems_above: "see the problems above";

    // What a pack would run.
    nothing_would_run(pack): "{pack} brings nothing that would run.";
    some_would_run(count, pack): "{count} of {pack} would run this:";

    // Counts of questions.
    behavioral_in_short: "behav.";
    all: "all";
    topic: "topic";
    total: "total";
}
