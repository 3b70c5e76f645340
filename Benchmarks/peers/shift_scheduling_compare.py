"""Runs `linli bench shift-scheduling` and CP-SAT on the same instances, one after the other with the same wall time.

    python3 peers/shift_scheduling_compare.py LINLI FILE... --time-limit S --out DIR [--best-known CSV] [--only linli]

Both rosters of each instance are checked by shift_scheduling_check.py. Writes DIR/compare.csv and prints the same table:
objective, bound and seconds of both, rules broken, and where a best-known value is given the distance to it in percent.
Needs PyPI: ortools (unless --only linli). Exit 1 if a rule is broken or CP-SAT was better anywhere.
"""

import argparse
import csv
import pathlib
import resource
import subprocess
import sys

from shift_scheduling_check import check, read_instance, read_solution

HEADER = [
    "instance", "best_known", "linli", "linli_bound", "linli_seconds", "linli_broken", "linli_percent",
    "linli_bound_percent", "cpsat", "cpsat_bound", "cpsat_seconds", "cpsat_broken",
]


def best_known(path):
    """Best-known values by instance: the columns `instance` and the first one whose name starts with best_known."""
    if path is None:
        return {}
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    column = next(name for name in rows[0] if name.startswith("best_known"))
    return {row["instance"]: int(row[column]) for row in rows if row[column]}


def outcome(command, path, out):
    """Runs a solver on one instance; returns its objective, bound, seconds and rules broken as the check counts them."""
    subprocess.run(command + [str(path), "--out", str(out)], check=True, stdout=subprocess.DEVNULL)
    with open(out / "results.csv", encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["instance"] == path.stem)
    roster = out / f"{path.stem}.csv"
    if not row["objective"]:
        return ["", row["bound"], row["seconds"], ""]
    objective, violations = check(read_instance(path), read_solution(roster))
    if objective != int(row["objective"]):
        violations.append(f"claimed {row['objective']}, counted {objective}")
    return [objective, row["bound"], row["seconds"], len(violations)]


def percent(value, known):
    """How far a value is above the best known, in percent."""
    return f"{100 * (float(value) - known) / known:.2f}" if known and value not in ("", None) else ""


def compare(path, options, known):
    """One line of the table."""
    limit = ["--time-limit", str(options.time_limit)]
    ours = outcome([str(options.linli), "bench", "shift-scheduling", "--quiet"] + limit, path, options.out / "linli")
    theirs = ["", "", "", ""]
    if options.only != "linli":
        peer = [sys.executable, str(pathlib.Path(__file__).with_name("shift_scheduling_cpsat.py")), "--workers", "2"]
        theirs = outcome(peer + limit, path, options.out / "cpsat")
    value = known.get(path.stem)
    return [path.stem, value or ""] + ours + [percent(ours[0], value), percent(ours[1], value)] + theirs


def is_good(row):
    """Whether no rule is broken and CP-SAT is not better."""
    named = dict(zip(HEADER, row))
    if named["linli_broken"] != 0 or named["cpsat_broken"] not in (0, ""):
        return False
    return named["cpsat"] == "" or named["linli"] <= named["cpsat"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("linli", type=pathlib.Path, metavar="LINLI", help="the program, a release build")
    parser.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--time-limit", type=float, default=60, metavar="S", help="seconds of wall time per instance")
    parser.add_argument("--out", type=pathlib.Path, required=True, metavar="DIR")
    parser.add_argument("--best-known", type=pathlib.Path, metavar="CSV")
    parser.add_argument("--only", choices=["linli"], help="leave the peer out")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    known = best_known(options.best_known)
    rows = [HEADER]
    print(*HEADER, sep=",", flush=True)
    for path in options.files:
        rows.append(compare(path, options, known))
        print(*rows[-1], sep=",", flush=True)
        with open(options.out / "compare.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process: {peak:.0f} MB", file=sys.stderr)
    return 0 if all(is_good(row) for row in rows[1:]) else 1


if __name__ == "__main__":
    sys.exit(main())
