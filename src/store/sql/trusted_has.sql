SELECT EXISTS (
    SELECT 1
    FROM trusted
    CROSS JOIN pack ON pack.name = trusted.pack
    WHERE trusted.pack = :pack AND trusted.digest = pack.digest
);
