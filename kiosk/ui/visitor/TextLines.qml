import QtQml
import QtQuick

// Where the lines of words that are scrolled begin and end, so that none is cut.
QtObject {
    required property Item above // the label above `block`
    required property Item block
    required property list<Item> labels // in it, each of as many lines as its `lineCount` says

    // In px from the top of all words. What stands side by side is one line.
    function all(): list<var> {
        const found = [];
        for (const label of [above, ...labels].filter(label => label?.visible)) {
            const top = label === above ? 0 : block.y + label.y;
            const count = label.lineCount ?? 1;
            for (let i = 0; i < count; ++i)
                found.push([top + i * label.height / count, top + (i + 1) * label.height / count]);
        }
        return found.sort((one, other) => one[0] - other[0]).reduce((lines, line) => {
            const last = lines[lines.length - 1];
            if (last && line[0] < last[1] - 1)
                last[1] = Math.max(last[1], line[1]);
            else
                lines.push(line);
            return lines;
        }, []);
    }

    // The beginning of a line: the first from a place on (`way` 1), the last before it (-1), or the nearest (0).
    function at(place: real, way: int): real {
        const tops = all().map(line => line[0] - 1).filter(top => way * (top - place) > -1);
        return place <= 0 || tops.length === 0 ? 0 : tops.reduce((best, top) => Math.abs(top - place) < Math.abs(best - place) ? top : best);
    }

    // Where the last whole line between two places ends; the second of them if there is none.
    function end(from: real, to: real): real {
        const ends = all().map(line => line[1]).filter(end => end > from + 1 && end <= to + 0.5);
        return ends.length > 0 ? Math.max(...ends) : to;
    }
}
