"""Opening hours: when the exhibition is open, and the operator's extension for today. No Qt, no clock of its own."""
