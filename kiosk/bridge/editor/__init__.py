"""The Qt objects of the editor: the deck that is edited, its cards and fields, its history, its files and pictures."""

from kiosk.bridge.editor.editor import Editor

__all__ = ["Editor"]
