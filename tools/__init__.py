"""Programs that build the interaction model, package, measure and write the documents. Never shipped."""
