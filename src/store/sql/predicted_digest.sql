-- Every column there is: a backup of an earlier version has fewer.
SELECT * FROM predicted WHERE answers > 0 ORDER BY 1, 2, 3;
