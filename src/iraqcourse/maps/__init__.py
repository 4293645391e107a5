"""A map as a value: a YAML spec of layers and scenes in; a page, a notebook output, a picture or a table out."""
