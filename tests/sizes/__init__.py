"""Whether everything fits and can be pressed on screens of all usual sizes: tests take a few, `make sizes` all."""
