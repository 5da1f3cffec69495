SELECT id, title_en, title_ru FROM topic ORDER BY place, id;
