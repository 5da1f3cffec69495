//! Where a pack comes from: its name belongs to one folder, and its folder to one name.

use crate::domain::question::PackInfo;
use crate::error::Error;
use crate::pack::manifest::LOCAL_PACK;
use crate::pack::source::PackSource;
use crate::store::Store;

/// Refuses a pack that came under this name from another folder, and one whose folder came under another name.
pub fn check(store: &Store, source: &PackSource, replace: bool) -> Result<(), Error> {
    let PackInfo { name, root, .. } = source.info();
    let (Some(root), false) = (root, name == LOCAL_PACK) else { return Ok(()) };
    let packs = store.packs()?;
    let same_name = packs.iter().find(|pack| pack.info.name == name);
    if let Some(before) = same_name.and_then(|pack| pack.info.root.as_ref()) {
        if *before == root || replace {
            return Ok(());
        }
        return Err(Error::failed(format!("the pack `{name}` was imported from {before}"))
                .hint("If this folder is the same pack in another place, add --replace: its history stays.")
                .hint("If it is another pack, give it a name of its own in pack.toml."));
    }
    let same_root = packs.iter().find(|pack| pack.info.root.as_ref() == Some(&root));
    if let Some(before) =
        same_root.map(|pack| &pack.info.name).filter(|before| **before != LOCAL_PACK)
    {
        return Err(Error::failed(format!(
                "this folder was imported as the pack `{before}`, and pack.toml now names it `{name}`"
            ))
            .hint(format!("Write `name = \"{before}\"` again; or `viva packs remove {before}`, then import: answers and notes stay.")));
    }
    Ok(())
}
