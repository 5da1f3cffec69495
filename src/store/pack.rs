//! Packs in the bank, and the titles of topics and leaves that they bring.

use rusqlite::{Connection, OptionalExtension, Row, named_params};
use sha2::{Digest, Sha256};

use super::error::{At, impossible};
use super::{Result, Store, StoreError, row};
use crate::domain::question::{PackInfo, hex};

/// A pack as the bank knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackRow {
    /// What it says about itself.
    pub info: PackInfo,
    /// Active questions.
    pub questions: u32,
    /// What the import said stands for its content.
    pub digest: String,
}

/// One topic with its leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRow {
    /// Its id, the folder's name.
    pub id: String,
    /// Title in English.
    pub title_en: String,
    /// Title in Russian.
    pub title_ru: String,
    /// Its leaves in order.
    pub leaves: Vec<LeafRow>,
}

/// One leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafRow {
    /// Its id, the file's name.
    pub id: String,
    /// The topic that it belongs to.
    pub topic: String,
    /// Title in English.
    pub title_en: String,
    /// Title in Russian.
    pub title_ru: String,
    /// Other words for it.
    pub aliases: Vec<String>,
}

impl Store {
    /// Every pack, by name.
    pub fn packs(&self) -> Result<Vec<PackRow>> {
        self.read(|bank| bank.prepare_cached(sql!("pack_list"))?.query_map([], pack_row)?.collect())
    }

    /// How many active questions have a text in each language: pack, language, count, by pack and language.
    pub fn pack_languages(&self) -> Result<Vec<(String, String, u32)>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("pack_languages"))?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect()
        })
    }

    /// The files of a pack, as imports named them.
    pub fn pack_files(&self, name: &str) -> Result<Vec<String>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("pack_files"))?
                .query_map(named_params! { ":name": name }, |row| row.get(0))?
                .collect()
        })
    }

    /// The digest that the pack was last imported with; `None` when it never was.
    pub fn pack_digest(&self, name: &str) -> Result<Option<String>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("pack_digest"))?
                .query_row(named_params! { ":name": name }, |row| row.get(0))
                .optional()
        })
    }

    /// Takes a pack and its questions out of the bank; gives how many were active. Answers, cards and notes stay, and count
    /// again when the questions come back.
    pub fn remove_pack(&mut self, name: &str) -> Result<u32> {
        let path = self.path.clone();
        self.write(|bank| {
            let found = bank
                .prepare_cached(sql!("pack_find"))
                .and_then(|mut statement| {
                    statement
                        .query_row(named_params! { ":name": name }, |row| {
                            Ok((row.get::<_, i64>(0)?, row.get::<_, u32>(1)?))
                        })
                        .optional()
                })
                .at(&path)?;
            let Some((pack, questions)) = found else {
                return Err(StoreError::NoSuchPack(name.to_owned()));
            };
            bank.prepare_cached(sql!("pack_delete"))
                .and_then(|mut statement| statement.execute(named_params! { ":pack": pack }))
                // What another pack left out for its sake can come now.
                .and_then(|_| bank.execute(sql!("pack_forget_left_out"), []))
                .and_then(|_| bank.prepare_cached(sql!("fts_rebuild")))
                .and_then(|mut statement| statement.execute([]))
                .and_then(|_| bank.execute_batch(sql!("tally_recompute")))
                .at(&path)?;
            Ok(questions)
        })
    }

    /// Lets the next import of a pack read every file of it and write every text anew.
    pub fn forget_pack(&mut self, name: &str) -> Result<()> {
        let path = self.path.clone();
        self.write(|bank| {
            let texts = [
                sql!("pack_forget_revisions"),
                sql!("pack_forget_files"),
                sql!("pack_forget_digest"),
            ];
            texts
                .into_iter()
                .try_for_each(|text| {
                    bank.prepare_cached(text)?.execute(named_params! { ":name": name }).map(|_| ())
                })
                .at(&path)
        })
    }

    /// Topics in their order, each with its leaves in theirs.
    pub fn topics(&self) -> Result<Vec<TopicRow>> {
        self.topics_among(None)
    }

    /// The same as these packs name them; without names, as all do.
    pub fn topics_of(&self, packs: &[String]) -> Result<Vec<TopicRow>> {
        self.topics_among(Some(packs).filter(|packs| !packs.is_empty()))
    }

    fn topics_among(&self, packs: Option<&[String]>) -> Result<Vec<TopicRow>> {
        let mut leaves = self.leaves_among(packs)?;
        self.read(|bank| {
            let packs = packs.map(json).transpose()?;
            bank.prepare_cached(sql!("topic_list"))?
                .query_map(named_params! { ":packs": packs }, |row| {
                    let id: String = row.get(0)?;
                    Ok(TopicRow {
                        leaves: leaves.extract_if(.., |leaf| leaf.topic == id).collect(),
                        id,
                        title_en: row.get(1)?,
                        title_ru: row.get(2)?,
                    })
                })?
                .collect()
        })
    }

    /// Leaves in the order of their topics. A name that packs have in different topics comes once for each.
    pub fn leaves(&self) -> Result<Vec<LeafRow>> {
        self.leaves_among(None)
    }

    fn leaves_among(&self, packs: Option<&[String]>) -> Result<Vec<LeafRow>> {
        self.read(|bank| {
            let packs = packs.map(json).transpose()?;
            bank.prepare_cached(sql!("leaf_list"))?
                .query_map(named_params! { ":packs": packs }, |row| {
                    Ok(LeafRow {
                        id: row.get(0)?,
                        topic: row.get(1)?,
                        title_en: row.get(2)?,
                        title_ru: row.get(3)?,
                        aliases: row::strings(row, 4)?,
                    })
                })?
                .collect()
        })
    }

    /// Every tag in use besides the leaves, sorted.
    pub fn tags(&self) -> Result<Vec<String>> {
        self.read(|bank| names(bank, sql!("question_tag_list")))
    }

    /// Every tag in use besides the leaves, with how many active questions have it, sorted.
    pub fn tag_counts(&self) -> Result<Vec<(String, u32)>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("question_tag_counts"))?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })
    }

    /// Names of all packs, sorted.
    pub fn pack_names(&self) -> Result<Vec<String>> {
        self.read(|bank| names(bank, sql!("pack_names")))
    }
}

/// A digest over the paths and digests of all files of a pack.
pub(super) fn file_digests(bank: &Connection, pack: i64) -> rusqlite::Result<String> {
    let mut statement = bank.prepare_cached(sql!("source_file_digests"))?;
    let mut rows = statement.query(named_params! { ":pack": pack })?;
    let mut hasher = Sha256::new();
    while let Some(row) = rows.next()? {
        let path = row.get_ref(0)?.as_str()?;
        hasher.update((path.len() as u64).to_be_bytes());
        hasher.update(path.as_bytes());
        hasher.update(row.get_ref(1)?.as_blob()?);
    }
    Ok(hex(&hasher.finalize()))
}

fn names(bank: &Connection, text: &str) -> rusqlite::Result<Vec<String>> {
    bank.prepare_cached(text)?.query_map([], |row| row.get(0))?.collect()
}

fn pack_row(row: &Row<'_>) -> rusqlite::Result<PackRow> {
    Ok(PackRow {
        info: PackInfo {
            name: row.get(0)?,
            title: row.get(1)?,
            version: row.get(2)?,
            license: row.get(3)?,
            languages: row::strings(row, 4)?,
            root: row.get(5)?,
        },
        digest: row.get(6)?,
        questions: row.get(7)?,
    })
}

fn json(list: &[String]) -> rusqlite::Result<String> {
    serde_json::to_string(list).map_err(|error| impossible(error.to_string()))
}

/// Writes what a pack says about itself; gives its number.
pub(super) fn put(bank: &Connection, pack: &PackInfo, digest: &str) -> rusqlite::Result<i64> {
    bank.prepare_cached(sql!("pack_put"))?.query_row(
        named_params! {
            ":name": pack.name,
            ":title": pack.title,
            ":version": pack.version,
            ":license": pack.license,
            ":languages": json(&pack.languages)?,
            ":root": pack.root,
            ":digest": digest,
        },
        |row| row.get(0),
    )
}

pub(super) fn put_taxonomy(
    bank: &Connection,
    pack: i64,
    topics: &[TopicRow],
    is_whole: bool,
) -> rusqlite::Result<()> {
    let gone = if is_whole { [sql!("topic_delete"), sql!("leaf_delete")].as_slice() } else { &[] };
    for text in gone {
        bank.prepare_cached(text)?.execute(named_params! { ":pack": pack })?;
    }
    let mut place = 0_i64;
    for topic in topics {
        place += 1;
        bank.prepare_cached(sql!("topic_add"))?.execute(named_params! {
            ":id": topic.id,
            ":pack": pack,
            ":place": place,
            ":title_en": topic.title_en,
            ":title_ru": topic.title_ru,
        })?;
        for leaf in &topic.leaves {
            place += 1;
            bank.prepare_cached(sql!("leaf_add"))?.execute(named_params! {
                ":id": leaf.id,
                ":pack": pack,
                ":topic": leaf.topic,
                ":place": place,
                ":title_en": leaf.title_en,
                ":title_ru": leaf.title_ru,
                ":aliases": json(&leaf.aliases)?,
            })?;
        }
    }
    Ok(())
}
