"""Programs of the workshop: what builds the interaction model, measures and documents. Never shipped."""
