//! The bank: its questions, and packs of one's own.

use crate::words::sentences::sentences;

sentences! {
    list: "Examples:
  viva list --topic security --level junior
  viva list --tag indexes --json
  viva list --struggling              what failed three times or more
  viva list --failed --topic security --count
  viva list --postponed               what you put off with `k`, and until when
  viva list --retired                 what left its pack but keeps its history
  viva list --count                   how many per topic, level and kind
  viva list --leaves                  every leaf with its topic and how many questions";
    show: "Examples:
  viva show async-pitfalls/blocking-sleep
  viva show async-pitfalls/blocking-sleep --lang ru
  viva show async-pitfalls/blocking-sleep --json";
    search: "Examples:
  viva search event loop
  viva search what is the difference between a list and a tuple
  viva search цикл событий
  viva search --lang en deadlock --json";
    init: "Examples:
  viva init my-pack                       a pack with a question of each kind
  viva init my-pack --topic payments      its topic has a name of its own
  viva init my-pack --lang de             its base language is German";
    import: "Examples:
  viva import my-questions/          a folder with pack.toml
  viva import my-questions/topic/leaf.md
  viva import notes.md               one file alone is a pack too
  viva check my-questions/           see every problem first";
    new: "Examples:
  viva new gil --level middle --slug why-two-threads      in the pack of this folder
  viva new indexes --kind choice --level junior --slug covering-index --pack questions/";
    check: "Examples:
  viva check questions/                  structure, craft, near-duplicates, and what the bank has
  viva check questions/ --strict         warnings fail too
  viva check questions/ --run            also execute what can be executed
  viva check a/x.md b/y.md --format github   as notes in a pull request
  viva check questions/ --report         what there is, for its authors";
    convert: "Examples:
  viva convert notes.md --out my-pack          headings, Q:/A: or Obsidian cards: the form is guessed
  viva convert deck.apkg --out my-pack         a deck of Anki, or its notes as text
  viva convert list.json --out my-pack --level senior
  viva convert quiz.csv --out my-pack --from csv --topic payments";
    export: "Examples:
  viva export > bank.jsonl                     every question in every language
  viva export --format apkg --out bank.apkg    a deck for Anki
  viva export --format md --pack viva --out copy   a pack again, to read and change
  viva export --format reviews > reviews.jsonl   every answer that stands
  viva export --format notes > notes.jsonl     what you wrote in your own words";
    packs: "Examples:
  viva packs                    the packs in the database
  viva packs remove team        take a pack out; what was answered is kept";
    trust: "Examples:
  viva trust team               show what the pack would run, then ask
  viva trust team --yes         do not ask
  viva trust team --remove      take the trust back";
}
