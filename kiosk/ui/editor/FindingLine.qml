import QtQuick
import Kiosk

// One thing that the check has found: where it is, in the names of this window, and what is wrong. A click leads there.
Rectangle {
    id: line

    required property Desk desk
    required property Words words
    required property int index
    required property string severity
    required property string part
    required property int page
    required property string title
    required property string field
    required property string entry
    required property string language
    required property string file
    required property string rule
    required property string said

    readonly property string where: {
        if (part === "")
            return file;
        const owner = page === 0 ? words.say("cover", words.code) : page > 0 ? words.say("numbered_card", words.code).replace("{number}", page).replace("{title}", title) : words.say(`part_${part}`, words.code);
        const named = field === "" ? "" : words.field(field, page > 0 ? "" : entry, words.code);
        return [owner, [named, language].filter(text => text).join(", ")].filter(text => text).join(" · ");
    }

    readonly property real inset: 4 // px

    signal activated

    implicitHeight: lines.height + 2 * inset
    radius: desk.corner
    color: hover.hovered && part !== "" ? desk.pale : "transparent"
    activeFocusOnTab: part !== ""
    Accessible.role: Accessible.Button
    Accessible.name: `${where}: ${complaint.title}. ${said}`
    Accessible.focusable: part !== ""
    Accessible.onPressAction: activated()
    Keys.onReturnPressed: activated()
    Keys.onEnterPressed: activated()
    Keys.onSpacePressed: activated()

    HoverHandler {
        id: hover

        cursorShape: line.part !== "" ? Qt.PointingHandCursor : Qt.ArrowCursor
    }

    TapHandler {
        onTapped: line.activated()
    }

    Column {
        id: lines

        x: line.inset
        y: line.inset
        width: parent.width - 2 * x

        Said {
            width: parent.width
            desk: line.desk
            size: line.desk.small
            font.weight: Font.Bold
            color: line.severity === "error" ? line.desk.madder : line.severity === "warning" ? line.desk.walnut : line.desk.quiet
            text: line.where
            Accessible.ignored: true
        }

        Complaint {
            id: complaint

            width: parent.width
            desk: line.desk
            words: line.words
            rule: line.rule
            said: line.part === "" ? line.said : `${line.said} (${line.file})`
            Accessible.ignored: true
        }
    }

    Rectangle {
        anchors.fill: parent
        visible: line.activeFocus
        radius: line.radius
        color: "transparent"
        border.width: 2
        border.color: line.desk.lake
    }
}
