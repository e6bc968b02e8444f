"""Chromium in kiosk mode with a reveal.js deck: text and pictures as a web author sets them, moving as ours do."""

import html
import json
import os
import shutil
from pathlib import Path

from bench.peers.export import DWELL_S, Exported
from bench.peers.peer import LeftOutError, Peer, said
from kiosk import paths

_REVEAL = Path("build/peers/node_modules/reveal.js")  # build_spec/setup.sh bench puts it there

_PAGE = """<!doctype html>
<meta charset="utf-8">
<link rel="stylesheet" href="reveal/reveal.css">
<style>
@font-face {{ font-family: Golos; src: url(GolosText-Regular.ttf) }}
@font-face {{ font-family: Golos; font-weight: bold; src: url(GolosText-Bold.ttf) }}
body {{ margin: 0; background: #000; font-family: Golos }}
.reveal .slides section {{ width: 1920px; height: 1080px; padding: 0; overflow: hidden; text-align: left }}
img {{ position: absolute; width: 1920px; height: 1080px }}
h2, p {{ position: absolute; left: 96px; width: 760px; margin: 0 }}
h2 {{ top: 120px; font-size: 64px }}
p {{ top: 400px; font-size: 36px; line-height: 1.5 }}
.drifting .present img {{ animation: drift {dwell}s linear both }}
@keyframes drift {{ to {{ transform: scale(1.06) }} }}
</style>
<body class="reveal-viewport"><div class="reveal"><div class="slides">
{sections}
</div></div>
<script src="reveal/reveal.js"></script>
<script>
Reveal.initialize({{ width: 1920, height: 1080, margin: 0, loop: true, controls: false, progress: false,
  transition: "slide", transitionSpeed: "fast", autoSlide: {dwell}000, autoSlideStoppable: false }}).then(() =>
    document.body.classList.toggle("drifting", Reveal.getConfig().autoSlide > 0));
</script>
"""
_SECTION = """<section style="background: {ground}; color: {ink}"><img src="{picture}" alt="">
<h2>{headline}</h2><p>{text}</p></section>"""
# Software drawing; nothing that asks the network or the desktop. As root Chromium starts only without its sandbox.
_FLAGS = (
    *("--kiosk", "--disable-gpu", "--window-position=0,0", "--window-size=1920,1080", "--force-color-profile=srgb"),
    *("--no-first-run", "--no-default-browser-check", "--noerrdialogs", "--disable-infobars", "--password-store=basic"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
    *("--allow-file-access-from-files", "--disable-session-crashed-bubble"),
)


def peer(exported: Exported, home: Path) -> Peer:
    chromium = shutil.which("chromium")
    if not chromium:
        raise LeftOutError("chromium is not installed")
    if not (_REVEAL / "dist/reveal.js").is_file():
        raise LeftOutError(f"{_REVEAL} is not there: build_spec/setup.sh bench installs it")
    page = write(exported)
    flags = (*_FLAGS, f"--user-data-dir={home / 'chromium'}", *(["--no-sandbox"] if os.geteuid() == 0 else []))
    reveal = json.loads((_REVEAL / "package.json").read_text(encoding="utf-8"))["version"]
    return Peer(
        "Chromium + reveal.js",
        f"{said(chromium, '--version')}, reveal.js {reveal}",
        loop=(chromium, *flags, page.as_uri()),
        visit=(chromium, *flags, f"{page.as_uri()}?autoSlide=0"),
    )


def write(exported: Exported) -> Path:
    """The page, with all that it shows beside it."""
    folder = exported.folder / "reveal"
    shutil.copytree(_REVEAL / "dist", folder / "reveal")
    for font in paths.FONTS.glob("*.ttf"):
        shutil.copy(font, folder)
    page = folder / "index.html"
    page.write_text(document(exported), encoding="utf-8")
    return page


def document(exported: Exported) -> str:
    """The page's HTML."""
    sections = [
        _SECTION.format(
            ground=card.ground,
            ink=card.on_ground,
            picture=card.illustration.as_uri(),
            headline=html.escape(card.headline),
            text=html.escape(card.text),
        )
        for card in exported.cards
    ]
    return _PAGE.format(dwell=DWELL_S, sections="\n".join(sections))
