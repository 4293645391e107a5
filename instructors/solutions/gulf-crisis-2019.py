"""Solutions to the exercises of lesson 10: one function each, and the errors that students are known to make."""

from itertools import pairwise
from math import atan2, cos, degrees, radians, sin

import pandas as pd

from iraqcourse.data import basemap, frames
from iraqcourse.data.distance import great_circle_km

AIRSPACE_KM = 22.2  # 12 nautical miles


def _places() -> pd.DataFrame:
    return frames.table("places").set_index("id")


def _to_coast(place: str) -> float:
    """Give the shortest distance from a place to a coast of the basemap, in km."""
    latitude, longitude = _places().loc[place, ["latitude", "longitude"]]
    shortest = 1000.0
    for line in basemap.rings("countries"):
        for (x1, y1), (x2, y2) in pairwise(line):
            for step in range(11):
                x, y = x1 + (x2 - x1) * step / 10, y1 + (y2 - y1) * step / 10
                shortest = min(shortest, great_circle_km(latitude, longitude, y, x))
    return round(shortest, 1)


def _bearing(start: str, end: str) -> float:
    """Give the direction from one place to another, in degrees from north."""
    here, there = _places().loc[start], _places().loc[end]
    a, b = radians(here["latitude"]), radians(there["latitude"])
    turn = radians(there["longitude"] - here["longitude"])
    east = sin(turn) * cos(b)
    north = cos(a) * sin(b) - sin(a) * cos(b) * cos(turn)
    return degrees(atan2(east, north)) % 360


def zarif_in_decimals() -> float:
    """Write 57 degrees, 2 minutes and 25 seconds as a decimal."""
    return round(57 + 2 / 60 + 25 / 3600, 4)


def smallest_gap() -> float:
    """Take both uncertainties away from the distance between the two points."""
    points = _places().loc[["rq4-iran-claim", "rq4-us-claim"]]
    (lat1, lon1), (lat2, lon2) = points[["latitude", "longitude"]].to_numpy()
    return round(great_circle_km(lat1, lon1, lat2, lon2) - float(points["coordinate_uncertainty_km"].sum()), 1)


def room_for_error() -> float:
    """Give the km by which the Iranian point lies inside the limit of airspace."""
    return round(AIRSPACE_KM - _to_coast("rq4-iran-claim"), 1)


def northern_quarter() -> list[str]:
    """Keep the cities that lie between northwest and northeast of Abqaiq."""
    cities = ["sanaa", "basra", "kuwait-city", "ahvaz", "bushehr", "bandar-abbas"]
    bearings = {city: _bearing("abqaiq", city) for city in cities}
    return [city for city, angle in bearings.items() if angle > 315 or angle < 45]


def least_fall() -> float:
    """Give the fall from the lowest figure for April 2018 to the highest for May 2019, in per cent."""
    exports = frames.table("iran_oil_exports_reported")
    month = exports["month"].astype(str)
    before = float(exports[month == "2018-04"]["exports_low_thousand_barrels_per_day"].min())
    after = float(exports[month == "2019-05"]["exports_high_thousand_barrels_per_day"].max())
    return (before - after) / before * 100


def dearer_months() -> list[str]:
    """Name the months in which the mean price rose by more than one per cent."""
    brent = frames.table("oil_price_brent_monthly")
    change = brent["brent_spot_price_usd_per_barrel"].pct_change() * 100
    change.index = pd.Index(brent["month"].astype(str))
    return [month for month in ("2019-05", "2019-06", "2019-07", "2019-09") if change[month] > 1]


def abqaiq_share() -> float:
    """Give 5.7 million barrels as a share of what 21 million barrels are 21 per cent of."""
    world = 21 / 21 * 100
    return round(5.7 / world * 100, 1)


TYPICAL_ERRORS = {
    "zarif-in-decimals": [57.0225, 57.45],
    "smallest-gap": [16.7, 24.7],
    "room-for-error": [15.1, 37.3],
    "northern-quarter": [["sanaa", "bandar-abbas"], ["basra", "kuwait-city", "ahvaz"]],
    "least-fall": [100, 20, 80.8],
    "dearer-months": [["2019-05", "2019-09"], ["2019-06"]],
    "abqaiq-share": [27.1, 100],
}
