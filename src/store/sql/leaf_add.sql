INSERT INTO leaf (id, pack, topic, place, title_en, title_ru, aliases)
VALUES (:id, :pack, :topic, :place, :title_en, :title_ru, :aliases)
ON CONFLICT (pack, id) DO NOTHING;
