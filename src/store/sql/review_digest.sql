-- Every column: the reviews of a backup of an earlier version have fewer.
SELECT * FROM review ORDER BY hlc, device, seq;
