"""From message keys and values to what is heard. Only this room knows wording, and only this room writes SSML."""
