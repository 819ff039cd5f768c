"""Fuzzing, load, and the suite with its clock moved."""
