//! What is wrong with names, labels, events and sets.

use crate::words::sentences::sentences;

sentences! {
    running_number_is_below_one: "its running number is below 1";
    clock_is_below_zero: "its clock value is below 0";
    offset_is_over_a_day: "its offset from UTC is over a day";
    has_no_kind: "it has no kind";
    version_is_below_one: "its version is below 1";
    body_is_no_json: "its body is no JSON";

    no_question_id(given): "`{given}` is not a question id: an id is `leaf/slug`";
    no_name(given): "`{given}` is not a valid name: use lower-case letters, digits and single hyphens, at most 64 bytes";

    not_a_label(given, what, words): "`{given}` is not a {what}: use one of {words}";

    not_a_language(given): "`{given}` is not a language: write its tag, such as en, ru, de or pt-br";

    question(number): "question {number}";
    has_another_number: "it has another number than its place";
    warmup_after_the_opening: "a warm-up stands after the opening";
    stands_in_the_set_twice: "it stands in the set twice";
    no_name_of_a_set: "it is no name of a set";
    no_code_of_a_candidate: "it is no code of a candidate";
    not_among_the_forms: "its number is not among the forms";
    no_digests: "they are no digests";
    a_name_is_none: "a name is none";
    control_characters: "they hold control characters";
    no_weight: "one is no weight";
    too_long: "one is too long";
    there_are_none: "there are none";
    there_are_too_many: "there are too many";
    topic_is_no_name: "its topic is no name";
    revision_is_none: "its revision is none";
    too_many_parts: "it has too many parts";
}
