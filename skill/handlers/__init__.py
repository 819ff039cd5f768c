"""Turns Alexa's requests into user acts and replies into Alexa's responses. The only room that knows the ASK SDK."""
