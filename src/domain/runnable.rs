//! What of a question may run, told by its digest: trust is bound to it and to nothing else.
//!
//! The build script works out the digests of the built-in pack with this very file, so it uses nothing of ours.

use sha2::{Digest, Sha256};

/// SHA-256 of everything that may run.
pub type RunDigest = [u8; 32];

/// What of a question, in one of its languages, may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Runnable<'a> {
    /// The kind of the question, as packs write it.
    pub kind: &'a str,
    /// The language of the text, as packs write it.
    pub language: &'a str,
    /// The stub of a `code`, the setup of a `sql`.
    pub code: Option<&'a str>,
    /// The tests of a `code`.
    pub tests: Option<&'a str>,
    /// The reference solution.
    pub solution: Option<&'a str>,
}

impl Runnable<'_> {
    /// The digest. Each field goes in with its length, an absent one differs from an empty one.
    pub fn digest(&self) -> RunDigest {
        let mut hasher = Sha256::new();
        let fields = [Some(self.kind), Some(self.language), self.code, self.tests, self.solution];
        for field in fields {
            match field {
                Some(text) => {
                    hasher.update([1]);
                    hasher.update((text.len() as u64).to_be_bytes());
                    hasher.update(text.as_bytes());
                }
                None => hasher.update([0]),
            }
        }
        hasher.finalize().into()
    }
}
