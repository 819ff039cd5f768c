"""Fuzzes the skill, loads it, and runs the suite with its clock moved."""
