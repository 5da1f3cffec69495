-- Topics and leaves are each pack's own: two packs may name the same, and one that goes takes only its own along.

CREATE TABLE former AS SELECT * FROM topic;
DROP TABLE topic;

CREATE TABLE topic (
    pack INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    title_en TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    PRIMARY KEY (pack, id)
) STRICT, WITHOUT ROWID;

INSERT INTO topic (pack, id, place, title_en, title_ru)
SELECT pack, id, place, title_en, title_ru FROM former;
DROP TABLE former;

CREATE TABLE former AS SELECT * FROM leaf;
DROP TABLE leaf;

CREATE TABLE leaf (
    pack INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    topic TEXT NOT NULL,
    place INTEGER NOT NULL,
    title_en TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    aliases TEXT NOT NULL CHECK (json_type(aliases) = 'array'),
    PRIMARY KEY (pack, id)
) STRICT, WITHOUT ROWID;

INSERT INTO leaf (pack, id, topic, place, title_en, title_ru, aliases)
SELECT pack, id, topic, place, title_en, title_ru, aliases FROM former;
DROP TABLE former;

-- What a pack named and another had named before was not kept: every pack is read once more when it is imported or refreshed.
UPDATE pack SET digest = '';
UPDATE source_file SET digest = x'';
