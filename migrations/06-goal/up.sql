-- Version 6: what one prepares for.

-- Events that set or clear the goal and are not void: the newest counts. A projection; what they say is in the log.
CREATE TABLE goal (
    hlc INTEGER NOT NULL,
    device BLOB NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (hlc, device, seq)
) STRICT, WITHOUT ROWID;

-- New questions of a leaf, in the order in which they are drawn.
CREATE INDEX question_by_cell ON question (leaf, level, importance, draw) WHERE retired = 0;
