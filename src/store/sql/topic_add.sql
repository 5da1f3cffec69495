INSERT INTO topic (id, pack, place, title_en, title_ru)
VALUES (:id, :pack, :place, :title_en, :title_ru)
ON CONFLICT (pack, id) DO NOTHING;
