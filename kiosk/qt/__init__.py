"""The Qt parts that QML does not use by name: window, input, fonts, painting, threads."""
