"""Find days, clock times, lengths of time and recurrences in words. Nothing here knows what time it is now."""
