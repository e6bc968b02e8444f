"""The bundled typeface, the letters it lacks, and where lines may end."""
