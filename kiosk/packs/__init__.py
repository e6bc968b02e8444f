"""Signed packs: a deck in one file, and the packs that a kiosk has installed side by side.

Who brings a pack, a stick, the link or a person at the keyboard, calls the same four functions:

    packs = Packs(paths.packs_folder(settings))    # of the kiosk with this settings file; None: the user's own
    header = verify(packs, file)                   # is it signed by a trusted key, whole, and not too old?
    installed = install(packs, file)               # the same, then unpacked, checked, switched to
    packs.installed(), packs.playing()             # what is there, and what plays
    packs.rollback()                               # one step back

All of them may take long and raise PackError, whose text is one line for people and whose `reason` is for programs.
They may be called from any process: a lock keeps them apart. The kiosk that runs takes over within seconds, when nobody
touches it. Only `kiosk.packs.record` and `.store` are loaded by a player that starts.
"""
