//! What is said of roles.

use crate::words::sentences::sentences;

sentences! {
    skills_cannot_be_searched(error): "cannot search for skills: {error}";
    not_text(given): "{given} is not UTF-8 text";
    save_as_plain_text: "Save it as plain text in UTF-8; a PDF or a Word file has to become text first.";
    standard_input: "standard input";
    no_role_and_no_file(given): "there is no role and no file `{given}`";
    see_the_roles: "`viva role` lists the roles; a job description is given as a file, or as - for standard input.";

    mistakes_in_the_role(mistakes, path, errors): "{mistakes} in the role {path}\n{errors}";
    a_role_that_works: "`viva role middle --toml` prints one that works.";
    cannot_be_the_name(name): "`{name}` cannot be the name of a role";
    how_a_name_is_written: "Use lower-case letters, digits and single hyphens: acme-backend, for example.";
    a_builtin_role: "a built-in role";
    a_role_of_yours: "a role of yours";
    it_is_taken(name, whose): "`{name}` is {whose} already; nothing was written";
    save_under_another_name: "Save it under another name, or remove the file first: `viva role` shows where it lies.";
    nothing_is_asked: "nothing in this text is asked by the bank; nothing was written";
    see_a_role: "`viva role` shows what a role looks like.";
}
