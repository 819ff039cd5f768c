"""Alexa requests -> user acts, replies -> Alexa responses. The only room that knows the ASK SDK."""
