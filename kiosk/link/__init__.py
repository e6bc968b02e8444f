"""`kiosk link`: joins one kiosk to a fleet over MQTT. A process of its own; the kiosk plays without it for ever."""
