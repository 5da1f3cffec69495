DELETE FROM interview WHERE code = :code;
