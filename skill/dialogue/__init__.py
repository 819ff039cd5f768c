"""One turn of the conversation: (Conversation, UserAct) -> (Conversation, Reply). No wording, no Alexa, no clock."""
