"""The verbs that turn a document into checked, curated tables."""
