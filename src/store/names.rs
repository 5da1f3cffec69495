//! Who this database is.

use super::Store;

impl Store {
    /// The random 128-bit id that this database was given when it was made.
    pub fn device(&self) -> [u8; 16] {
        self.device
    }
}
