"""A chart as a value: a table in; an inline picture with a sentence and the table out."""
