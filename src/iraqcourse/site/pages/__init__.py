"""Pages made from the tables: timeline, places, actors, glossary, claims, sources, maps, home and answers."""
