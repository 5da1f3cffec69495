-- Every column there is: a backup of an earlier version has fewer.
SELECT * FROM card ORDER BY question;
