SELECT name FROM pack ORDER BY name;
