import QtQuick

// Fills the whole screen with one pure colour after another, and nothing on top, to show the panel's defects.
Rectangle {
    id: fields

    property int shown: 0
    readonly property list<color> fieldColours: [Qt.rgba(1, 0, 0, 1), Qt.rgba(0, 1, 0, 1), Qt.rgba(0, 0, 1, 1), Qt.rgba(1, 1, 1, 1), Qt.rgba(0, 0, 0, 1)]

    signal touched
    signal finished

    color: fieldColours[shown]

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger, so nothing beneath gets it
        onTapped: {
            fields.touched();
            if (fields.shown < fields.fieldColours.length - 1)
                ++fields.shown;
            else
                fields.finished();
        }
    }
}
