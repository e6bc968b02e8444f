"""Makes minimal Debians to try things in, with mmdebstrap, from this computer's own apt sources."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path


def make(root: Path, packages: Iterable[str], suite: str | None = None, *more: str) -> None:
    """Make a Debian (or Ubuntu, as this machine has) in the folder, or the archive, `root`; it must not be there yet.

    `suite` is the release, such as trixie; None: this machine's. `more` are further options of mmdebstrap. The root
    keeps the package sources, so that apt works in it as it does here. Raises SystemExit with what went wrong.
    """
    targets = ("apt-get", "indextargets", "--format", "$(ORIGIN) $(CODENAME) $(REPO_URI) $(COMPONENT)")
    found = [line.split() for line in output(*targets, "Created-By: Packages").splitlines()]
    own = [line for line in found if len(line) == 4 and line[0] in ("Debian", "Ubuntu")]
    if not own:
        raise SystemExit("apt names no mirror of Debian or Ubuntu: run apt-get update first")
    here = min((line[1] for line in own), key=len)  # bookworm rather than bookworm-updates
    suite = suite or here
    root.parent.mkdir(parents=True, exist_ok=True)
    sources, options = root.with_suffix(".sources.list"), root.with_suffix(".apt.conf")
    lines = (f"deb {uri} {release.replace(here, suite)} {part}\n" for _, release, uri, part in own)
    sources.write_text("".join(lines), encoding="utf-8")
    options.write_text(output("apt-config", "dump", "Acquire"), encoding="utf-8")  # proxies and the like too
    fresh = root.with_name(f"fresh-{root.name}")
    shutil.rmtree(fresh, ignore_errors=True)
    output(
        *("mmdebstrap", "--quiet", "--mode=root", "--variant=minbase", f"--aptopt={options}"),
        *(f"--include={','.join(packages)}", *more, suite, str(fresh), str(sources)),
    )
    fresh.rename(root)  # renamed last, so that it is never incomplete


def output(*command: str) -> str:
    """A command's output. Raises SystemExit with its error messages if it fails."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    return done.stdout
