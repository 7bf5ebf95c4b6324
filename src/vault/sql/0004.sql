-- Schema 4. How a family came to be invited is said by somebody or not known: "whole-class" was a form's first value, and
-- nobody had said it.
UPDATE record SET content = json_remove(content, '$.selection')
 WHERE kind = 'visit' AND json_extract(content, '$.selection') = 'whole-class';
UPDATE revision SET content = json_remove(content, '$.selection')
 WHERE kind = 'visit' AND json_extract(content, '$.selection') = 'whole-class';
