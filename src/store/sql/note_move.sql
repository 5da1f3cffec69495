UPDATE OR IGNORE note SET question = :current WHERE question = :former;
