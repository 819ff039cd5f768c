"""The Flask door: verifies that a request comes from Alexa, and decides nothing."""
