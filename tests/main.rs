//! One test binary.

mod judge;
mod store;
