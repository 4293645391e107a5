"""From the globe to a flat picture: Mercator's projection fitted to a view, in pixels, as Leaflet draws it."""

from math import asin, atan2, cos, degrees, log, pi, radians, sin, tan

from msgspec import Struct

from iraqcourse.data.distance import EARTH_RADIUS_KM
from iraqcourse.maps.spec import View

Point = tuple[float, float]
# The size of a scene's picture in pixels.
WIDTH, HEIGHT = 960, 540


def _mercator(latitude: float) -> float:
    return degrees(log(tan(pi / 4 + radians(latitude) / 2)))


class Frame(Struct, frozen=True):
    """A view fitted into a picture of a width and a height in pixels; the shorter side gets more of the map."""

    view: View
    width: int
    height: int

    @property
    def scale(self) -> float:
        """Pixels for a degree of longitude."""
        across = self.view.east - self.view.west
        up = _mercator(self.view.north) - _mercator(self.view.south)
        return min(self.width / across, self.height / up)

    def at(self, latitude: float, longitude: float) -> Point:
        """Give the point of the picture, from its upper left corner.

        >>> frame = Frame(View(south=30, west=40, north=36, east=48), 800, 600)
        >>> [round(one) for one in frame.at(33.1, 44)]
        [400, 295]
        """
        middle = (_mercator(self.view.north) + _mercator(self.view.south)) / 2
        across = (longitude - (self.view.west + self.view.east) / 2) * self.scale
        return round(self.width / 2 + across, 1), round(
            self.height / 2 - (_mercator(latitude) - middle) * self.scale, 1
        )

    def inside(self, point: Point, edge: float = 0) -> bool:
        """Whether a point of the picture lies in it, some pixels from its edge."""
        return edge <= point[0] <= self.width - edge and edge <= point[1] <= self.height - edge


def of_picture(view: View) -> Frame:
    """Give the frame of a scene's picture: its view, and what more of the map fits beside it.

    >>> frame = of_picture(View(south=30, west=40, north=36, east=48))
    >>> frame.inside(frame.at(33, 39.9))
    True
    """
    return Frame(view, WIDTH, HEIGHT)


def towards(latitude: float, longitude: float, km: float, bearing: float) -> Point:
    """Give the point some km from another on the globe, in a direction in degrees clockwise from north.

    The direct solution on a sphere (T. Vincenty's problem with flattening zero).

    >>> lat, lon = towards(33.34, 44.40, 100, 0)
    >>> round(lat, 2), round(lon, 2)
    (34.24, 44.4)
    """
    phi, far, turn = radians(latitude), km / EARTH_RADIUS_KM, radians(bearing)
    up = asin(sin(phi) * cos(far) + cos(phi) * sin(far) * cos(turn))
    across = atan2(sin(turn) * sin(far) * cos(phi), cos(far) - sin(phi) * sin(up))
    return degrees(up), longitude + degrees(across)
