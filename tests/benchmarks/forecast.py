"""How long the forecast and the questions to it take."""

from collections.abc import Callable, Iterator

from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.scheduling.drivers import drivers
from planner.scheduling.forecast import forecast
from planner.scheduling.schedule import schedule
from planner.scheduling.ways_out import hours_per_week_for


def forecasts(catalogue: Catalogue, roadmap: Roadmap) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what to time on a roadmap, each with its name; 10,000 samples."""
    plan = schedule(roadmap, catalogue)
    found = forecast(plan)
    yield "forecast", lambda: forecast(plan)
    yield "curve of the finish", lambda: found.finish_curve()
    yield "what moves the finish", lambda: drivers(plan)
    yield "hours a week for a deadline", lambda: hours_per_week_for(plan, plan.finish)
