"""Checks a roster against a published staff-scheduling instance, by the rules alone.

    python3 peers/shift_scheduling_check.py INSTANCE SOLUTION

The solution has the columns employee,day,shift, day from 0. Prints the objective and the number of broken rules, then
each broken rule. Exit code 1 when a rule is broken, 2 when a file cannot be read. Standard library only.
"""

import csv
import dataclasses
import sys

SECTIONS = (
    "SECTION_HORIZON", "SECTION_SHIFTS", "SECTION_STAFF", "SECTION_DAYS_OFF", "SECTION_SHIFT_ON_REQUESTS",
    "SECTION_SHIFT_OFF_REQUESTS", "SECTION_COVER",
)


@dataclasses.dataclass
class Employee:
    """Limits of one employee; maximum_shifts is None where the file sets no limit on any shift."""

    maximum_shifts: dict[str, int] | None
    maximum_minutes: int
    minimum_minutes: int
    maximum_days_in_a_row: int
    minimum_days_in_a_row: int
    minimum_days_off_in_a_row: int
    maximum_weekends: int
    days_off: list[int] = dataclasses.field(default_factory=list)

    def maximum(self, shift):
        """How often the shift may be worked; None without limit. A shift missing from a list may not be worked."""
        return None if self.maximum_shifts is None else self.maximum_shifts.get(shift, 0)


@dataclasses.dataclass
class Instance:
    """A file of the format; shifts and staff keep its order."""

    days: int
    minutes: dict[str, int]
    forbidden_next: dict[str, list[str]]
    staff: dict[str, Employee]
    on_requests: list[tuple[str, int, str, int]]
    off_requests: list[tuple[str, int, str, int]]
    cover: list[tuple[int, str, int, int, int]]


def read_instance(path):
    """Reads an instance; a file that lacks a section or has a malformed line raises ValueError."""
    sections = {}
    current = None
    with open(path, encoding="utf-8-sig") as file:
        for line in map(str.strip, file):
            if not line or line.startswith("#"):
                continue
            if line in SECTIONS:
                current = sections.setdefault(line, [])
            elif current is None or line.startswith("SECTION_"):
                raise ValueError(f"{path}: no section of the format: {line}")
            else:
                current.append([field.strip() for field in line.split(",")])
    missing = [name for name in SECTIONS if name not in sections]
    if missing:
        raise ValueError(f"{path}: missing {', '.join(missing)}")
    horizon, shifts, staff, days_off, on_requests, off_requests, cover = (sections[name] for name in SECTIONS)
    instance = Instance(
        days=int(horizon[0][0]),
        minutes={shift: int(minutes) for shift, minutes, _ in shifts},
        forbidden_next={shift: following.split("|") if following else [] for shift, _, following in shifts},
        staff={fields[0]: read_employee(fields) for fields in staff},
        on_requests=[(e, int(day), shift, int(weight)) for e, day, shift, weight in on_requests],
        off_requests=[(e, int(day), shift, int(weight)) for e, day, shift, weight in off_requests],
        cover=[(int(day), shift, int(wanted), int(under), int(over)) for day, shift, wanted, under, over in cover],
    )
    for employee, *days in days_off:
        instance.staff[employee].days_off += [int(day) for day in days if day]
    return instance


def read_employee(fields):
    """The limits in the order of the file: maximum minutes come before minimum minutes."""
    _, maxima, *numbers = fields
    pairs = [pair.split("=") for pair in maxima.split("|")] if maxima else []
    return Employee({shift: int(count) for shift, count in pairs} or None, *map(int, numbers))


def read_solution(path):
    """The rows (employee, day, shift) of a solution."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != ["employee", "day", "shift"]:
            raise ValueError(f"{path}: the header is {reader.fieldnames}, not employee,day,shift")
        return [(row["employee"], int(row["day"]), row["shift"]) for row in reader]


def runs(flags):
    """Stretches of equal flags as (flag, first index, index after the last)."""
    first = 0
    for index in range(1, len(flags) + 1):
        if index == len(flags) or flags[index] != flags[first]:
            yield flags[first], first, index
            first = index


def broken_rules(name, employee, line, instance):
    """Every rule that one employee's line breaks; line holds the list of shifts of each day."""
    works = [bool(shifts) for shifts in line]
    worked = [shift for shifts in line for shift in shifts]
    for day, shifts in enumerate(line):
        if len(shifts) > 1:
            yield f"severalShiftsADay {name} day {day}: {len(shifts)}"
    for day in sorted(employee.days_off):
        if works[day]:
            yield f"workOnDayOff {name} day {day}"
    for day in range(1, instance.days):
        for before in line[day - 1]:
            for after in line[day]:
                if after in instance.forbidden_next[before]:
                    yield f"forbiddenSuccession {name} day {day}: {before} then {after}"
    for shift in instance.minutes:
        maximum = employee.maximum(shift)
        if maximum is not None and worked.count(shift) > maximum:
            yield f"tooManyShifts {name} shift {shift}: {worked.count(shift)} > {maximum}"
    minutes = sum(instance.minutes[shift] for shift in worked)
    if minutes > employee.maximum_minutes:
        yield f"tooManyMinutes {name}: {minutes} > {employee.maximum_minutes}"
    if minutes < employee.minimum_minutes:
        yield f"tooFewMinutes {name}: {minutes} < {employee.minimum_minutes}"
    for at_work, first, end in runs(works):
        length = end - first
        inside = first > 0 and end < instance.days  # a run at the edge may go on outside the horizon
        if at_work and length > employee.maximum_days_in_a_row:
            yield f"tooManyConsecutiveDays {name} day {first}: {length} > {employee.maximum_days_in_a_row}"
        elif at_work and inside and length < employee.minimum_days_in_a_row:
            yield f"tooFewConsecutiveDays {name} day {first}: {length} < {employee.minimum_days_in_a_row}"
        elif not at_work and inside and length < employee.minimum_days_off_in_a_row:
            yield f"tooFewConsecutiveDaysOff {name} day {first}: {length} < {employee.minimum_days_off_in_a_row}"
    weekends = {day // 7 for day in range(instance.days) if day % 7 >= 5 and works[day]}
    if len(weekends) > employee.maximum_weekends:
        yield f"tooManyWeekends {name}: {len(weekends)} > {employee.maximum_weekends}"


def check(instance, rows):
    """The objective of the rows and the list of broken rules."""
    violations = []
    lines = {name: [[] for _ in range(instance.days)] for name in instance.staff}
    present = {}
    for name, day, shift in rows:
        if name not in instance.staff or not 0 <= day < instance.days or shift not in instance.minutes:
            violations.append(f"unknownAssignment {name} day {day} shift {shift}")
            continue
        lines[name][day].append(shift)
        present[day, shift] = present.get((day, shift), 0) + 1
    for name, employee in instance.staff.items():
        violations += broken_rules(name, employee, lines[name], instance)
    objective = sum(weight for name, day, shift, weight in instance.on_requests if shift not in lines[name][day])
    objective += sum(weight for name, day, shift, weight in instance.off_requests if shift in lines[name][day])
    for day, shift, wanted, under, over in instance.cover:
        there = present.get((day, shift), 0)
        objective += under * max(0, wanted - there) + over * max(0, there - wanted)
    return objective, violations


def main(arguments):
    if len(arguments) != 2:
        print("usage: shift_scheduling_check.py INSTANCE SOLUTION", file=sys.stderr)
        return 2
    try:
        objective, violations = check(read_instance(arguments[0]), read_solution(arguments[1]))
    except (OSError, ValueError, TypeError, KeyError, IndexError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 2
    print(objective, len(violations))
    for violation in violations:
        print(violation)
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
