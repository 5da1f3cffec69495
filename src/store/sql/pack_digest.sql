SELECT digest FROM pack WHERE name = :name;
