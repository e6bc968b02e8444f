"""The version resource of the Windows programs: what Explorer shows in a file's properties."""

from pathlib import Path

_FORM = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "The kiosk authors"),
      StringStruct("FileDescription", "Kiosk for exhibition touchscreens"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "kiosk"),
      StringStruct("LegalCopyright", "The kiosk authors, MIT licence"),
      StringStruct("ProductName", "Kiosk"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 0x04B0])]),
  ],
)
"""


def write(version: str, file: Path) -> str:
    """Write the resource of `version`, such as 1.2.0, as PyInstaller reads it; the file's name."""
    numbers = [int(part) for part in version.partition("+")[0].split(".")]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_FORM.format(version=version, numbers=tuple((*numbers, 0, 0, 0, 0)[:4])), encoding="utf-8")
    return str(file)
