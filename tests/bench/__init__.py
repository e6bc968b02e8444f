"""Figures of speed and memory for people to judge: `make bench`. No test, since they depend on the machine."""
