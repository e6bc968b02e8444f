import QtQuick

// What can be pressed: it acts on release, sliding off cancels, and Enter and Space do the same when it has the focus.
Item {
    id: control

    required property Theme theme
    required property string name // what it does, in the visitor's language, for assistive technology
    property real corner: Math.min(width, height) / 2 // px, the radius of its corners
    property bool sliding: false // the finger moves what it is on: its release presses nothing

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
        gesturePolicy: TapHandler.WithinBounds // takes the finger: nothing beneath sees it
        longPressThreshold: 3600 // s: a slow press is a press
        onTapped: if (control.enabled && !control.sliding) // Qt asks when the finger comes down, not when it leaves
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
