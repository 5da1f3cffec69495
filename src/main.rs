//! The program. For now only the hidden command through which the judge starts Python.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|name| name == viva::judge::child::COMMAND) {
        return viva::judge::child::enter(arguments);
    }
    ExitCode::SUCCESS
}
