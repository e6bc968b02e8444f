"""A thousand links at one real broker: how long a publication takes, and what it costs."""
