"""The local Echo: hears typed words as Alexa would, and talks to the skill over HTTP. Never shipped to Lambda."""
