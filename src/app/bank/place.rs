//! Where a pack comes from: its name belongs to one folder, and its folder to one name.

use crate::domain::question::PackInfo;
use crate::error::Error;
use crate::pack::manifest::LOCAL_PACK;
use crate::pack::source::PackSource;
use crate::store::Store;
use crate::words::app::packs as words;

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
        return Err(Error::failed(words::imported_from_elsewhere(&name, &before))
            .hint(words::if_the_same_add_replace())
            .hint(words::if_another_give_it_a_name()));
    }
    let same_root = packs.iter().find(|pack| pack.info.root.as_ref() == Some(&root));
    if let Some(before) =
        same_root.map(|pack| &pack.info.name).filter(|before| **before != LOCAL_PACK)
    {
        return Err(Error::failed(words::imported_under_another_name(&before, &name))
            .hint(words::write_the_former_name(&before)));
    }
    Ok(())
}
