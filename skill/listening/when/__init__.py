"""Words -> dates, clock times, lengths of time and what repeats. Nothing here knows what time it is now."""
