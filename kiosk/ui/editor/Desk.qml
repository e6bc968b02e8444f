import QtQuick

// The colours and sizes (px) of the windows for editors. They are for a mouse and a keyboard at arm's length, whatever the
// deck looks like: the kiosk's own typeface and colours, on light paper.
QtObject {
    readonly property string family: "Golos Text"
    readonly property color paper: "#FBF8F2"
    readonly property color side: "#F3ECDF" // beside the paper
    readonly property color sheet: "#FFFFFF" // where words are written
    readonly property color ink: "#1B2440"
    readonly property color quiet: "#5A6075" // words that explain; 5.3 on `side`
    readonly property color line: "#DDD4C4"
    readonly property color edge: "#8E8877" // of a field; 3.0 on `side`
    readonly property color lake: "#2D6C8F" // what is chosen, has the focus or leads on
    readonly property color deep: "#255A77" // lake, pressed
    readonly property color white: "#FFFFFF"
    readonly property color pale: "#DCE7ED" // of what is chosen in a list
    readonly property color madder: "#B5302B" // mistakes
    readonly property color rosy: "#F9E6E3"
    readonly property color walnut: "#7A4A12" // what visitors would notice
    readonly property color honey: "#FBEFD6"
    readonly property color night: "#2A2F3F" // around the preview

    readonly property real text: 14
    readonly property real small: 12
    readonly property real large: 17
    readonly property real gap: 8
    readonly property real row: 32 // the height of a field of one line, and of a button
    readonly property real corner: 5
    readonly property int patience: 600 // ms that the mouse rests before a tip is shown

    property Item tipped: null // what the tip is about
    property string tip: ""
}
