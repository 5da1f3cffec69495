//! `viva mock`: interviews from the drawing of a set to its verdict. Each file is one of its commands.

pub mod set_file;
