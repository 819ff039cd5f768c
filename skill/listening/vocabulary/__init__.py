"""The words of a language, read from its folder and laid out for matching."""
