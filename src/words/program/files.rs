//! Why a file is not read or written.

use crate::words::sentences::sentences;

sentences! {
    a_link: "it is a link, and nothing is written through a link";
    not_regular(kind): "it is {kind}, not a regular file";
    hard_links: "it has a second name (a hard link), and what is written would stand under both";
    of_another_user: "it belongs to another user";
    in_use: "another program is writing there";
    too_large(max_bytes): "it is larger than {max_bytes} bytes";
    folder: "a folder";
    pipe: "a pipe";
    socket: "a socket";
    device: "a device";
    path: "a path";
    socket_or_pipe: "a socket or a pipe";

    // No room.
    disk_is_full: "the disk is full";
    quota_is_used_up: "your share of the disk (the quota) is used up";
    file_size_is_limited: "no file may become that large here (`ulimit -f` shows the limit)";
    free_some_space: "Free some space and run the command again.";
    remove_files: "Remove files of yours, or ask for more, and run the command again.";
    raise_the_limit: "Raise the limit and run the command again.";
}
