"""What developers call: QML's format, icons, pictures of the docs, a newcomer's machine."""
