"""Where reports come from: each reader gives reports, or failures that name what is wrong."""
