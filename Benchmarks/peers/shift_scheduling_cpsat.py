"""Solves published staff-scheduling instances with CP-SAT, as a peer (PyPI: ortools).

    python3 peers/shift_scheduling_cpsat.py FILE... --time-limit S --workers 2 --out DIR

Writes DIR/<instance>.csv (employee,day,shift) and DIR/results.csv (instance,objective,bound,gap,seconds,termination),
the same tables as `linli bench shift-scheduling`; progress goes to stderr.

Runs of days are stated by windows. Measured with ortools 9.15, two workers: an automaton per employee is clearly worse
(926 against 828 on Instance2 after 40 s); windows lengthened by the least days off (at most 5 in any 7 days), ternary
clauses for short runs, and linearization level 2 are neither better nor worse beyond chance on 5, 8 and 12.
"""

import argparse
import csv
import os
import pathlib
import sys
import time

from ortools.sat.python import cp_model

from shift_scheduling_check import check, read_instance


class Formulation:
    """x[employee, day, shift] for every shift the employee may work on a day that is not off."""

    def __init__(self, instance):
        self.instance = instance
        self.model = cp_model.CpModel()
        self.x = {}
        for name, employee in instance.staff.items():
            works = self.add_line(name, employee)
            self.add_runs(employee, works)
            self.add_weekends(name, employee, works)
        self.model.minimize(self.penalty())

    def add_line(self, name, employee):
        """Variables, successions and totals of one employee; returns a literal per day: at work or not."""
        instance, model = self.instance, self.model
        allowed = [shift for shift in instance.minutes if employee.maximum(shift) != 0]
        works = []
        for day in range(instance.days):
            if day in employee.days_off or not allowed:
                works.append(model.new_constant(0))
                continue
            at_work = model.new_bool_var(f"work[{name},{day}]")
            works.append(at_work)
            for shift in allowed:
                self.x[name, day, shift] = model.new_bool_var(f"x[{name},{day},{shift}]")
            model.add_exactly_one([self.x[name, day, shift] for shift in allowed] + [~at_work])
        self.add_successions(name, allowed)
        self.add_totals(name, employee, allowed)
        return works

    def add_successions(self, name, allowed):
        """A shift and all those that may not follow it exclude each other: one clique instead of pairs."""
        for day in range(1, self.instance.days):
            for shift in allowed:
                following = [
                    self.x[name, day, other] for other in self.instance.forbidden_next[shift]
                    if (name, day, other) in self.x
                ]
                if following and (name, day - 1, shift) in self.x:
                    self.model.add_at_most_one([self.x[name, day - 1, shift]] + following)

    def add_totals(self, name, employee, allowed):
        minutes = []
        for shift in allowed:
            worked = [
                self.x[name, day, shift] for day in range(self.instance.days) if (name, day, shift) in self.x
            ]
            maximum = employee.maximum(shift)
            if maximum is not None and maximum < len(worked):
                self.model.add(sum(worked) <= maximum)
            minutes += [(self.instance.minutes[shift], variable) for variable in worked]
        total = sum(length * variable for length, variable in minutes)
        self.model.add_linear_constraint(total, employee.minimum_minutes, employee.maximum_minutes)

    def add_weekends(self, name, employee, works):
        weekends = []
        for saturday in range(5, self.instance.days, 7):
            weekend = self.model.new_bool_var(f"weekend[{name},{saturday // 7}]")
            weekends.append(weekend)
            for day in range(saturday, min(saturday + 2, self.instance.days)):
                self.model.add_implication(works[day], weekend)
        self.model.add(sum(weekends) <= employee.maximum_weekends)

    def add_runs(self, employee, works):
        """Long runs by a sum over each window, short ones by a clause for each run cut off on both sides."""
        days, longest = self.instance.days, employee.maximum_days_in_a_row
        for first in range(days - longest):
            self.model.add(sum(works[first:first + longest + 1]) <= longest)
        for length in range(1, employee.minimum_days_in_a_row):
            for first in range(1, days - length):
                run = [~works[day] for day in range(first, first + length)]
                self.model.add_bool_or([works[first - 1]] + run + [works[first + length]])
        for length in range(1, employee.minimum_days_off_in_a_row):
            for first in range(1, days - length):
                run = [works[day] for day in range(first, first + length)]
                self.model.add_bool_or([~works[first - 1]] + run + [~works[first + length]])

    def penalty(self):
        terms, constant = [], 0
        for name, day, shift, weight in self.instance.on_requests:
            constant += weight
            if (name, day, shift) in self.x:
                terms.append(-weight * self.x[name, day, shift])
        for name, day, shift, weight in self.instance.off_requests:
            if (name, day, shift) in self.x:
                terms.append(weight * self.x[name, day, shift])
        for day, shift, wanted, under_weight, over_weight in self.instance.cover:
            present = [self.x[name, day, shift] for name in self.instance.staff if (name, day, shift) in self.x]
            under = self.model.new_int_var(0, wanted, f"under[{day},{shift}]")
            over = self.model.new_int_var(0, max(0, len(present) - wanted), f"over[{day},{shift}]")
            self.model.add(sum(present) + under - over == wanted)
            terms += [under_weight * under, over_weight * over]
        return sum(terms) + constant

    def rows(self, value):
        """The roster in the order of the staff, then by day."""
        return [
            (name, day, shift)
            for name in self.instance.staff for day in range(self.instance.days) for shift in self.instance.minutes
            if (name, day, shift) in self.x and value(self.x[name, day, shift])
        ]


class Progress(cp_model.CpSolverSolutionCallback):
    """A line on stderr for each better roster."""

    def __init__(self, name, started):
        super().__init__()
        self.name, self.started = name, started

    def on_solution_callback(self):
        seconds = time.monotonic() - self.started
        print(
            f"{self.name} {seconds:.1f} s: {self.objective_value:.0f}, bound {self.best_objective_bound:.0f}",
            file=sys.stderr, flush=True)


def write(path, rows):
    """Writes the rows as CSV, whole: under a temporary name first."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    with open(partial, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    partial.replace(path)


def solve(path, options):
    """Solves one instance within the time limit, reading and building included; returns a row of the results."""
    started = time.monotonic()
    instance = read_instance(path)
    formulation = Formulation(instance)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = options.workers
    solver.parameters.max_time_in_seconds = max(0.0, options.time_limit - (time.monotonic() - started))
    status = solver.solve(formulation.model, Progress(path.stem, started))
    seconds = time.monotonic() - started
    if status == cp_model.MODEL_INVALID:
        raise RuntimeError(f"{path}: {formulation.model.validate()}")
    words = {cp_model.OPTIMAL: "optimal", cp_model.INFEASIBLE: "infeasible"}
    termination = words.get(status, "timeLimit")
    if status == cp_model.INFEASIBLE:
        return [path.stem, "", "", "", f"{seconds:.3f}", termination]
    bound = solver.best_objective_bound
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return [path.stem, "", f"{bound:g}", "", f"{seconds:.3f}", termination]
    rows = formulation.rows(solver.boolean_value)
    objective, violations = check(instance, rows)
    if violations or objective != round(solver.objective_value):
        raise RuntimeError(f"{path}: the model is wrong: {solver.objective_value} {objective} {violations}")
    write(options.out / f"{path.stem}.csv", [("employee", "day", "shift")] + rows)
    gap = abs(objective - bound) / (abs(objective) + 1e-10)
    return [path.stem, str(objective), f"{bound:.10g}", f"{gap:.6f}", f"{seconds:.3f}", termination]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--time-limit", type=float, default=60, metavar="S", help="seconds of wall time per instance")
    parser.add_argument("--workers", type=int, default=2, help="threads of the search")
    parser.add_argument("--out", type=pathlib.Path, required=True, metavar="DIR")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    results = [["instance", "objective", "bound", "gap", "seconds", "termination"]]
    for path in options.files:
        results.append(solve(path, options))
        print(*results[-1], sep=",", file=sys.stderr, flush=True)
        write(options.out / "results.csv", results)


if __name__ == "__main__":
    main()
