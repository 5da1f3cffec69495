//! The program: reads the surroundings, runs one command, returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    viva::run(std::env::args_os())
}
