"""One turn of talk: (Conversation, UserAct) -> (Conversation, Reply). No wording, no Alexa, no clock."""
