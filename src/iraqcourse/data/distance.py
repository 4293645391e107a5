"""Distance on the globe."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0


def great_circle_km(latitude_1: float, longitude_1: float, latitude_2: float, longitude_2: float) -> float:
    """Give the length in km of the shortest way over the globe between two points in degrees.

    The haversine formula (R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984) on a sphere;
    the error against the ellipsoid stays under 0.6 per cent.

    >>> round(great_circle_km(33.7856, 42.4412, 36.2376, 43.9632))  # Al Asad to Erbil
    306
    """
    lat_1, lon_1, lat_2, lon_2 = (radians(angle) for angle in (latitude_1, longitude_1, latitude_2, longitude_2))
    half = sin((lat_2 - lat_1) / 2) ** 2 + cos(lat_1) * cos(lat_2) * sin((lon_2 - lon_1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))
