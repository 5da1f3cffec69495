//! What every collection of the old schema says of itself: tables, note types, decks. Current Anki reads it and brings it up to date.

use serde_json::{Value, json};

/// The tables, by the names and columns that Anki documents for version 11.
pub const TABLES: &str = "
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL,
    dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
    dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL,
    tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL,
    usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,
    reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL,
    flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL,
    lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
";

/// The id of our note type with a front and a back. It stays the same, so that a later import finds it again.
pub const BASIC: i64 = 1_764_000_000_001;

/// The id of our note type with gaps.
pub const CLOZE: i64 = 1_764_000_000_002;

const STYLE: &str = ".card { font-family: sans-serif; font-size: 18px; text-align: left; } pre { white-space: pre-wrap; } \
                     .cloze { font-weight: bold; }";

fn field(name: &str, order: usize) -> Value {
    json!({ "name": name, "ord": order, "sticky": false, "rtl": false, "font": "Arial", "size": 20, "media": [] })
}

fn model(
    id: i64,
    name: &str,
    kind: u8,
    fields: [&str; 2],
    front: &str,
    back: &str,
    seconds: i64,
) -> Value {
    let fields: Vec<Value> =
        fields.iter().enumerate().map(|(order, name)| field(name, order)).collect();
    json!({
        "id": id, "name": name, "type": kind, "mod": seconds, "usn": -1, "sortf": 0, "did": 1, "css": STYLE, "flds": fields,
        "tmpls": [{ "name": "Card 1", "ord": 0, "qfmt": front, "afmt": back, "bqfmt": "", "bafmt": "", "did": null }],
        "latexPre": "", "latexPost": "", "latexsvg": false, "req": [[0, "any", [0]]], "tags": [], "vers": [],
    })
}

/// The note types.
pub fn models(seconds: i64) -> Value {
    let basic = model(
        BASIC,
        "viva",
        0,
        ["Front", "Back"],
        "{{Front}}",
        "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}",
        seconds,
    );
    let cloze = model(
        CLOZE,
        "viva gap",
        1,
        ["Text", "Back Extra"],
        "{{cloze:Text}}",
        "{{cloze:Text}}<br>\n{{Back Extra}}",
        seconds,
    );
    json!({ BASIC.to_string(): basic, CLOZE.to_string(): cloze })
}

/// One deck.
pub fn deck(id: i64, name: &str, seconds: i64) -> Value {
    json!({
        "id": id, "name": name, "mod": seconds, "usn": -1, "lrnToday": [0, 0], "revToday": [0, 0], "newToday": [0, 0], "timeToday": [0, 0],
        "collapsed": false, "browserCollapsed": false, "desc": "", "dyn": 0, "conf": 1, "extendNew": 0, "extendRev": 0,
    })
}

/// The settings of decks.
pub fn deck_settings() -> Value {
    json!({ "1": {
        "id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0, "replayq": true, "dyn": false,
        "new": { "bury": false, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 20 },
        "rev": { "bury": false, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2 },
        "lapse": { "delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0 },
    } })
}

/// The settings of the collection.
pub fn settings() -> Value {
    json!({
        "nextPos": 1, "estTimes": true, "activeDecks": [1], "sortType": "noteFld", "timeLim": 0, "sortBackwards": false, "addToCur": true,
        "curDeck": 1, "newSpread": 0, "dueCounts": true, "curModel": BASIC, "collapseTime": 1200, "schedVer": 2,
    })
}
