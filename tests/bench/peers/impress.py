"""LibreOffice Impress, showing an OpenDocument presentation in a loop: text over a picture, without effects."""

import shutil
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from bench.peers.export import DWELL_S, Exported
from bench.peers.peer import LeftOutError, Peer, said

_KIND = "application/vnd.oasis.opendocument.presentation"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = " ".join(
    f'xmlns:{short}="{name}"'
    for short, name in {
        **{name: f"{_OASIS}{name}:1.0" for name in ("office", "style", "text", "presentation", "manifest")},
        **{short: f"{_OASIS}{name}:1.0" for short, name in (("draw", "drawing"), ("svg", "svg-compatible"))},
        "fo": f"{_OASIS}xsl-fo-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)
_REGISTRY = 'xmlns:oor="http://openoffice.org/2001/registry"'
_STYLES = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles {_NAMES} office:version="1.2"><office:automatic-styles>
<style:page-layout style:name="screen"><style:page-layout-properties fo:page-width="28cm" fo:page-height="15.75cm"
 fo:margin-top="0cm" fo:margin-bottom="0cm" fo:margin-left="0cm" fo:margin-right="0cm"/></style:page-layout>
</office:automatic-styles><office:master-styles><style:master-page style:name="plain"
 style:page-layout-name="screen"/></office:master-styles></office:document-styles>"""
_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {names} office:version="1.2"><office:automatic-styles>
{styles}</office:automatic-styles><office:body><office:presentation>
{pages}<presentation:settings presentation:endless="true" presentation:pause="PT0S"/>
</office:presentation></office:body></office:document-content>"""
_STYLE = """<style:style style:name="page{n}" style:family="drawing-page"><style:drawing-page-properties
 presentation:transition-type="{type}" presentation:duration="PT{dwell}S"/></style:style>
<style:style style:name="words{n}" style:family="paragraph"><style:text-properties fo:color="{ink}"
 fo:font-size="20pt"/></style:style>
"""
_BOX = """<style:style style:name="box" style:family="graphic"><style:graphic-properties draw:fill="none"
 draw:stroke="none"/></style:style>
"""
_SLIDE = """<draw:page draw:name="{n}" draw:style-name="page{n}" draw:master-page-name="plain">
<draw:frame svg:x="0cm" svg:y="0cm" svg:width="28cm" svg:height="15.75cm"><draw:image
 xlink:href="Pictures/{n}.png"/></draw:frame>
<draw:frame draw:style-name="box" svg:x="1.4cm" svg:y="1.6cm" svg:width="11cm" svg:height="12cm"><draw:text-box>
<text:p text:style-name="words{n}">{headline}</text:p><text:p text:style-name="words{n}">{text}</text:p>
</draw:text-box></draw:frame></draw:page>
"""
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest {names} manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
{pictures}</manifest:manifest>"""
_PICTURE = '<manifest:file-entry manifest:full-path="Pictures/{n}.png" manifest:media-type="image/png"/>'


# No lock file: one that is left of the start before asks a question.
_SETTINGS = f"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items {_REGISTRY}><item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="UseLocking"
 oor:op="fuse"><value>false</value></prop></item></oor:items>"""


def peer(exported: Exported, home: Path) -> Peer:
    office = shutil.which("soffice")
    if not office:
        raise LeftOutError("libreoffice-impress is not installed")
    profile = home / "office" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    show = (
        *(office, f"-env:UserInstallation={(home / 'office').as_uri()}"),
        *("--norestore", "--nologo", "--nolockcheck", "--nofirststartwizard", "--show"),
    )
    loop, visit = (write(exported, runs_by_itself=itself) for itself in (True, False))
    return Peer("LibreOffice Impress", said(office, "--version"), loop=(*show, str(loop)), visit=(*show, str(visit)))


def write(exported: Exported, *, runs_by_itself: bool) -> Path:
    """The presentation; one that runs by itself, or one that waits for keys."""
    file = exported.folder / ("loop.odp" if runs_by_itself else "visit.odp")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as odp:
        odp.writestr("mimetype", _KIND, zipfile.ZIP_STORED)  # the first, and as it is: so the format is told
        odp.writestr("META-INF/manifest.xml", _manifest(len(exported.cards)))
        odp.writestr("styles.xml", _STYLES)
        odp.writestr("content.xml", content(exported, runs_by_itself=runs_by_itself))
        for n, card in enumerate(exported.cards):
            odp.write(card.illustration, f"Pictures/{n}.png")
    return file


def _manifest(pictures: int) -> str:
    entries = "".join(_PICTURE.format(n=n) for n in range(pictures))
    return _MANIFEST.format(names=_NAMES, kind=_KIND, pictures=entries)


def content(exported: Exported, *, runs_by_itself: bool) -> str:
    """The presentation's slides, in XML."""
    kind = "automatic" if runs_by_itself else "manual"
    cards = list(enumerate(exported.cards))
    styles = [_STYLE.format(n=n, type=kind, dwell=DWELL_S, ink=card.on_ground) for n, card in cards]
    pages = [_SLIDE.format(n=n, headline=escape(card.headline), text=escape(card.text)) for n, card in cards]
    return _CONTENT.format(names=_NAMES, styles=_BOX + "".join(styles), pages="".join(pages))
