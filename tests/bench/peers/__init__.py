"""The kiosk beside other programs that show the same cards: `make bench ARGS="--only peers"`; docs/performance.md."""
