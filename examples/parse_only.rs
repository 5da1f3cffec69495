//! Parses viva's arguments and does nothing else: what the start of `viva` is measured against.

fn main() {
    viva::cli::command().get_matches();
}
