"""From a roadmap to dates: effort, calendar, engine, slack, forecast, explanations. No Qt."""
