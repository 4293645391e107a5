"""A chart as a value: a table in; an inline picture with a sentence and the table out."""

from iraqcourse.charts.chart import Chart, table_html
from iraqcourse.charts.kinds import chart
from iraqcourse.charts.timeline import timeline

__all__ = ["Chart", "chart", "table_html", "timeline"]
