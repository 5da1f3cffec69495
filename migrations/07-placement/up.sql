-- Version 6: placements, and questions put off because they are known. Projections of the log.

-- Placements that are not void: the newest counts. What they say is in the log.
CREATE TABLE placement (
    hlc INTEGER NOT NULL,
    device BLOB NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (hlc, device, seq)
) STRICT, WITHOUT ROWID;

-- An answer that a placement asked for: it takes no place of the day's new questions and leaves nothing to repeat.
ALTER TABLE review ADD COLUMN is_placement INTEGER NOT NULL DEFAULT 0 CHECK (is_placement IN (0, 1));

-- Until which study day a question is not asked; every time that it was put off since it last failed.
CREATE TABLE postponed (
    question TEXT NOT NULL,
    hlc INTEGER NOT NULL,
    device BLOB NOT NULL,
    seq INTEGER NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (question, hlc, device, seq)
) STRICT, WITHOUT ROWID;
