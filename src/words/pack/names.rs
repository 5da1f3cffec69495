//! What is said of names: ids, topics and leaves, and of questions that are there already.

use crate::words::sentences::sentences;

sentences! {
    title_in_any_language: "title_de (any language tag)";
    too_many_topics(count, most): "there are {count} topics, and at most {most} are allowed";
    too_many_leaves(most): "at most {most} leaves are allowed";
    split_must_sum_to_target: "`split` must sum to `target`";
    split_must_be_three: "`split` must be three numbers: junior, middle, senior";
    id_is_missing: "`id` is missing";
    id_has_letters_that_may_not_be: "`id` must be lower-case letters, digits and single hyphens";

    not_a_leaf(leaf): "`{leaf}` is not a leaf of the taxonomy";

    nearly_the_same(id, percent): "nearly the same as `{id}` ({percent} %)";
    ask_from_another_side_here(path, line): "See {path}:{line}. Ask from another side, or drop one of them.";
    nearly_the_same_in_another_pack(id, pack, percent): "nearly the same as `{id}` of the pack `{pack}` ({percent} %)";
    ask_from_another_side(id): "See `viva show {id}`. Ask from another side, or leave it out.";

    id_is_taken(id): "id `{id}` is taken";
    first_question_is_at(path, line): "Its first question is at {path}:{line}.";
    was_is_still_there(was): "`was={was}` names a question that is still there";
    was_is_claimed_twice(was): "`was={was}` is claimed by two questions";
    see_place(path, line): "See {path}:{line}.";

    id_belongs_to_another_pack(id, pack): "id `{id}` belongs to the pack `{pack}`";
    or_take_the_other_pack_out(pack): ", or take the other pack out: `viva packs remove {pack}`";
    give_it_another_slug(remove):
        "An id is the name of the file and the `#slug`, and unique in the whole bank: give this question another slug, or its file another name{remove}.";
    imported_from_single_files(count): "{count} questions of this pack were imported from single files";
    take_local_out_and_import: "`viva packs remove local`, then `viva import` this pack and your other single files: answers and notes stay.";
    imported_under_another_name(count, pack, name):
        "{count} questions of this pack are in the bank as the pack `{pack}`, and pack.toml now names it `{name}`";
    write_the_name_again(pack): "Write `name = \"{pack}\"` again; or `viva packs remove {pack}`, then import: answers and notes stay.";

    a_taxonomy_gives_titles: "A taxonomy.toml in the pack gives topics and leaves their titles.";
    and_so_with_one_more(message): "{message}; and so it is with 1 more file";
    and_so_with_more(message, more): "{message}; and so it is with {more} more files";
    a_leaf_of_its_own(leaf, topic): "`{leaf}` is a leaf of its own, of the topic `{topic}`";
    rename_if_it_is_meant(leaf): "If `{leaf}` is meant, rename the file.";
    belongs_to_another_topic(leaf, topic): "leaf `{leaf}` belongs to topic `{topic}`";
    move_the_file(topic): "Move the file into the folder `{topic}`.";
    did_you_mean_before(word): "Did you mean `{word}`? ";
    rename_or_declare_the_leaf(meant, leaf):
        "{meant}Rename the file, or write `[[topic.leaf]]` and `id = \"{leaf}\"` into taxonomy.toml, below its topic.";
    neither_a_leaf_nor_a_tag(tag): "`{tag}` is neither a leaf nor a declared tag";
    use_a_leaf_or_declare_the_tag(meant, tag): "{meant}Use a leaf, or write `tags = [\"{tag}\"]` into pack.toml.";
}
