"""`kiosk fleet`: for whoever looks after kiosks. A client of the same broker; two of them may run, none need run."""
