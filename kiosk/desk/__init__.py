"""`kiosk desk`: one local web page for those who look after kiosks and do not type. It speaks only the contract."""
