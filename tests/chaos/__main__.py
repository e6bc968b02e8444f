"""`make chaos`: puts the kiosk's promises to the proof, one line for each; the exit code is 1 if one is not kept."""

import argparse
import importlib
import sys
import time

MODULES = ("failures", "hostile", "screens", "clocks", "disk")


def main() -> int:
    """Prove all, or what is asked for."""
    asked = argparse.ArgumentParser(prog="make chaos", description="Breaks things, and looks what follows.")
    asked.add_argument("--short", action="store_true", help="fewer times, in a few minutes")
    asked.add_argument("--only", nargs="*", metavar="MODULE", choices=MODULES, help=", ".join(MODULES))
    arguments = asked.parse_args()
    broken = 0
    for name in arguments.only or MODULES:
        begun = time.monotonic()
        for proof in importlib.import_module(f"chaos.{name}").main(short=arguments.short):
            print(proof, flush=True)
            broken += not proof.is_met
        print(f"      {name}: {time.monotonic() - begun:.0f} s", flush=True)
    print(f"{broken} promises are broken" if broken else "every promise is kept")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
