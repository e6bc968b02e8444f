"""For whom the rules of a style sheet are: what a `@media`, or a sheet's `media`, says of a picture on a screen."""

_YES = {"", "all", "screen", "(prefers-color-scheme:light)", "(prefers-reduced-motion:no-preference)"}
_YES |= {"(prefers-contrast:no-preference)", "(prefers-reduced-transparency:no-preference)", "(forced-colors:none)"}
_NO = {"print", "speech", "tty", "tv", "projection", "handheld", "braille", "embossed", "aural"}
_NO |= {"(prefers-color-scheme:dark)", "(prefers-reduced-motion:reduce)", "(prefers-reduced-motion)"}
_NO |= {"(prefers-contrast:more)", "(prefers-contrast)", "(prefers-contrast:less)", "(forced-colors:active)"}
_NO |= {"(forced-colors)", "(prefers-reduced-transparency:reduce)"}


def applies(said: str) -> bool | None:
    """Whether it is for a light screen, for whoever has asked for nothing else; None for what is not understood."""
    found = [_query(one) for one in said.lower().split(",")]
    return True if True in found else None if None in found else False


def _query(said: str) -> bool | None:
    words = said.strip().removeprefix("only ").removeprefix("not ").split(" and ")
    parts = ["".join(word.split()) for word in words]
    known = False if _NO & set(parts) else True if set(parts) <= _YES else None
    return not known if known is not None and said.strip().startswith("not ") else known
