"""Solutions to the exercises of lesson 09: one function each, and the errors that students are known to make."""

import pandas as pd

from iraqcourse.data import frames


def _production() -> "pd.Series[float]":
    """Give Iran's production of crude oil and condensate by year, in thousand barrels a day."""
    oil = frames.table("oil_production_iran_iraq_yearly")
    iran = oil[oil["country_iso3"] == "IRN"].set_index("year")
    return iran["crude_and_condensate_production_thousand_barrels_per_day"]


def year_of_the_fall() -> float:
    """Give the part of the fall from 2017 to 2019 that came in 2019, in per cent."""
    iran = _production()
    return round((iran[2018] - iran[2019]) / (iran[2017] - iran[2019]) * 100, 1)


def dollar_fall() -> float:
    """Give the fall of Iran's GDP in current dollars from 2017 to 2018, in per cent."""
    gdp = frames.table("gdp_iran_iraq_yearly")
    iran = gdp[gdp["country_iso3"] == "IRN"].set_index("year")["gdp_current_usd"]
    return round((iran[2017] - iran[2018]) / iran[2017] * 100, 1)


def bank_revision() -> float:
    """Subtract the World Bank's earlier figure for 2018 from its later one, in percentage points."""
    said = frames.table("event_values")
    said = said[said["metric"].str.contains("real_gdp_fall_2018") & said["who"].str.contains("World Bank")]
    earlier, later = said.sort_values("date")["value"]
    return float(later - earlier) / 10


def one_end() -> int:
    """Count the statements on exports that have exactly one end."""
    exports = frames.table("iran_oil_exports_reported")
    ends = exports[["exports_low_thousand_barrels_per_day", "exports_high_thousand_barrels_per_day"]]
    return int((ends.isna().sum(axis=1) == 1).sum())


def income_range() -> dict[str, float]:
    """Turn the range of crude exports in the first half of May 2019 into millions of dollars a day."""
    exports = frames.table("iran_oil_exports_reported")
    crude = exports[(exports["month"].astype(str) == "2019-05") & (exports["product"] == "crude")].iloc[0]
    brent = frames.table("oil_price_brent_monthly")
    price = brent[brent["month"].astype(str) == "2019-05"]["brent_spot_price_usd_per_barrel"].iloc[0]
    return {
        end: round(float(crude[f"exports_{end}_thousand_barrels_per_day"] * price / 1000), 1) for end in ("low", "high")
    }


def last_permission() -> str:
    """Add up the days of the five waivers for Iranian gas and electricity."""
    end = pd.Timestamp("2018-11-05") + pd.Timedelta(days=45 + 90 + 90 + 120 + 120)
    return str(end.date())


TYPICAL_ERRORS = {
    "year-of-the-fall": [17.0, 28.7],
    "dollar-fall": [47.6, 67.8],
    "bank-revision": [157.9, 4.2],
    "one-end": [12, 0],
    "income-range": [{"low": 35.7, "high": 17.8}, {"low": 18.0, "high": 36.1}],
    "last-permission": ["2019-10-16", "2019-11-15"],
}
