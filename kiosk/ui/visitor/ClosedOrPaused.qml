pragma ComponentBehavior: Bound

import QtQuick
import ".."
import "../controls"
import "../ornament"

// The screen while paused or closed: nothing moves and nothing can be touched. Without lines it is black.
Rectangle {
    id: resting

    required property Theme theme
    required property color accent
    required property list<var> lines // for each language a map with `text`, its `family`, `detail`, which may be empty, and its `detailFamily`

    color: lines.length ? theme.bar : theme.night

    Rug {
        anchors.centerIn: parent
        width: 2 * Math.round(Math.min(parent.width / 2 - resting.theme.margin, words.width / 2 + edge + 2 * resting.theme.margin))
        height: 2 * Math.round((words.y + words.height + edge + 1.2 * resting.theme.margin) / 2)
        visible: resting.lines.length > 0
        theme: resting.theme
        accent: resting.accent

        // The crown of a yurt; where the look has no ornament the house's logo, or a plain sun.
        Item {
            id: mark

            readonly property Item shown: resting.theme.look.ornament ? tunduk : resting.theme.look.logo ? logo : dawn

            anchors.horizontalCenter: parent.horizontalCenter
            y: parent.edge + 1.2 * resting.theme.margin
            width: shown.width
            height: shown.height

            Tunduk {
                id: tunduk

                visible: mark.shown === tunduk
                width: Math.round(28 * resting.theme.unit)
                color: resting.accent
            }

            Logo {
                id: logo

                visible: mark.shown === logo
                theme: resting.theme
                ground: resting.theme.paper
            }

            Dawn {
                id: dawn

                visible: mark.shown === dawn
                theme: resting.theme
                width: Math.round(28 * resting.theme.unit)
                color: resting.accent
            }
        }

        Column {
            id: words

            anchors.horizontalCenter: parent.horizontalCenter
            y: mark.y + mark.height + resting.theme.margin
            width: Math.min(resting.width - 4 * resting.theme.margin - 2 * parent.edge, 70 * resting.theme.unit)
            spacing: 0.4 * resting.theme.margin

            Repeater {
                model: resting.lines

                Column {
                    id: line

                    required property var modelData

                    width: words.width

                    Label {
                        width: parent.width
                        theme: resting.theme
                        ground: resting.theme.paper
                        text: line.modelData.text
                        size: resting.theme.headline
                        font.family: line.modelData.family
                        font.weight: Font.ExtraBold
                        horizontalAlignment: Text.AlignHCenter
                    }

                    Label {
                        width: parent.width
                        visible: text !== ""
                        theme: resting.theme
                        ground: resting.theme.paper
                        text: line.modelData.detail
                        size: resting.theme.textLarge
                        font.family: line.modelData.detailFamily
                        horizontalAlignment: Text.AlignHCenter
                    }
                }
            }
        }
    }
}
