//! What is said of the set of an interview: what it lacks, what may replace a question, what can be compared.

use crate::words::sentences::sentences;

sentences! {
    no_set_keeps_the_blueprint: "no set keeps the blueprint";

    one_alone_to_compare: "there is nothing to compare: 1 finished interview found";
    too_few_to_compare(count): "there is nothing to compare: {count} finished interviews found";
    one_panel_is_one_interview(names): "there is nothing to compare: the parts of {names} are one interview";
    not_finished(names): "not finished: {names}";
    no_question_in_common(names): "the sets have no question in common: {names}";
    none_was_asked_everywhere(count): "of the {count} questions in common none was asked in every interview";
    name_two_journals: "Name two or more finished journals, or folders of sets with journals in them.";
    debrief_compares_a_panel: "`viva mock debrief` lays the cards of a panel side by side; name a second candidate to compare.";
    finish_first: "Nobody sees another's ratings before their own are complete: finish with `viva mock run`.";
    compare_over_one_kit: "Compare over one kit (`mock new --like`) or over forms that share anchors (`mock new --forms 2`).";
    ask_the_anchors: "Ask the anchors in every interview.";

    what_evidence_is_wanted: "2 questions or 5 minutes, not choices or gaps alone";
    topic(name): "topic {name}";
    kind(kind): "kind {kind}";

    too_little(row, need, have): "{row}: need {need}, have {have}";
    in_cool_down: "in cool-down";
    flagged: "flagged";
    excluded: "excluded";
    above_the_level: "above the level";
    of_other_minutes: "of other minutes than `code_minutes`";
    fixed_questions_bring_too_many(row, wanted, fixed): "{row}: wants {wanted}, and the questions of every form bring {fixed}";
    fixed_question_is_excluded(id): "{id}: must be in every form and is excluded";
    fixed_question_is_not_in_the_bank(id): "{id}: must be in every form and is not in the bank";
    rows_need_more_than_others_allow(least, most): "questions: the rows need at least {least}, and others allow at most {most}";
    shortest_set_takes(wanted, possible): "minutes: need {wanted}, and the shortest set takes {possible}";
    longest_set_takes(wanted, possible): "minutes: need {wanted}, and the longest set takes {possible}";
    tasks_without_a_pair(tasks, apart):
        "tasks: {tasks} of one form have none in another of the same kind and level that takes within {apart} minutes as long";
    nearest_set_has(row, wanted, got): "{row}: need {wanted}, the nearest set has {got}; other rows leave no room";

    level(level): "level {level}";
    evidence_for(what): "evidence for {what}";

    no_such_place(number, of): "there is no question {number}: the set has {of}";
    in_every_form(id): "{id} is in every form, so that candidates can be compared: it is not replaced";
    no_other_fits(id): "no other question fits the place of {id}: each one breaks a row, is in use, in cool-down or flagged";
    not_in_the_bank(id): "{id} is not in the bank";
    already_in_use(id): "{id} is already in this form or in another one";
    is_flagged(id): "{id} is flagged";
    asked_too_lately(id): "{id} was asked too lately: it is in cool-down";
    too_hard(id, level): "{id} is {level}: code in this interview is no harder than its own level";
    ill_timed(id, minutes, wanted): "{id} takes {minutes} minutes: code in this interview takes {wanted}";
    no_warmup(id, kind): "{id} is of kind {kind}: an interview opens with a short open question";
    of_another_part(id, kind, old): "{id} is of kind {kind}, and at this place stands one of kind {old}: it belongs to another part of the interview";
    out_of_order(id, level):
        "{id} is {level}: at this place it would come after something harder, or before something easier, or open the interview though it is harder";
    does_not_fit(id, rows): "{id} does not fit: {rows}";
    would_have(row, wanted, would): "{row}: wants {wanted}, would have {would}";
}
