UPDATE pack SET digest = '' WHERE name = :name;
