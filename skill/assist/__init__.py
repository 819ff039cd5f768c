"""The door for smart speakers without a cloud: a Wyoming service, as Home Assistant's Assist uses it. Words only."""
