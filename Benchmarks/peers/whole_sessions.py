"""Solves the programs that WholeSessions wrote with HiGHS: `python3 peers/whole_sessions.py DIR` (PyPI: highspy)."""

import pathlib
import sys

import highspy

print("seed,objective,bound,status,seconds")
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.mps"), key=lambda p: int(p.stem)):
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("time_limit", 60.0)
    highs.readModel(str(path))
    highs.run()
    info = highs.getInfo()
    status = highs.modelStatusToString(highs.getModelStatus())
    print(f"{path.stem},{info.objective_function_value:.10g},{info.mip_dual_bound:.10g},{status},{highs.getRunTime():.2f}")
