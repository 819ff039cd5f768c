"""Words -> findings present, denied or unsure; about whom; since when; what is asked. Never a level, never a rule."""
