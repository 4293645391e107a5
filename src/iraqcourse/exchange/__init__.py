"""Question banks for other systems, and from them: Moodle XML, GIFT, Canvas (QTI 1.2), a table. No silent losses."""
