SELECT id FROM question WHERE id >= :prefix AND id < :end AND retired = 0 ORDER BY id LIMIT :limit;
