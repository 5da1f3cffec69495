UPDATE OR IGNORE own_words SET question = :current WHERE question = :former;
