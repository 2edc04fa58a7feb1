"""A roadmap in which everything that can be typed is the same hostile text."""

import json
import re

_PLAN = """\
format: 1
title: NAME
note: NAME
career: applied-ml-engineer
route: {id: mine}
start: 2026-01-05
status_date: 2026-02-09
deadline: 2028-01-31
hours: {tue: 2, sat: 4}
calendar:
- {from: 2026-03-16, to: 2026-03-22, name: NAME}
- {from: 2026-04-06, to: 2026-04-12, hours: 9, name: NAME}
holidays:
- {region: DE, name: NAME, until: 2027, days: {2026-05-12: NAME, 2026-12-26: NAME}}
own_skills:
- id: own
  name: NAME
  short_name: NAME
  area: math
  description: NAME
  hours: {optimistic: 10, likely: 20, pessimistic: 40}
  prerequisites: [{skill: python, reason: NAME}]
  note: NAME
  basis: NAME
  links: [{title: NAME, url: NAME, by: NAME}, {title: NAME, url: "https://example.org/ADDRESS"}]
- {id: other, name: OTHER, area: math, hours: {optimistic: 10, likely: 20, pessimistic: 40}}
add: [own, other]
own_routes:
- id: mine
  name: NAME
  short: NAME
  kind: bootcamp
  terms:
  - name: NAME
    offset_weeks: 0
    weeks: 12
    hours_per_week: 30
    own_hours_per_week: 4
    courses: [{name: NAME, covers: {own: 0.5, python: 0.5}}]
  costs: {fees: {name: NAME, amount: 900, currency: EUR, per: once, kind: assumption, note: NAME}}
  notes: [NAME]
skills:
  own:
    note: NAME
    links: [{title: NAME, url: NAME, by: NAME}, {title: NAME, url: "https://example.org/ADDRESS"}]
  python: {started: 2026-02-01, logged: 6.5, needs: [other], note: NAME}
  other: {pin: 2026-09-01}
"""


def hostile_plan(name: str) -> str:
    """Return a roadmap file with `name` in every place that takes a text.

    JSON is YAML in double quotes, so each is read as it stands. Two own skills may not share one
    name: that of the second goes on after `name`.
    """
    named = json.dumps(name)
    words = {"NAME": named, "OTHER": json.dumps(f"{name} 2"), "ADDRESS": named[1:-1]}
    return re.sub("|".join(words), lambda found: words[found[0]], _PLAN)
