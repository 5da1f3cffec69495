SELECT id, topic, title_en, title_ru, aliases FROM leaf ORDER BY place, id;
