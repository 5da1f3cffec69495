-- Every column there is: a backup of an earlier version has fewer.
SELECT * FROM review ORDER BY hlc, device, seq;
