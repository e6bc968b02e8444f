import QtQuick
import "../ornament"

// A button with an icon: round, or, with a `label`, a patch with the icon above that word. `checked`: it is switched on.
// `strong`: the most important one.
Control {
    id: button

    required property string icon
    property string label: "" // one short word in the visitor's language
    property bool terse: false // there is no room for the label
    property bool checked: false
    property bool strong: false
    property real letters: theme.textLabel * theme.scale // the word's size in px
    property bool inSight: true // if false, its icon is not drawn: see PanelBody.sees

    readonly property bool light: strong || checked
    readonly property bool worded: label !== "" && !terse
    readonly property color ground: {
        if (pressed)
            return theme.inkOnBar;
        if (light)
            return strong ? theme.action : theme.inkOnBar;
        return theme.raised;
    }
    readonly property color on: {
        if (strong && !pressed)
            return theme.inkOnAction;
        return pressed || light ? theme.bar : theme.inkOnBar;
    }

    // Its width in px with the label, in letters of this size.
    function wideWith(letters: real): real {
        return theme.buttonFor(metrics.advanceWidth / metrics.font.pixelSize, letters);
    }

    // What is seen on a button is part of what it is called (WCAG 2.5.3), whatever a language's words are.
    Accessible.name: name.toLowerCase().includes(label.toLowerCase()) ? name : `${label}, ${name}`
    Accessible.checked: checked
    corner: theme.rounded((worded ? 0.3 : 0.5) * height)
    implicitWidth: worded ? wideWith(letters) : theme.target
    implicitHeight: worded ? theme.button : theme.target

    TextMetrics {
        id: metrics

        font.family: word.font.family
        font.weight: word.font.weight
        font.pixelSize: Math.round(button.theme.textLabel)
        text: button.label
    }

    Rectangle {
        anchors.fill: parent
        radius: button.corner
        color: button.ground
        border.width: button.strong ? 0 : button.theme.cord / 2
        border.color: button.theme.rim
    }

    Stitch {
        sewn: button.light && !button.pressed
        theme: button.theme
        radius: button.corner
        color: theme.thread(button.ground, button.on)
    }

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        y: button.worded ? word.y - 0.98 * height : (button.height - height) / 2
        width: Math.round(button.worded ? word.y - 0.1 * button.height : 0.5 * button.width)
        height: width
        opacity: button.inSight ? 1 : 0
        name: button.icon
        color: button.on
    }

    Label {
        id: word

        anchors.horizontalCenter: parent.horizontalCenter
        y: button.height - height - Math.round(0.12 * button.height) // inside the thread
        visible: button.worded
        width: Math.min(implicitWidth, button.width)
        theme: button.theme
        ground: button.ground
        color: button.on
        text: button.label
        size: button.letters
        font.weight: Font.Bold
        wrapMode: Text.NoWrap
        Accessible.ignored: true // the button's name already says it
    }
}
