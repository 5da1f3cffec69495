//! What is said of packs: their names, their places, their beginning, a question more, whether their code may run, and their removal.

use crate::words::sentences::sentences;

sentences! {
    name_of_the_builtin_pack(name): "`{name}` is the name of the built-in pack";
    give_it_a_name_of_its_own: "Give your pack a name of its own in pack.toml.";
    another_bears_the_name(other, name): "the pack in {other} bears the name `{name}` too";
    give_one_another_name: "Give one of them a name of its own: the second to be imported would be refused.";

    imported_from_elsewhere(name, before): "the pack `{name}` was imported from {before}";
    if_the_same_add_replace: "If this folder is the same pack in another place, add --replace: its history stays.";
    if_another_give_it_a_name: "If it is another pack, give it a name of its own in pack.toml.";
    imported_under_another_name(before, name): "this folder was imported as the pack `{before}`, and pack.toml now names it `{name}`";
    write_the_former_name(before): "Write `name = \"{before}\"` again; or `viva packs remove {before}`, then import: answers and notes stay.";

    no_name_of_a_topic(topic): "`{topic}` is no name of a topic";
    how_a_topic_is_written: "Use lower-case letters, digits and single hyphens: --topic payments.";
    name_another_folder_or_add: "Nothing was written. Name another folder; `viva new` adds a question to a pack.";
    one_question_of_each_kind(folder, topic, leaf): "{folder}/{topic}/{leaf}.md: one question of each kind";
    edit_them_then_import(folder): "\nEdit them, then: viva import {folder}";
    they_are_in_english(language): "They are in English: write yours in {language} in their place";
    how_questions_are_written: "How questions are written: viva help format";
    no_name_can_be_made_of(folder): "no name for a pack can be made of `{folder}`";
    name_the_folder_with_latin_letters: "Name the folder with Latin letters or digits; pack.toml holds a title in any script.";
    a_name_that_viva_keeps(name): "`{name}` is a name that viva keeps for itself";
    name_the_folder_otherwise: "Name the folder otherwise.";

    code_is_not_that_of_the_builtin_bank: "its code in the database is not that of the built-in bank: `viva doctor --rebuild` puts it right";
    trust_lets_its_code_run(pack): "`viva trust {pack}` lets its code run";
    code_is_not_what_you_trusted(pack): "code of `{pack}` is not what you trusted: `viva trust {pack}` shows it and asks";

    built_in_stays(pack): "`{pack}` is built in and cannot be removed";
    suspend_instead: "Suspend what you do not want to be asked: `viva suspend ID`.";
    removed_one(pack): "removed {pack}: 1 question; what was answered is kept";
    removed(pack, questions): "removed {pack}: {questions} questions; what was answered is kept";
    built_in_is_trusted: "the built-in pack is always trusted";
    no_longer_trusted: "no longer trusted";
    was_not_trusted: "it was not trusted";
    not_trusted: "not trusted";
    trusted: "trusted, until this code changes";
    in_no_folder: "this pack lies in no folder";
    not_utf_8(file): "{file} is not UTF-8";
    there_already(question, file): "{question} is there already, in {file}";
    stands_at(question, file, line): "{question} stands at {file}:{line}";
    write_it(file): "write it, then: viva check {file} --strict --run";
    no_leaf(leaf): "there is no leaf `{leaf}`";
    did_you_mean(leaf): "Did you mean `{leaf}`?";
    write_the_leaf(leaf): "Write `[[topic.leaf]]` and `id = \"{leaf}\"` into taxonomy.toml, below its topic.";
}
