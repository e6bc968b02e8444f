"""The report on visits: as numbers, table, CSV, JSON, charts, and a page to read and print."""
