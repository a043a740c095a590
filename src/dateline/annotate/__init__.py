"""From a document to sentences and tokens, in our own types."""
