pragma ComponentBehavior: Bound

import QtQuick
import ".."
import "../controls"

// The headings of a deck's sections, each above its first row of tiles.
Repeater {
    id: headings

    required property TileGrid grid

    readonly property real high: model > 0 ? Math.ceil(metrics.height + 0.4 * grid.gap) : 0 // px of one, with the space below
    readonly property FontMetrics metrics: FontMetrics {
        font.family: headings.grid.theme.headings
        font.pixelSize: Math.round(headings.grid.theme.textSmall)
        font.weight: Font.Bold
    }

    model: grid.deck.sections.count > 1 ? grid.deck.sections.count : 0

    Label {
        required property int index

        x: headings.grid.gap
        y: theme.snap(headings.grid.rows.tops[index] - headings.high) - theme.snap(headings.grid.scroll)
        width: headings.grid.width
        visible: y < headings.grid.height && y + height > 0
        theme: headings.grid.theme
        ground: theme.paper
        text: headings.grid.deck.sections.title(index, headings.grid.language)
        size: theme.textSmall
        font.family: theme.headings
        font.weight: Font.Bold
        fontSizeMode: Text.HorizontalFit // a title has few letters, but those may be wide
        minimumPixelSize: 8
        wrapMode: Text.NoWrap
        Accessible.role: Accessible.Heading
    }
}
