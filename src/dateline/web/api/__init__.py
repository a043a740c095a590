"""The same questions for programs: `/api/v1`, described by OpenAPI."""
