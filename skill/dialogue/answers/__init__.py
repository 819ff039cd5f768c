"""Answers to what is asked: subjects, and why the skill said what it said."""
