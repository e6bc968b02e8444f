"""The kiosk's own sources, for tests that read them."""

from kiosk import paths

QML_FILES = sorted(paths.UI.rglob("*.qml"))
assert QML_FILES, f"no QML in {paths.UI}"
