"""The pages with which a deck is rolled out: which decks there are, the plan, the progress."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kiosk.desk import decks, shown
from kiosk.desk.driver import Driver
from kiosk.desk.shelf import Shelf
from kiosk.fleet import rollout, wanting
from kiosk.fleet.rollout import Manner
from kiosk.fleet.stages import stages
from kiosk.fleet.tower import Tower
from kiosk.fleet.wanting import WantError
from kiosk.link.contract import Pack
from kiosk.problems import CannotStartError

_NONE = ""
# What can be chosen, with its words.
STEPS = {
    "careful": ("a tenth, then half, then all", ("10%", "50%")),
    "half": ("half, then all", ("50%",)),
    "once": ("all", ()),
}
SOAKS = {300: "5 minutes", 3600: "an hour", 86_400: "a day"}
PATIENCES = {3600: "an hour", 86_400: "a day", 7 * 86_400: "a week"}
SHARES = {100: "all of its kiosks", 90: "nine of ten kiosks"}


@dataclass(frozen=True)
class _Asked:
    """What was chosen in the form."""

    pack: str
    to: str
    first: str
    steps: str
    soak_s: int
    patience_s: int
    share: int
    back: bool

    @property
    def manner(self) -> Manner:
        return Manner(soak_s=self.soak_s, patience_s=self.patience_s, share=self.share / 100)


def pages(tower: Tower, shelf: Shelf, driver: Driver, now: Callable[[], datetime]) -> Blueprint:
    """The pages, for the application."""
    made = Blueprint("rolling", __name__)

    @made.get("/decks")
    def all_decks() -> ResponseReturnValue:
        with tower.hearing:
            going, groups = shown.rollouts(tower.fleet), decks.groups(tower.fleet, now())
            kiosks = sorted(kiosk.name for kiosk in tower.fleet)
        given = {"packs": shelf.packs(), "has_shelf": shelf.is_there, "kiosks": kiosks}
        return render_template("decks.html", going=going, groups=groups, to=request.args.get("to", ""), **given)

    @made.get("/plan")
    def plan() -> ResponseReturnValue:
        asked = _asked(request.args)
        try:
            pack = shelf.pack(asked.pack, back=asked.back)
            found = _plan(tower, asked, pack)
        except WantError as error:
            flash(str(error), "bad")
            return redirect(url_for("rolling.all_decks"))
        with tower.hearing:
            staged = decks.staged(tower.fleet, found.stages, pack, now())
            older = decks.is_older(tower.fleet, found.names, pack)
            going = tower.fleet.rollouts.get(found.group) if found.group else None
        choices = {"steps": STEPS, "soaks": SOAKS, "patiences": PATIENCES, "shares": SHARES}
        return render_template(
            "plan.html", asked=asked, pack=pack, plan=found, staged=staged, older=older, going=going, **choices
        )

    @made.post("/begin")
    def begin() -> ResponseReturnValue:
        asked = _asked(request.form)
        try:
            pack = shelf.pack(asked.pack, back=asked.back)
            found = _plan(tower, asked, pack)
            shelf.require_served(pack)
            if not found.group:
                rollout.want(tower, f"kiosk/{found.names[0]}", pack)
                flash(f"Wanted: {pack.name} {pack.version}. It plays it once nobody touches it.", "good")
                return redirect(url_for("kiosk", name=found.names[0]))
        except (WantError, CannotStartError) as error:
            flash(str(error), "bad")
            return redirect(url_for("rolling.all_decks"))
        driver.begin(found.group, pack, found.stages, asked.manner, found.first)
        flash(f"The roll-out of {pack.name} {pack.version} has begun.", "good")
        return redirect(url_for("rolling.progress", group=found.group))

    @made.get("/progress/<group>")
    def progress(group: str) -> ResponseReturnValue:
        with tower.hearing:
            note = tower.fleet.rollouts.get(group)
            it = next((it for it in shown.rollouts(tower.fleet) if it.group == group), None)
            if note is None or it is None:
                abort(404)
            try:
                found = rollout.plan_of(tower.fleet, note)
            except WantError:
                found = ()
            staged = decks.staged(tower.fleet, found, note.pack, now())
        given = {"word": decks.in_words(note), "drives": driver.drives(group), "group": group}
        return render_template("progress.html", note=note, it=it, staged=staged, **given)

    @made.post("/progress/<group>/<what>")
    def steer(group: str, what: str) -> ResponseReturnValue:
        with tower.hearing:
            note = tower.fleet.rollouts.get(group)
        if note is None:
            abort(404)
        try:
            match what:
                case "stop":
                    rollout.stop(tower, group, "stopped at the desk")
                    flash("It goes no further. Kiosks that play the new deck keep it.", "good")
                case "go-on":
                    with tower.hearing:
                        found = rollout.plan_of(tower.fleet, note)
                    manner = Manner(soak_s=note.soak_s, patience_s=note.patience_s, share=note.share)
                    if note.state == "stopped":
                        driver.settle(group)
                    if not driver.drives(group):
                        stage = min(note.stage, len(found) - 1)
                        driver.begin(group, note.pack, found, manner, note.first, stage)
                    flash("It goes on.", "good")
                case "back":
                    pack, names = rollout.roll_back(tower, f"group/{group}")
                    before = f"{pack.name} {pack.version}" if pack else "what was before"
                    flash(f"Wanted of {shown.many(len(names), 'kiosk')}: {before}.", "good")
                case _:
                    abort(404)
        except (WantError, CannotStartError) as error:
            flash(str(error), "bad")
        return redirect(url_for("rolling.progress", group=group))

    @made.post("/bring")
    def bring() -> ResponseReturnValue:
        file = request.files.get("file")
        try:
            brought = shelf.bring(file.stream) if file and file.filename else None
        except WantError as error:
            flash(str(error), "bad")
        else:
            told = f"{brought.name} {brought.version} is there." if brought else "Choose the pack's file first."
            flash(told, "good" if brought else "bad")
        return redirect(url_for("rolling.all_decks"))

    return made


@dataclass(frozen=True)
class _Plan:
    """Whom a roll-out concerns. `group`: empty for a single kiosk. `kept`: those of which another deck is wanted."""

    group: str
    names: tuple[str, ...]
    kept: tuple[str, ...]
    first: tuple[str, ...]
    stages: tuple[tuple[str, ...], ...]


def _plan(tower: Tower, asked: _Asked, pack: Pack) -> _Plan:
    """Raises WantError."""
    with tower.hearing:
        target = wanting.target_of(tower.fleet, asked.to)
        kind, _, name = target.partition("/")
        if kind == "kiosk":
            if name not in tower.fleet.kiosks:
                raise WantError(f"nobody has heard of {name}")
            return _Plan("", (name,), (), (), ((name,),))
        members = tower.fleet.members(name)
        names = wanting.concerned(tower.fleet, name, pack)
    if not names:
        raise WantError(f"there is no kiosk in {name} that it concerns")
    first = (asked.first,) if asked.first in names else ()
    kept = tuple(it for it in members if it not in names)
    return _Plan(name, tuple(names), kept, first, stages(names, pack, first, STEPS[asked.steps][1]))


def _asked(form: Any) -> _Asked:
    def one_of(name: str, choices: Any, usual: Any) -> Any:
        return next((it for it in choices if str(it) == form.get(name)), usual)

    return _Asked(
        pack=form.get("pack", ""),
        to=form.get("to", ""),
        first=form.get("first", _NONE),
        steps=one_of("steps", STEPS, "careful"),
        soak_s=one_of("soak", SOAKS, 300),
        patience_s=one_of("patience", PATIENCES, 86_400),
        share=one_of("share", SHARES, 100),
        back=bool(form.get("back")),
    )
