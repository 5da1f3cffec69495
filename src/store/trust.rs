//! Which packs a person allowed to run code. A decision about this machine, so it is no event.

use rusqlite::named_params;

use super::error::At;
use super::{Result, Store, StoreError};

impl Store {
    /// Whether the person trusts this pack as it is now. A pack that changed since is not trusted.
    pub fn is_trusted(&self, pack: &str) -> Result<bool> {
        self.read(|bank| {
            bank.prepare_cached(sql!("trusted_has"))?
                .query_row(named_params! { ":pack": pack }, |row| row.get(0))
        })
    }

    /// Trusts a pack in the version that has this digest.
    ///
    /// Fails with [`StoreError::NoSuchPack`] when the pack is not there, or changed since it was shown.
    pub fn trust(&mut self, pack: &str, digest: &str) -> Result<()> {
        if self.pack_digest(pack)?.as_deref() != Some(digest) {
            return Err(StoreError::NoSuchPack(pack.to_owned()));
        }
        let path = self.path.clone();
        self.write(|bank, _| {
            bank.prepare_cached(sql!("trusted_put"))
                .and_then(|mut statement| {
                    statement.execute(named_params! { ":pack": pack, ":digest": digest })
                })
                .at(&path)?;
            Ok(())
        })
    }

    /// Takes the trust back; whether there was any.
    pub fn distrust(&mut self, pack: &str) -> Result<bool> {
        let path = self.path.clone();
        self.write(|bank, _| {
            bank.prepare_cached(sql!("trusted_delete"))
                .and_then(|mut statement| statement.execute(named_params! { ":pack": pack }))
                .map(|rows| rows > 0)
                .at(&path)
        })
    }
}
