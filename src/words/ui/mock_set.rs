//! What is said of sets of questions, of the kits they come from, and of their cards.

use crate::words::sentences::sentences;

sentences! {
    // A set that was drawn.
    forms_share_nothing: "The forms share no question: candidates who get different ones cannot be compared.";
    forms_share(questions): "The forms share {questions}, and over these candidates are compared.";
    least_to_most(least, most): "{least} to {most}";
    same_mean_level: "their questions have the same mean level";
    mean_levels_differ(levels): "the mean levels of their questions differ by {levels} of a level";
    each_takes(minutes, spread): "Each takes {minutes} minutes; {spread}.";
    task(kind, level, minutes): "{kind} {level} {minutes} min";
    tasks_are_not_pairs: "Their tasks are not pairs of the same kind, level and length within 5 minutes.";
    no_tasks_but_shared_ones: "Tasks: none but shared ones.";
    tasks_in_pairs(tasks): "Tasks in pairs of one kind and level, within 5 minutes: {tasks}.";
    questions_in_minutes(questions, minutes): "{questions} in {minutes} min";
    forms_are_uneven(told): "They are not equal in what is asked of must-haves, questions and minutes form by form: {told}.";
    questions(questions): "{questions} questions";
    minutes_planned(box_minutes, planned): "{box_minutes} minutes, {planned} of them planned for questions";
    minutes_planned_with_frame(box_minutes, planned, frame): "{box_minutes} minutes, {planned} of them planned for questions and {frame} to open and to close";
    seed(seed): "seed {seed}";
    form_of(form, forms): "form {form} of {forms}";
    candidate(code): "candidate {code}";
    at: "at";
    level: "level";
    kind: "kind";
    question: "question";
    not_met(row, wanted, got): "not met: {row}: want {wanted}, have {got}";
    in_folder(folder, files): "In {folder}/\n  {files}";
    what_to_do_with_set(folder): "Print the .html copies from a browser.\nHold it here: viva mock run {folder}\nReplace a question: viva mock swap {folder} N";

    // Kits.
    kit_does_not_rest(were): "A kit's questions do not rest: {were} asked lately, and come all the same.";
    one_was: "1 was";
    were(more): "{more} were";
    is_no_longer_in_the_bank: "is no longer in the bank; it is asked as it was";
    has_another_text: "has another text in the bank now; it is asked as it was";
    is_flagged: "is flagged; it is asked all the same";
    another_question_another_kit(folder): "Another question makes another kit: viva mock swap {folder} N";
    nobody_had_this_kit: "Nobody had this kit before, as far as this database knows.";
    once: "once";
    times(more): "{more} times";
    kit_was_drawn_before(times, codes): "This kit was drawn {times} before: {codes}.";
    instead_of(number, prompt): "{number}. instead of {prompt}";
    now(prompt): "   now {prompt}";
    an_interview_was_held: "An interview was held with the old kit";
    candidates_had_it(candidates, codes): "{candidates} had the old kit ({codes})";
    stays_as_it_was(why): "{why}: it stays as it was, and this is a new one, for nobody yet.";
    give_it_to_somebody(folder): "Give it to somebody: viva mock new --like {folder} --candidate CODE";
    takes_longer_than_its_box(planned, more, minutes):
        "This set takes {planned} minutes, {more} more than its box of {minutes}: a swap may leave it so, and never makes it longer.";
    for_candidate(code): " for {code}";
    not_begun: "not begun";
    begun: "begun";
    finished: "finished";
    last_set(code, whose, state): "The last set, {code}{whose}, is {state}.";

    // Lists, and what was deleted.
    no_interview_is_noted: "No interview is noted here: `viva mock new` draws one.";
    set: "set";
    candidate_column: "candidate";
    state: "state";
    numbers: "numbers";
    decision: "decision";
    of_sets(sets): "Of {sets}:";
    no_file_was_found: "  no file was found";
    not_vivas(listed): "Not viva's, and left alone:\n{listed}";
    and_the_rows: "and the rows of the database: folder, candidate's code, ratings, decision.";
    what_viva_cannot_reach(lines): "What viva cannot reach:\n{lines}";
    deleted(files): "Deleted: {files} and the rows.";

    // Questions over all interviews.
    nothing_was_asked_yet: "No question was asked in an interview yet.";
    asked: "asked";
    last: "last";
    mean: "mean";
    right: "right";
    with_the_rest: "with the rest";
    hints: "hints";
    what_n_is:
        "n is the ratings noted here. Right: rated 3 or 4; marked ! below 30 % or above 90 % from n = 20 on. With the rest: correlation with the other ratings \
         of the same card; marked ! below 0.10 from n = 30 on. `viva flag ID leaked` keeps a question out of sets.";

    // Cards on paper.
    card_is_kept(interviewer, rated): "The card of {interviewer} is kept: {rated}";
    card_is_the_same(name): "The file says what the card of {name} holds: nothing was written.";
    card_is_replaced(name, rated): "The card of {name} is replaced: {rated}";
    what_it_was_stays: "What it was stays in that file, above what counts now.";
    rated_in(rated, of, path): "{rated} of {of} rated, in {path}";
    without_evidence(numbers): "A 1, 2 or 4 without a note, so without evidence: {numbers}.";
    its_score(score, debrief): "Its score: {score}\nAll cards together: {debrief}";
    question_changed(number, changed): "question {number}: {changed}";
    recommendation_changed(was, is): "recommendation: {was} → {is}";
    other_key_points: "other key points";
    a_note: "a note";
    no_note: "no note";
    another_note: "another note";
    note_was_written_for(noted, word): "the note was written for {noted} {word}";
    open: "open";
    not_asked: "not asked";
    none: "none";
}
