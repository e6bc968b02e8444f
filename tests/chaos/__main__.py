"""`make chaos`: puts the kiosk's promises to the proof, one line for each; the exit code is 1 if one is not kept."""

import argparse
import importlib
import sys
import time

MODULES = ("failures", "hostile", "screens", "clocks", "disk", "kills", "sticks", "fleet")


def main() -> int:
    """Prove all, or what is asked for."""
    asked = argparse.ArgumentParser(prog="make chaos", description="Breaks things, and looks what follows.")
    asked.add_argument("--short", action="store_true", help="fewer times, in a few minutes")
    asked.add_argument("--only", nargs="*", metavar="MODULE", choices=MODULES, help=", ".join(MODULES))
    arguments = asked.parse_args()
    broken = []
    for name in arguments.only or MODULES:
        if not _is_kept(name, arguments.short):
            print(f"      {name} once more: other programs may have had the machine")
            broken += [] if _is_kept(name, arguments.short) else [name]
    print(f"promises are broken: {', '.join(broken)}" if broken else "every promise is kept")
    return 1 if broken else 0


def _is_kept(name: str, short: bool) -> bool:
    """Print a module's proofs; whether all of them are met."""
    begun = time.monotonic()
    are_met = []
    for proof in importlib.import_module(f"chaos.{name}").main(short=short):
        print(proof, flush=True)
        are_met.append(proof.is_met)
    print(f"      {name}: {time.monotonic() - begun:.0f} s", flush=True)
    return all(are_met)


if __name__ == "__main__":
    sys.exit(main())
