-- Schema 2. When a visit's screen was opened is kept no more: nothing here times a visit.
UPDATE record SET content = json_remove(content, '$.began') WHERE kind = 'visit';
UPDATE revision SET content = json_remove(content, '$.began') WHERE kind = 'visit';
