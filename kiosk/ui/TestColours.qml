import QtQuick

// One pure colour after another over the whole screen: what a panel cannot show evenly is seen, nothing lies over it.
Rectangle {
    id: fields

    property int shown: 0
    readonly property list<color> fieldColours: [Qt.rgba(1, 0, 0, 1), Qt.rgba(0, 1, 0, 1), Qt.rgba(0, 0, 1, 1), Qt.rgba(1, 1, 1, 1), Qt.rgba(0, 0, 0, 1)]

    signal touched
    signal finished

    color: fieldColours[shown]

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger: nothing beneath sees it
        onTapped: {
            fields.touched();
            if (fields.shown < fields.fieldColours.length - 1)
                ++fields.shown;
            else
                fields.finished();
        }
    }
}
