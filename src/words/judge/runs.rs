//! What is said of programs that are run: how they ended, and what kept them from starting.

use crate::words::sentences::sentences;

sentences! {
    // Python.
    no_python(program): "no Python found as `{program}`";
    no_working_python(program, reason): "`{program}` is not a working Python 3: {reason}";
    python_is_old(program, major, minor): "{program} is Python {major}.{minor}; answers are judged with 3.10 or newer";
    install_python:
        "Install Python 3 (https://www.python.org/downloads/, or the package `python3` of your system) so that `python3 --version` works.";
    install_a_newer_python:
        "Install Python 3.10 or newer (https://www.python.org/downloads/) so that `python3 --version` or `python3.12 --version` shows it.";
    it_said_nothing: "it said nothing";
    it_does_not_say_which_python: "it does not say which Python it is";
    it_says_it_is(program, release): "it says it is {program} {release}";
    since_until(since, until): "{since} to {until}";
    or_newer(since): "{since} or newer";
    or_older(until): "{until} or older";
    any: "any";
    needs_python(needed, major, minor): "needs Python {needed}, found {major}.{minor}";

    // What failed.
    no_temporary_folder(folder, error): "cannot use a temporary folder in {folder}: {error}";
    make_room: "Make room there, or point TMPDIR to a folder that can be written.";
    cannot(action, error): "cannot {action}: {error}";
    make_a_pipe: "make a pipe";
    set_up_a_pipe: "set up a pipe";
    start_the_child: "start the child";
    read_the_output: "read the output";
    watch_the_child: "watch the child";
    wait_for_the_child: "wait for the child";
    child_did_not_start(reason): "the limited child did not start: {reason}";
    a_worker_ended_early: "a worker ended early";

    // What the child says of itself.
    needs_an_order: "this command is viva's own and needs an order";
    order_is_not_utf_8: "the order is not UTF-8";
    order_cannot_be_read(error): "the order cannot be read: {error}";
    cannot_execute(program, error): "cannot execute {program}: {error}";
    cannot_enter(folder, error): "cannot enter {folder}: {error}";
    cannot_start_a_session(error): "cannot start a session: {error}";
    cannot_limit(resource, error): "cannot limit {resource}: {error}";
    cannot_follow_the_parent(error): "cannot follow the parent: {error}";
    cannot_make_the_filter(error): "cannot make the filter of calls: {error}";
    cannot_filter_calls(error): "cannot filter calls: {error}";

    // How a run ended.
    ended_with(code): "ended with exit code {code}";
    did_not_end_in_time: "did not end in time";
    printed_too_much: "printed too much";
    wrote_too_much: "wrote too much into its folder";
    used_too_much_memory: "used too much memory";
    was_stopped: "was stopped";
    was_killed(signal): "was killed by signal {signal}";

    // A program of the user's own.
    quotation_mark_is_open(command): "a quotation mark is left open in `{command}`";
    cannot_be_started(program, error): "`{program}` cannot be started: {error}";
    no_reply_within(seconds): "it did not reply within {seconds} seconds";
    wrote_more_than(kibibytes): "it wrote more than {kibibytes} KiB";
    it_ended(ending, said): "it {ending}{said}";
    it_was_ended: "it was ended";
}
