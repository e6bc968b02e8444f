pragma ComponentBehavior: Bound

import QtQuick
import ".."

// Anything that can be pressed. It acts on release; sliding off cancels. With the focus, OK does the same.
Item {
    id: control

    required property Theme theme
    required property string name // for assistive technology: what it does, in the visitor's language
    property real corner: Math.min(width, height) / 2 // the radius of its corners, in px
    property real inset: 0 // px from its upper and lower edge to what is seen of it
    property real reach: 0 // px around it that can be pressed too
    property bool sliding: false // the finger is moving what is beneath it, so its release presses nothing
    property bool touchable: true // else what lies beneath takes the touch
    property bool marked: true // with the focus it has the mark

    readonly property alias pressed: tap.pressed

    signal activated

    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.focusable: true
    Accessible.ignored: !(parent?.enabled ?? true) // something lies over it; if only it is disabled, it is told so
    Accessible.onPressAction: activated()
    Keys.onReturnPressed: event => {
        event.accepted = visible && enabled; // it keeps the focus for a moment after it has gone
        if (event.accepted)
            activated();
    }

    TapHandler {
        id: tap

        acceptedButtons: Qt.LeftButton
        enabled: control.touchable
        margin: control.reach
        gesturePolicy: TapHandler.WithinBounds // takes the finger, so nothing beneath gets it
        longPressThreshold: 3600 // in s: a slow press is still a press
        onTapped: if (control.enabled && !control.sliding) // `enabled` was checked when the finger came down, so check again
            control.activated()
    }

    // Only the one with the focus has its three items: all others are made sooner without.
    Loader {
        z: control.theme.focusLayer
        anchors.fill: parent
        anchors.topMargin: control.inset
        anchors.bottomMargin: control.inset
        active: control.activeFocus && control.marked

        sourceComponent: FocusRing {
            theme: control.theme
            radius: control.corner
        }
    }
}
