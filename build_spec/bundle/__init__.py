"""The executable: building it with PyInstaller, its contents, licences and list of parts."""
