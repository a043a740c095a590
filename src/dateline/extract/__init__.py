"""What one document says: each finder takes a document and what was found before it."""
