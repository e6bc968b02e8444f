"""The page itself: a Flask application over a `Tower`. Every form changes only what the contract allows."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from kiosk.desk import rolling, shown
from kiosk.desk.door import Door, Key, is_token
from kiosk.desk.driver import Driver
from kiosk.desk.shelf import MOST_BYTES, Shelf
from kiosk.fleet import report, rollout, wanting, wishing
from kiosk.fleet.tower import Tower
from kiosk.link.agent import Out
from kiosk.link.contract import Screenshot, as_bytes
from kiosk.problems import CannotStartError

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_LONGEST_SESSION = timedelta(hours=12)
_MOST_FORM_BYTES = 20_000
_SPANS = (1, 7, 30)
_ASK_LASTS_S = 60


def application(
    tower: Tower,
    shelf: Shelf,
    key: Key,
    *,
    is_secure: bool,
    now: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone(),
) -> Flask:
    """The application. `is_secure`: it is reached over TLS, so cookies are sent over nothing else."""
    app = Flask(__name__, static_folder="static", template_folder="templates")
    app.config.update(
        SECRET_KEY=key.secret,
        SESSION_COOKIE_NAME="desk",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",  # a link in an alert leads in; forms of other sites come without it
        SESSION_COOKIE_SECURE=is_secure,
        PERMANENT_SESSION_LIFETIME=_LONGEST_SESSION,
        MAX_CONTENT_LENGTH=_MOST_FORM_BYTES,
    )
    app.jinja_env.filters["many"] = shown.many
    app.register_blueprint(rolling.pages(tower, shelf, Driver(tower), now))
    door = Door(key)

    @app.before_request
    def guard() -> ResponseReturnValue | None:
        if request.endpoint == "rolling.bring" and session.get("in"):
            request.max_content_length = MOST_BYTES + _MOST_FORM_BYTES  # a pack
        if request.method == "POST":
            _require_own_form()
        if request.endpoint in ("login", "static") or session.get("in"):
            return None
        return redirect(url_for("login"))

    @app.after_request
    def harden(answer: Response) -> Response:
        answer.headers["Content-Security-Policy"] = _POLICY
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "same-origin"
        if request.endpoint != "static":
            answer.headers["Cache-Control"] = "no-store"
        return answer

    @app.context_processor
    def shared() -> dict[str, Any]:
        given = {"token": session.get("token", ""), "now": now(), "is_in": bool(session.get("in"))}
        return {**given, "is_connected": tower.is_connected}

    @app.errorhandler(HTTPException)
    def fail(error: HTTPException) -> ResponseReturnValue:
        return render_template("error.html", error=error), error.code or 500

    @app.route("/login", methods=["GET", "POST"])
    def login() -> ResponseReturnValue:
        if request.method == "GET":
            session.setdefault("token", secrets.token_hex(16))
            return render_template("login.html")
        if not door.opens(request.form.get("password", "")):
            wait = door.wait_s()
            flash(f"Too many wrong tries. Wait {wait:.0f} s." if wait else "Wrong password.", "bad")
            return render_template("login.html"), 403
        session.clear()
        session.permanent = True
        session.update({"in": True, "token": secrets.token_hex(16)})  # another one than before
        return redirect(url_for("wall"))

    @app.post("/logout")
    def logout() -> ResponseReturnValue:
        session.clear()
        return redirect(url_for("login"))

    @app.get("/")
    def wall() -> ResponseReturnValue:
        group = request.args.get("group", "")
        with tower.hearing:
            tiles = shown.tiles(tower.fleet, now(), group)
            going, groups = shown.rollouts(tower.fleet), tower.fleet.groups()
        return render_template(
            "wall.html", tiles=tiles, counts=shown.counts(tiles), going=going, groups=groups, group=group
        )

    @app.get("/kiosk/<name>")
    def kiosk(name: str) -> ResponseReturnValue:
        with tower.hearing:
            found = tower.fleet.kiosks.get(name)
            tile = next((it for it in shown.tiles(tower.fleet, now()) if it.name == name), None)
            desired = tower.fleet.desired.get(f"kiosk/{name}")
        if found is None or tile is None:
            abort(404)
        has_step = bool(desired and desired.pack)
        return render_template("kiosk.html", tile=tile, status=found.status, has_step=has_step)

    @app.get("/picture/<name>.jpg")
    def picture(name: str) -> ResponseReturnValue:
        with tower.hearing:
            found = tower.fleet.kiosks.get(name)
        if found is None or not found.picture:
            abort(404)
        return Response(found.picture, mimetype="image/jpeg")

    @app.get("/visits")
    def visits() -> ResponseReturnValue:
        group, span = request.args.get("group", ""), request.args.get("days", default=7, type=int)
        span = span if span in _SPANS else 7
        with tower.hearing:
            groups = tower.fleet.groups()
            names = tower.fleet.members(group) if group else None
            sums = report.summed(report.said(tower.fleet, names, shown.first_day(now().date(), span), ""))
        charts = shown.charts(sums) if sums.visits else []
        drawn = [(title, Markup(chart)) for title, chart in charts]  # noqa: S704 - drawn by us
        return render_template(
            "visits.html", sums=sums, charts=drawn, group=group, groups=groups, span=span, spans=_SPANS
        )

    @app.get("/visits.csv")
    def visits_table() -> ResponseReturnValue:
        group = request.args.get("group", "")
        with tower.hearing:
            names = tower.fleet.members(group) if group else None
            table = report.as_csv(report.said(tower.fleet, names, "", ""))
        answer = Response(table, mimetype="text/csv")
        answer.headers["Content-Disposition"] = "attachment; filename=visits.csv"
        return answer

    @app.post("/do/<kind>/<name>/<what>")
    def do(kind: str, name: str, what: str) -> ResponseReturnValue:
        try:
            flash(_done(tower, f"{kind}/{name}", what), "good")
        except (wanting.WantError, CannotStartError) as error:
            flash(str(error), "bad")
        return redirect(url_for("kiosk", name=name) if kind == "kiosk" else url_for("wall", group=name))

    return app


def _require_own_form() -> None:
    """Only what was sent from a page of ours is done: with the session's token, from the same origin."""
    origin = request.headers.get("Origin")
    if origin and origin != "null" and not _is_own(origin):
        abort(403)
    if not is_token(request.form.get("token", ""), session.get("token", "")):
        abort(403)


def _is_own(origin: str) -> bool:
    try:
        return urlsplit(origin).netloc == request.host
    except ValueError:  # no address at all
        return False


def _done(tower: Tower, target: str, what: str) -> str:
    """Do what a button says. Raises WantError and CannotStartError."""
    with tower.hearing:
        target = wanting.target_of(tower.fleet, target)
        names = wanting.members(tower.fleet, target)
        if not names or (target.startswith("kiosk/") and names[0] not in tower.fleet.kiosks):
            raise wanting.WantError(f"nobody has heard of {target}")
    match what:
        case "screenshot":
            for name in names:
                ask = as_bytes(Screenshot(id=secrets.token_hex(8)))
                tower.say(Out(tower.topics.ask(name), ask, is_retained=False, lasts_s=_ASK_LASTS_S))
            return "Asked for a picture. It comes once nobody touches the kiosk."
        case "rollback":
            pack, names = rollout.roll_back(tower, target)
            before = f"{pack.name} {pack.version}" if pack else "what was before"
            return f"Wanted of {shown.many(len(names), 'kiosk')}: {before}."
        case "pause" | "resume":
            values: dict[str, Any] = {"pause": what == "pause"}
        case "restart":
            values = {"restart": True}
        case "say":
            values = {"message": _card()}
        case _:
            abort(404)
    kept = wishing.wish(tower, target, **values).kept
    but = f" Of {shown.many(len(kept), 'kiosk')} something else is wanted, which counts more." if kept else ""
    return f"Wanted of {shown.many(len(names), 'kiosk')}. Each does it once nobody touches it.{but}"


def _card() -> dict[str, Any] | None:
    """The message in the form; None for an empty one, which takes it back."""
    code, headline = request.form.get("language", "").strip(), request.form.get("headline", "").strip()
    text = request.form.get("text", "").strip()
    if not headline:
        return None
    return {"headline": {code or "en": headline}, "text": {code or "en": text} if text else {}}
