SELECT term FROM temp.vocabulary ORDER BY doc DESC, term;
