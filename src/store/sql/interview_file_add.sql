INSERT INTO interview_file (interview, path)
VALUES (:interview, :path)
ON CONFLICT DO NOTHING;
