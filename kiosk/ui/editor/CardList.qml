pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// The pages: the cover and the cards. A card is dragged to another place, or moved with Alt and the arrow keys.
Rectangle {
    id: list

    required property Desk desk
    required property Words words
    required property Editor editor

    readonly property real rowHeight: 46 // px
    readonly property real least: deeds.width + 2 * foot.padding // px that the buttons need, in any language
    property int dragged: -1 // the card under the mouse
    property int goal: -1 // where it would go

    color: desk.side

    ListView {
        id: view

        anchors.fill: parent
        anchors.bottomMargin: foot.height
        clip: true
        model: list.editor.cards.rows
        boundsBehavior: Flickable.StopAtBounds
        interactive: list.dragged < 0
        currentIndex: list.editor.page
        highlightMoveDuration: 0
        activeFocusOnTab: true
        reuseItems: false
        Accessible.role: Accessible.List
        Accessible.name: list.words.say("cards", list.words.code)
        Keys.onPressed: event => {
            const step = event.key === Qt.Key_Up ? -1 : event.key === Qt.Key_Down ? 1 : 0;
            event.accepted = true;
            if (step !== 0 && event.modifiers & Qt.AltModifier)
                list.editor.cards.move(list.editor.page, list.editor.page + step);
            else if (step !== 0)
                list.editor.select(list.editor.page + step);
            else if (event.key === Qt.Key_Delete)
                list.editor.cards.remove(list.editor.page);
            else
                event.accepted = false;
        }

        delegate: Rectangle {
            id: row

            required property int index
            required property string title
            required property string kind
            required property string accent
            required property int mistakes
            required property int warnings
            readonly property bool current: list.editor.part === "page" && list.editor.page === index

            width: view.width
            height: list.rowHeight
            z: list.dragged === index ? 2 : 0
            color: current ? list.desk.pale : hover.hovered ? list.desk.paper : "transparent"
            opacity: list.dragged === index ? 0.85 : 1
            transform: Translate {
                y: list.dragged === row.index ? drag.activeTranslation.y : 0
            }
            Accessible.role: Accessible.ListItem
            Accessible.name: title
            Accessible.selected: current
            Accessible.onPressAction: list.editor.select(index)

            Rectangle {
                x: 0
                width: 5
                height: parent.height
                color: row.accent
            }

            Said {
                x: 13
                width: 20
                anchors.verticalCenter: parent.verticalCenter
                desk: list.desk
                size: list.desk.small
                color: list.desk.quiet
                text: row.index > 0 ? row.index : ""
                horizontalAlignment: Text.AlignRight
                Accessible.ignored: true
            }

            Said {
                anchors.verticalCenter: parent.verticalCenter
                x: 40
                width: parent.width - x - (mark.visible ? mark.width + 14 : 8)
                desk: list.desk
                text: row.title
                font.weight: row.current ? Font.Bold : Font.Normal
                maximumLineCount: 2
                elide: Text.ElideRight
                lineHeight: 0.95
                Accessible.ignored: true
            }

            Rectangle {
                id: mark

                readonly property int count: row.mistakes || row.warnings

                anchors.right: parent.right
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                visible: count > 0
                width: Math.max(20, number.implicitWidth + 10)
                height: 20
                radius: 10
                color: row.mistakes > 0 ? list.desk.madder : list.desk.honey

                Said {
                    id: number

                    anchors.centerIn: parent
                    desk: list.desk
                    size: list.desk.small
                    color: row.mistakes > 0 ? list.desk.white : list.desk.walnut
                    font.weight: Font.Bold
                    text: mark.count
                }
            }

            HoverHandler {
                id: hover
            }

            TapHandler {
                onTapped: {
                    view.forceActiveFocus();
                    list.editor.select(row.index);
                }
            }

            DragHandler {
                id: drag

                target: null
                xAxis.enabled: false
                enabled: row.index > 0
                onActiveChanged: {
                    if (active) {
                        view.forceActiveFocus();
                        list.dragged = row.index;
                        list.goal = row.index;
                        return;
                    }
                    const [from, to] = [list.dragged, list.goal];
                    list.dragged = list.goal = -1;
                    list.editor.cards.move(from, to);
                }
                onActiveTranslationChanged: if (active)
                    list.goal = Math.max(1, Math.min(row.index + Math.round(activeTranslation.y / list.rowHeight), view.count - 1))
            }
        }

        // Where a dragged card would go.
        Rectangle {
            visible: list.dragged >= 0 && list.goal !== list.dragged
            y: list.rowHeight * (list.goal + (list.goal > list.dragged ? 1 : 0)) - view.contentY - 1
            width: parent.width
            height: 3
            z: 3
            color: list.desk.lake
        }
    }

    Rectangle {
        width: parent.width
        height: 1
        y: foot.y
        color: list.desk.line
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        padding: list.desk.gap
        spacing: list.desk.gap

        Flow {
            width: parent.width - 2 * parent.padding
            spacing: 4
            visible: kinds.count > 1

            Repeater {
                id: kinds

                model: list.editor.cards.kinds

                DeskButton {
                    required property string modelData

                    desk: list.desk
                    name: `${list.words.say("add_card", list.words.code)}: ${label}`
                    label: list.words.say(`kind_${modelData}`, list.words.code) || modelData
                    icon: "plus"
                    onActivated: list.editor.cards.add(list.editor.page, modelData, list.words.say("new_card", list.words.code))
                }
            }
        }

        Row {
            id: deeds

            spacing: 4

            DeskButton {
                visible: kinds.count === 1
                desk: list.desk
                strong: true
                name: list.words.say("add_card", list.words.code)
                icon: "plus"
                label: list.words.say("add", list.words.code)
                keys: "Ctrl+N"
                onActivated: list.editor.cards.add(list.editor.page, "fact", list.words.say("new_card", list.words.code))
            }

            DeskButton {
                desk: list.desk
                enabled: list.editor.page > 0
                name: list.words.say("double_card", list.words.code)
                label: list.words.say("double", list.words.code)
                keys: "Ctrl+D"
                onActivated: list.editor.cards.double(list.editor.page)
            }

            DeskButton {
                desk: list.desk
                enabled: list.editor.page > 0 && view.count > 2
                name: list.words.say("remove_card", list.words.code)
                icon: "erase"
                keys: list.words.say("delete_key", list.words.code)
                onActivated: list.editor.cards.remove(list.editor.page)
            }
        }
    }
}
