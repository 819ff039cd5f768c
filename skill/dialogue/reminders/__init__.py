"""Reminders and timers by voice."""
