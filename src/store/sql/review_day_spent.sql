SELECT coalesce(sum(CASE elapsed_ms WHEN 0 THEN :unmeasured_ms ELSE min(elapsed_ms, :longest_ms) END), 0)
FROM review
WHERE mode IN ('review', 'early', 'drill') AND study_day = :study_day;
