"""A map as a value: a YAML spec of layers and scenes in; a page, a notebook output, a picture or a table out."""

from iraqcourse.maps.notebook import MapView, show
from iraqcourse.maps.reading import map_files, read_map

__all__ = ["MapView", "map_files", "read_map", "show"]
