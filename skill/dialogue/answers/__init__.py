"""Answers to what the person asks: about a subject, or why the skill said what it said."""
