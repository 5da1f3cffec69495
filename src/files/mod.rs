//! Files in places that somebody else may have prepared: read, replaced and appended to without being led elsewhere.
//!
//! The rules, in one place:
//! - **Reading** takes regular files only and looks at what a file is after opening it without waiting, so that a pipe cannot hang
//!   and a device cannot flow; the size is bounded. A path may lead through links: nothing is changed by reading.
//! - **Replacing** writes a new file in the same folder and renames it, both relative to the opened folder. A name that is a link, or
//!   anything but a regular file, is refused and left as it was.
//! - **Appending** opens no link, and no file that has a second name elsewhere.
//! - **The user's own** settings and database may be links, which are followed and stay: see [`followed`].
//! - **A disk without room** is named as such, whatever it was that could not grow: see [`Shortage`].
//! - **What holds answers, notes or history** is its owner's alone: files 0600, folders 0700; see [`Access`]. A folder of an interview may
//!   be shared with a group on purpose (02770): what is written there is 0660.
//!
//! Nothing here knows what is in a file, and nothing here prints.

mod append;
mod folder;
mod private;
mod read;
mod refusal;
mod shortage;

pub use append::{narrow_open, open_to_append};
pub use folder::{Folder, Staged, replace};
pub use private::{
    create, create_new, followed, is_own, make_folder, narrow, narrow_all, write_new,
};
pub use read::{STANDARD_INPUT, open, read, read_given, read_open};
pub use refusal::{Refusal, refuse_link};
pub use shortage::Shortage;

/// Who may read what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Its owner alone: it holds answers, notes or history.
    Private,
    /// Its owner and the group of its folder, which was shared with them on purpose.
    Group,
    /// As the file that it replaces, or as the system makes new files: the source of a pack.
    Shared,
}

impl Access {
    /// The permissions of a new file, before the user's mask.
    fn file_bits(self) -> u16 {
        match self {
            Self::Private => 0o600,
            Self::Group => 0o660,
            Self::Shared => 0o666,
        }
    }

    /// The permissions of a new folder, before the user's mask.
    fn folder_bits(self) -> u16 {
        match self {
            Self::Private => 0o700,
            Self::Group => 0o770,
            Self::Shared => 0o777,
        }
    }
}

#[cfg(test)]
mod tests;
