"""The operator's words in English. A deck may translate them, under `operator` in its text files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.text.direction import filled

OPERATOR_WORDS = {
    "pin": "PIN",
    "pin_give": "Enter the PIN, then touch the tick.",
    "pin_wrong": "Wrong PIN.",
    "pin_wait": "Too many wrong tries. Wait {seconds} s.",
    "pin_locked": "Locked. Plug in the USB drive with the recovery file, or run “kiosk pin” on the computer.",
    "pin_unset": "This kiosk has no PIN yet. Choose one with at least six digits.",
    "pin_old": "Enter the current PIN first.",
    "pin_new": "Choose a new PIN with at least six digits.",
    "pin_again": "Enter the same PIN again.",
    "pin_differs": "The two PINs were different. Start again.",
    "pin_weak_digits": "A PIN has 6 to 12 digits. Choose another one.",
    "pin_weak_same": "A PIN with all digits the same is easy to guess. Choose another one.",
    "pin_weak_row": "Digits in a row are easy to guess. Choose another PIN.",
    "pin_not_kept": "The PIN could not be saved. The disk is full or cannot be written to.",
    "pin_not_tried": "The PIN cannot be checked right now. Try again.",
    "pin_saved": "The new PIN is set.",
    "delete": "Delete",
    "back": "Back",
    "done": "Done",
    "title": "Operator",
    "language": "Language",
    "up": "Up",
    "down": "Down",
    "less": "Less",
    "more": "More",
    "resume": "Back to visitors",
    "pause": "Pause: “Back soon”",
    "restart": "Restart",
    "quit": "Quit",
    "sure": "Are you sure?",
    "sure_deck": "The kiosk will restart and show this deck from now on.",
    "sure_deck_broken": "This deck has mistakes and cannot be shown. “kiosk check” lists all of them for its editor.",
    "sure_pack": "The kiosk checks this pack and shows it from now on. If it does not play well, it goes back itself.",
    "sure_restart": "The kiosk will restart. This takes a few seconds.",
    "sure_quit": "The kiosk will close. The screen shows the desktop or a login prompt until somebody starts it again.",
    "sure_reboot": "The computer will restart. The kiosk is back in a minute or two.",
    "sure_shut_down": "The computer will shut down. To start it again, somebody has to press its power button.",
    "yes": "Yes",
    "no": "No",
    "numbers": "Statistics",
    "visits_today": "Visits today",
    "visits_ever": "Visits in total",
    "visit_length": "Typical length",
    "languages": "Languages",
    "problems": "Problems",
    "trouble_deck": "The deck “{deck}” cannot be shown. Choose another one, or ask its editor to correct it.",
    "trouble_pin": "There is no PIN. Anyone who finds this panel can set one, so set it now.",
    "trouble_safe": "The kiosk failed several times and runs in safe mode. Within an hour it tries to start normally.",
    "trouble_settings": "There is a mistake in the settings: {file}, line {line}. That setting is ignored.",
    "trouble_settings_anew": "The settings had mistakes and were replaced. The old ones are in {file}.",
    "trouble_language": "The settings ask for the language “{language}”, but this deck does not have it.",
    "trouble_restarted": "The kiosk failed and restarted by itself.",
    "trouble_letters": "This computer has no font for some letters of the deck ({count}). They are shown as ¤.",
    "trouble_picture": "The picture {file} cannot be shown.",
    "trouble_visits": "Visits cannot be saved. They are lost when the computer is switched off.",
    "trouble_visits_damaged": "The statistics were damaged. A copy was kept, and counting started again from zero.",
    "trouble_log": "The log cannot be written: {file}",
    "trouble_events": "The event file cannot be written: {file}",
    "trouble_spare": "No backup of the deck could be made. Check whether the disk is full.",
    "trouble_pack": "The pack {pack} did not play well. What played before it plays again.",
    "trouble_pack_refused": "The pack {pack} on a USB drive could not be installed: {reason}.",
    "trouble_inside": "Something went wrong inside the kiosk. It keeps running. The log has the details.",
    "no_problems": "No problems.",
    "today": "Today",
    "hours_today": "Opening hours",
    "always_open": "always open",
    "now": "Now",
    "is_open": "open",
    "is_closed": "closed",
    "is_paused": "paused",
    "open_until": "Open until",
    "kiosk": "This kiosk",
    "deck": "Deck",
    "screen": "Screen",
    "drawing": "Graphics",
    "version": "Version",
    "uptime": "Running for",
    "restarts": "Starts today",
    "choose_deck": "Choose a deck",
    "decks_here": "To add a deck, put its folder into {folder}, then touch “Look again”.",
    "deck_plays": "showing now",
    "deck_broken": "cannot be shown, mistakes: {count}",
    "deck_warnings": "warnings: {count}",
    "deck_unchecked": "not checked yet: touch “Look again”",
    "pack_install": "Install {pack} from {drive}",
    "pack_refused": "The pack {pack} was not installed: {reason}.",
    "sizes": "Screen and distance",
    "diagonal": "Screen diagonal, inches",
    "distance": "Viewing distance, mm",
    "report": "Export the report",
    "report_to": "Choose where to save it.",
    "one_moment": "One moment…",
    "report_done": "Saved: {file}",
    "no_drives": "No USB drive found. Plug one in, or save it on this computer.",
    "care": "Maintenance",
    "look_again": "Look again",
    "change_pin": "Change the PIN",
    "self_test": "Self-test",
    "reboot": "Restart the computer",
    "shut_down": "Shut down the computer",
    "charts": "Charts",
    "saved": "Saved.",
    "not_saved": "That did not work: {reason}",
    "reason_full": "the disk is full",
    "reason_denied": "the system does not allow it",
    "reason_taken": "something else there already has this file name",
    "reason_gone": "the drive or its folder is gone",
    "reason_silent": "the drive does not answer: pull it out",
    "reason_changed": "it is damaged or was changed",
    "reason_key": "this kiosk does not trust its key",
    "reason_older": "a newer version was here before",
    "reason_kiosk": "it needs a newer kiosk",
    "reason_mistakes": "it has mistakes",
    "reason_unknown": "an error; the log has the details",
    "test_touch": "Touch all eight marks.",
    "test_touch_guide": "Each mark changes when you touch it. If one does not, clean the glass and try again.",
    "test_touch_fails": "One does not respond",
    "test_touch_mend": "The touchscreen does not respond everywhere. Clean or calibrate it.",
    "test_colours": "Five colours fill the screen in turn. Touch it to go on.",
    "test_colours_guide": "Look for dots, stripes, stains and dark corners. On black, look for bright dots.",
    "test_colours_show": "Show the colours",
    "test_colours_well": "Were all five colours even?",
    "test_colours_mend": "The colours are uneven. Check the screen and its cable.",
    "test_letters": "Can you read every letter?",
    "test_letters_guide": "There should be no boxes, question marks or gaps instead of letters.",
    "test_letters_mend": "Some letters are missing. Choose another deck, or tell its editor.",
    "test_frames": "Frames per second",
    "test_frames_mend": "The picture is slow. Close other programs, or set “motion” to “calm” in the settings.",
    "test_screen_mend": "The kiosk does not fill the screen. Restart it.",
    "this_computer": "This computer",
    "chart_days": "Visits by day",
    "chart_hours": "Visits by hour",
    "chart_languages": "Languages",
    "chart_cards": "Cards",
    "chart_aids": "Help with reading",
    "chart_endings": "How visits ended",
    "chart_stops": "Where visits ended",
    "check_deck": "Deck",
    "check_write_access": "Write access",
    "check_disk_space": "Disk space",
    "check_clock": "Clock",
    "check_start_at_power_on": "Start with the computer",
    "found_deck": "{deck}: pages {pages}, languages {languages}, warnings {warnings}",
    "found_mistakes": "Mistakes: {count}",
    "found_unwritable": "{folder} cannot be used",
    "found_free": "{free} MB free",
    "found_gone": "{file} is missing",
    "found_not_set_up": "not set up",
    "mend_deck": "The deck has mistakes. Choose another one, or tell its editor.",
    "mend_write_access": "The kiosk cannot save anything. Make its folders writable.",
    "mend_disk_space": "The disk is almost full. Delete files that are not needed.",
    "mend_clock": "The clock is wrong. Set the date and time.",
    "mend_start_at_power_on": "The kiosk does not start with the computer. Run “kiosk autostart enable” on it.",
    "test_ready": "Ready",
    "test_mend": "What to fix",
    "back_soon": "Back soon",
    "closed": "Closed",
    "opens_today": "Opens today at {time}",
    "opens_tomorrow": "Opens tomorrow at {time}",
    "opens_on": "Opens on {day} {month} at {time}",
    "report_none": "No visits yet.",
    "report_none_then": "No visits on these days.",
    "report_visits": "Visits",
    "report_per_day": "Average per day with visits",
    "report_length": "Median length",
    "report_cards": "Median number of cards",
    "report_share": "Share",
    "report_opened": "Opened",
    "report_read": "Read",
    "report_by_week": "Visits by week",
    "report_by_month": "Visits by month",
    "report_by_year": "Visits by year",
    "report_overview": "Overview",
    "report_unknown": "unknown",
    "aid_large_text": "Larger text",
    "aid_high_contrast": "High contrast",
    "aid_calm": "No movement",
    "aid_reach": "Everything lower down",
    "aid_read_aloud": "Read aloud",
    "ended_abandoned": "The visitor left from a card",
    "ended_home": "The visitor left from the overview",
    "ended_reset": "The operator or the kiosk ended it",
    "note_hours": "The hour in which a visit began.",
    "note_languages": "The language at the end of the visit.",
    "note_switched": "In {share} of visits the language was changed.",
    "note_cards": "Read: median reading time (min:s) of visitors who went on to another card.",
    "note_aids": "Visits in which each was switched on. One visit may use several.",
    "note_stops": "The last card that was open in each visit, or the overview.",
    "note_privacy": "The kiosk counts visits itself and stores nothing about who a visitor was.",
    "seconds": "{seconds} s",
    "minutes": "{minutes} min",
    "minutes_seconds": "{minutes} min {seconds} s",
    "hours_minutes": "{hours} h {minutes} min",
    "days_hours": "{days} d {hours} h",
    "date": "{day} {month} {year}",
    "weekday_date": "{weekday} {day} {month} {year}",
    "day_month": "{day} {month}",
    "month_year": "{month} {year}",
    "week_from": "Week of {date}",
    "months": "January, February, March, April, May, June, July, August, September, October, November, December",
    "months_short": "Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec",
    "months_alone": "Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec",
    "weekdays": "Mon, Tue, Wed, Thu, Fri, Sat, Sun",
}

# Words that are lists of this length, separated by commas.
LISTS = {"months": 12, "months_short": 12, "months_alone": 12, "weekdays": 7}


def listed(word: str) -> list[str]:
    """The items of one of the LISTS."""
    return [part.strip() for part in word.split(",")]


_PLACE = re.compile(r"\{(\w+)\}")


def fill(text: str, values: Mapping[str, object]) -> str:
    """`text` with each `{name}` replaced by its value, in one pass: braces within values stay."""
    return _PLACE.sub(lambda place: filled(text, str(values.get(place[1], place[0]))), text)


@dataclass(frozen=True)
class Phrase:
    """One of the words, with values for its placeholders: texts, or phrases themselves.

    Raises ValueError for an unknown word, and if values and placeholders do not match.
    """

    word: str
    values: Mapping[str, "Said"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.word not in OPERATOR_WORDS:
            raise ValueError(f"no such word: {self.word}")
        if set(_PLACE.findall(OPERATOR_WORDS[self.word])) != set(self.values):
            raise ValueError(f"{self.word}: other values than it has places for: {', '.join(self.values)}")


Said = str | Phrase  # a text is the same in every language


def phrase(word: str, **values: object) -> Phrase:
    """A phrase. Values that are not phrases become text."""
    return Phrase(word, {name: one if isinstance(one, Phrase) else str(one) for name, one in values.items()})


def spoken(said: Said, words: Mapping[str, str]) -> str:
    """A phrase in the language of `words`; in English if they lack its word."""
    if isinstance(said, str):
        return said
    values = {name: spoken(one, words) for name, one in said.values.items()}
    return fill(words.get(said.word) or OPERATOR_WORDS[said.word], values)


def in_english(said: Said) -> str:
    """A phrase in English."""
    return spoken(said, {})
