import QtQuick
import ".."

// Anything that can be pressed. It acts on release; sliding off cancels. With the focus, Enter and Space do the same.
Item {
    id: control

    required property Theme theme
    required property string name // for assistive technology: what it does, in the visitor's language
    property real corner: Math.min(width, height) / 2 // the radius of its corners, in px
    property real reach: 0 // px around it that can be pressed too
    property bool sliding: false // the finger is moving what is beneath it, so its release presses nothing

    readonly property alias pressed: tap.pressed

    signal activated

    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.focusable: true
    Accessible.onPressAction: activated()
    Keys.onReturnPressed: activated()
    Keys.onEnterPressed: activated()
    Keys.onSpacePressed: activated()

    TapHandler {
        id: tap

        acceptedButtons: Qt.LeftButton
        margin: control.reach
        gesturePolicy: TapHandler.WithinBounds // takes the finger, so nothing beneath gets it
        longPressThreshold: 3600 // in s: a slow press is still a press
        onTapped: if (control.enabled && !control.sliding) // `enabled` was checked when the finger came down, so check again
            control.activated()
    }

    FocusRing {
        z: control.theme.focusLayer
        anchors.fill: parent
        visible: control.activeFocus
        theme: control.theme
        radius: control.corner
    }
}
