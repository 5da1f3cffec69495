//! What is said of packs that are imported, and of files that are none.

use crate::words::sentences::sentences;

sentences! {
    warning: "warning";
    warnings: "warnings";
    some_unwritten(count): "{count} unwritten and left out";
    some_unwritten_and_warnings(count, warning_count, warnings): "{count} unwritten and left out, {warning_count} {warnings}";
    nothing_was_imported(why): "nothing was imported: {why}";
    problem: "problem";
    problems: "problems";
    nothing_was_imported_for_problems(count, problems): "nothing was imported: {count} {problems} in the pack";
    see_warnings_too(path): "`viva check {path} --strict` shows warnings too.";

    importing: "importing";
    questions_are_in_the_leaf(leaf): "another file of this name has these ids: the questions of this one are in the leaf `{leaf}`";
    some_renamed(count): "{count} renamed, ";
    what_was_imported(name, added, changed, retired, renamed, unchanged):
        "{name}: {added} added, {changed} changed, {retired} retired, {renamed}{unchanged} unchanged";
    gone_but_the_text_stays(former, current): "`{former}` is gone, and `{current}` has the same text";
    also_more(count): " (and {count} more)";
    to_keep_the_answers(more, slug, former): "To keep the answers{more}, write the former id into the heading, `{{#{slug} … was={former}}}`, and import again.";
    see_them_all(left, path): "{left}; see them all: viva check {path}";

    importing_the_builtin_bank: "importing the built-in bank";
    builtin_bank_waits: "another program writes to the database: the built-in bank waits for it";
    builtin_question_left_out(id, others, pack):
        "the built-in question `{id}`{others} was left out: the pack `{pack}` has that id. Give yours another id there (`was={id}` keeps its history), or \
         remove the pack, to have both";

    ignore_files_without_questions: " A file that holds no questions goes under `ignore` in pack.toml.";
    not_written_as_a_pack: "this file is not written as a pack is";
    an_export_of_viva: "an export of viva";
    it_looks_like(looks, questions): "It looks like {looks}: {questions}.";
    convert_and_import(files, out): "`viva convert {files} --out {out}` makes a pack of it, `viva import {out}` takes that in.";
    call_it(path): "It is written as a pack is: call it {path} and import that.";
    no_question_in_it(forms): "No question was found in it. `viva convert` reads {forms}: `viva help bring` shows each.";
    make_it_a_pack(path, name): "Its files are written as a pack is. Two lines in {path} make it one: `format = 1` and `name = \"{name}\"`.";
    all_of_that_kind: "all of that kind";
    it: "it";
    looks_then_convert_and_import(looks, files, out, what):
        "{looks} `viva convert {files} --out {out}` makes a pack of {what}, `viva import {out}` takes it in.";
}
