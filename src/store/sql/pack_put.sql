INSERT INTO pack (name, title, version, license, languages, root, digest)
VALUES (:name, :title, :version, :license, :languages, :root, :digest)
ON CONFLICT (name) DO UPDATE SET
    title = excluded.title,
    version = excluded.version,
    license = excluded.license,
    languages = excluded.languages,
    root = excluded.root,
    digest = excluded.digest
RETURNING id;
