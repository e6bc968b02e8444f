"""The program as a process: its log, its crashes, its output, one instance at a time, and the next start."""
