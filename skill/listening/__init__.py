"""Turn words into findings present, denied or unsure: whose, since when; and what is asked. Never a level or a rule."""
