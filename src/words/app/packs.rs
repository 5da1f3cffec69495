//! Packs: removed, trusted, and a question more in one of one's own.

use crate::words::sentences::sentences;

sentences! {
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
