"""Reads calendars with the parser `icalendar` and prints each event as a line of JSON, for the tests to compare.

Usage: read_calendar.py FILE...
"""

import json
import sys

from icalendar import Calendar

for path in sys.argv[1:]:
    with open(path, "rb") as file:
        calendar = Calendar.from_ical(file.read())
    for event in calendar.walk("VEVENT"):
        print(
            json.dumps(
                {
                    "uid": str(event["UID"]),
                    "sequence": int(event["SEQUENCE"]),
                    "status": str(event["STATUS"]),
                    "start": event.decoded("DTSTART").isoformat(),
                    "end": event.decoded("DTEND").isoformat(),
                    "summary": str(event.get("SUMMARY", "")),
                    "location": str(event.get("LOCATION", "")),
                    "description": str(event.get("DESCRIPTION", "")),
                },
                ensure_ascii=False,
            )
        )
