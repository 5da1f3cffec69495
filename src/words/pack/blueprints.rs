//! What is said of blueprints of interviews, and of roles.

use crate::words::sentences::sentences;

sentences! {
    true_or_false: "true or false";

    role_asks_for_nothing: "a role asks for something: [must] or [nice] with leaves or topics";
    no_level(word): "`{word}` is not a level";
    need_must_be_a_list(need): "`{need}` must be a table or an array of strings";
    too_many_parts(count, most): "there are {count} parts, and at most {most} are allowed";
    no_topic_and_no_leaf(name): "`{name}` is no topic and no leaf";
    topics_are_listed_by: "`viva list --count` shows the topics, `viva list --json` also the leaves.";
    weight_must_be(name, most): "the weight of `{name}` must be a number above 0 and at most {most}";

    rows_allow_no_question_on(topic): "the rows allow no question on `{topic}`";
    rows_leave_too_little_room(what): "the rows leave too little room for evidence of `{what}`";
    kind_alone_is_no_evidence(kind): "a {kind} alone is no evidence";
    rows_allow_no_question_of_kind(kind): "the rows and the minutes allow no question of kind `{kind}`";
    a_must_have_needs(wanted): "A must-have needs {wanted}: widen its row, or leave it out.";

    tables_contradict_each_other(wants, least, allows, most): "[{wants}] asks for at least {least} questions, and [{allows}] for at most {most}";
    lower_or_raise_rows(wants, allows): "Lower rows of [{wants}], or raise rows of [{allows}].";
    opening_is_longer_than_the_set(warmup, most): "{warmup} questions open a set of at most {most}";
    leaves_ask_for_more_than_the_topic(topic, leaves, most):
        "the leaves of `{topic}` ask for at least {leaves} questions, and the topic for at most {most}";
    by_the_questions_of_the_bank: "the bank's questions";
    by_the_usual_minutes: "the usual minutes";
    with_opening_and_closing: ", opening and closing included";
    minutes_are_too_few(minutes, basis, least, framed, range):
        "{minutes} minutes are too few: with {basis} the rows take at least {least}{framed}, and {range} are allowed";
    minutes_are_too_many(minutes, basis, most, framed, range):
        "{minutes} minutes are too many: with {basis} the rows take at most {most}{framed}, and {range} are wanted";

    too_many_rows(table, count, most): "`{table}` holds {count} rows, and at most {most} are allowed";
    no_name_of_a_topic_use_letters(name): "`{name}` is no name of a topic: use lower-case letters, digits and single hyphens";
    no_topic_and_no_leaf_of_the_bank(name): "`{name}` is no topic and no leaf of the bank";

    no_name_of_a_topic(name): "`{name}` is no name of a topic";
    not_a_word(word, what): "`{word}` is not a {what}";
    count_must_be(key, most, number): "`{key}` must be 0 to {most}, not {number}";
    a_number: "a number";
    whole_number_or_range: "a whole number or a range such as \"1-3\"";
    range_ends_below_its_beginning(key, text): "`{key}` ends below its beginning: \"{text}\"";
    write_the_range(least, most): "Write \"{least}-{most}\".";
    count_is_too_large(key, most, found): "`{key}` must be at most {most}, not {found}";
    neither_number_nor_range(key, text): "`{key}` is no whole number and no range: \"{text}\"";
    write_a_number_or_a_range: "Write a whole number such as 2, or a range such as \"1-3\".";
}
