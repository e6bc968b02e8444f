"""What a change makes of plain data: what its text must then say."""

from kiosk.yamlfiles.document import Data, Way


class CannotEditError(Exception):
    """Something cannot be changed as asked; the text says why. Nothing is lost: all is as it was."""


def get(data: Data, way: Way) -> Data:
    """The value at `way`. Raises KeyError."""
    for number, step in enumerate(way):
        if isinstance(data, dict) and step in data:
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            raise KeyError(way[: number + 1])
    return data


def put(data: Data, way: Way, value: Data) -> Data:
    """The data with `value` at `way`."""
    if not way:
        return value
    step, *rest = way
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return [*data[:step], put(data[step], tuple(rest), value), *data[step + 1 :]]
    if (data is None or isinstance(data, dict)) and isinstance(step, str):
        data = data or {}
        return {**data, step: put(data.get(step), tuple(rest), value)}
    raise _nothing(way)


def insert(data: Data, way: Way, at: int | str, value: Data, place: int | None = None) -> Data:
    """The data with a new entry in the list or map at `way`."""
    found = _at(data, way) if way else data
    if isinstance(at, str) and (found is None or isinstance(found, dict)):
        if at in (found or {}):
            raise _twice(at)
        entries = list((found or {}).items())
        place = len(entries) if place is None else place
        return put(data, way, dict([*entries[:place], (at, value), *entries[place:]]))
    if isinstance(at, int) and (found is None or isinstance(found, list)) and 0 <= at <= len(found or []):
        items = found or []
        return put(data, way, [*items[:at], value, *items[at:]])
    raise _nothing((*way, at))


def delete(data: Data, way: Way) -> Data:
    """The data without the entry at `way`."""
    *above, last = way
    found = _at(data, tuple(above))
    if isinstance(found, dict) and last in found:
        return put(data, tuple(above), {key: value for key, value in found.items() if key != last})
    if isinstance(found, list) and isinstance(last, int) and 0 <= last < len(found):
        return put(data, tuple(above), found[:last] + found[last + 1 :])
    raise _nothing(way)


def move(data: Data, way: Way, old: int, new: int) -> Data:
    """The data with entry `old` of the list or map at `way` moved, so that it becomes entry `new`."""
    found = _at(data, way)
    if not isinstance(found, list | dict) or not (0 <= old < len(found) and 0 <= new < len(found)):
        raise _nothing((*way, old))
    if isinstance(found, list):
        rest = [*found[:old], *found[old + 1 :]]
        return put(data, way, [*rest[:new], found[old], *rest[new:]])
    entries = list(found.items())
    entries.insert(new, entries.pop(old))
    return put(data, way, dict(entries))


def rename(data: Data, way: Way, key: str) -> Data:
    """The data with the entry at `way`, of a map, under another key."""
    *above, last = way
    found = _at(data, tuple(above))
    if not isinstance(found, dict) or last not in found:
        raise _nothing(way)
    if key != last and key in found:
        raise _twice(key)
    return put(data, tuple(above), {key if name == last else name: value for name, value in found.items()})


def _at(data: Data, way: Way) -> Data:
    try:
        return get(data, way)
    except KeyError:
        raise _nothing(way) from None


def _nothing(way: Way) -> CannotEditError:
    return CannotEditError(f"there is no place for `{'.'.join(map(str, way))}`")


def _twice(key: str) -> CannotEditError:
    return CannotEditError(f"`{key}` is there already")
