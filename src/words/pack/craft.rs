//! What is said of questions that are right and not yet good.

use crate::words::sentences::sentences;

sentences! {
    right_option_is_the_longest(count, all, most):
        "the right option is the single longest in {count} of {all} choice questions; at most {most} % are good";
    shorten_it(examples): "Shorten it, or say more in a wrong one: {examples}.";
    right_option_at_one_place(place, count, all, most):
        "option {place} is the right one in {count} of {all} choice questions; at most {most:.0} % are good";
    move_right_options: "Move right options to other places.";

    mark_is_left(mark): "a mark `{mark}` of the skeleton is left";
    marks_are_left(left, mark): "{left} marks `{mark}` of the skeleton are left; this is the first";
    write_what_the_mark_asks_for: "Write what the mark asks for, and delete the mark.";
    prompt_is_long(words, most): "the prompt has {words} words; at most {most} are good";
    ask_one_question: "Ask one question; the rest can be follow-ups or code.";
    section_is_missing(kind, section): "a question of kind `{kind}` without `### {section}`";
    add_the_section: "Add the section.";
    let_options_stand_for_something: "Let every option stand for something that somebody believes.";
    no_option(phrase): "\"{phrase}\" is no option";
    ask_which_one_is_right: "Ask which one is right, or what goes wrong.";
    asks_for_the_exception: "\"which is not\" asks for the exception";
    another_case_is_accepted_too(form): "`{form}` is code, and another case of it is accepted too";
    say_which_case: "Write `case=exact`, or `case=ignore` where case does not matter.";
    answer_does_not_open_with_a_sentence: "the answer does not open with a sentence";
    open_with_the_direct_answer: "Open with the direct answer, as you would say it aloud.";

    right_option_has_one_length(rank, share, questions, options, least, most):
        "the right option is {rank} in {share:.0} % of {questions} questions with {options} options; {least:.0} to {most:.0} % are good";
    make_right_options_longer_or_shorter: "Make right options longer or shorter than their neighbours, some of each.";
    the_shortest: "the shortest";
    the_longest: "the longest";
    number_by_length(number): "number {number} by length";

    too_few_for_seniors(leaf, seniors, planned, least):
        "`{leaf}` has {seniors} of {planned} planned questions for seniors; at least {least} are good";
    write_for_seniors_or_change_split: "Write a question that needs judgement, or change `split`.";

    say_its_own: "Say \"its own\", \"a separate\" or \"a … of its own\".";
    say_expensive: "Say \"expensive\" or \"costly\".";
    say_more_expensive: "Say \"more expensive\" or \"costlier\".";
    say_here_or_then: "Say \"here\" or \"then\", or leave it out.";
    say_how_long: "Say how long, or \"forever\".";
    say_for_each_of_them: "Say \"For each of them, say …\", or ask one thing.";
    not_spoken_english(words): "\"{words}\" is not spoken English";
    say_is_not_a: "Say \"is not a …\", or what it is.";
}
