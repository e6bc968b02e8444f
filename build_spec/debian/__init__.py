"""The Debian package: building it, and trying it in a separate Debian."""
