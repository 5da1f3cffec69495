//! What is said of cards, of whose card is meant, of debriefs, and of letters.

use crate::words::sentences::sentences;

sentences! {
    and_more(count): "\n  and {count} more";
    cannot_be_scored(path, problems, more): "{path} cannot be scored:{problems}{more}";
    fill_in_the_scorecard: "Fill in the scorecard.csv of this set: rating 1 to 4, or s, - or nothing for not asked.";
    no_column(missing): "line 1: there is no column `{missing}`";
    question_stands_already(line, first): "line {line}, question: it stands in line {first} already";
    wrong_cell(line, column, what): "line {line}, {column}: {what}";
    no_row(number, question): "question {number} ({question}) has no row";
    nothing_is_filled_in: "no question has a rating: nothing is filled in";
    not_utf8(line): "line {line}: it is not UTF-8: save it as \"CSV UTF-8\"";
    wrong_line(line, error): "line {line}: {error}";
    not_in_the_set(id, set): "`{id}` is not in the set {set}";
    not_the_number_of(number, id): "`{number}` is not the number of {id}";
    no_number_up_to(text, most): "`{text}` is not a number from 0 to {most}";
    no_rating(other): "`{other}` is no rating: use 1 to 4, or s for not asked";
    none_here(rating, why): "`{rating}` is none here: {why}";
    neither_number_nor_list(text, points): "`{text}` is neither a number of points from 0 to {points} nor a list of them like 1,2";

    has_a_card_already(interviewer, path): "{interviewer} has a card already: {path}";
    replace_a_card: "It was left as it is. A corrected scorecard.csv takes its place with --replace \"why\"; another person has another --interviewer.";
    no_card_of_this_set(interviewer): "{interviewer} has no card of this set";
    first_card_without_replace: "The first card of an interviewer comes in without --replace.";
    cannot_write_the_card(error): "cannot write the card: {error}";
    replaced_with_a_reason: "a card is replaced with a reason";
    say_why_it_is_replaced: "Say it in a sentence: --replace \"row 7 was read wrong\".";
    they_rest(days): "; they rest for {days} days";
    noted_as_asked(count, of, rest): "{count} of {of} questions are noted as asked{rest}";

    without_names_an_interviewer: "--without names an interviewer whose journal lies beside the set.";
    own_card_is_not_finished: "your own card is not finished: nobody else's is shown before";
    finish_the_card(set, first):
        "`viva mock run {set} --interviewer {first}`: j and Enter show the summary, there 1 to 4 say what they recommend, and Enter ends it (without a \
         recommendation Enter twice); what was not asked is not asked. Or leave the card out: --without {first}.";

    no_card_beside(set): "no card lies beside {set}";
    interview_first_or_bring_a_card: "Interview first: `viva mock run`; a card on paper comes in with `viva mock card`.";
    decision_needs_a_reason: "a decision needs its reason";
    say_what_decided_it: "Say in a sentence what decided it: --because \"strong where we need it\".";

    without_a_decision(names): "without a decision, and asked the same questions: {names}";
    decide_first: "Decide first: `viva mock debrief SET --decide yes|no --because \"…\"`. Without --with-points the letter is written.";

    no_journal(set): "no journal lies beside {set}";
    interview_first: "Interview first: `viva mock run`. What was filled in by hand becomes a card with `viva mock card`.";
    several(names): "several people interviewed: {names}";
    name_one: "Name one with --interviewer NAME, or see them together with `viva mock debrief`.";
}
