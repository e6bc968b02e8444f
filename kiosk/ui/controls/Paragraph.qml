import QtQuick
import Kiosk

// A text of a page to read, in lines that part no name. A word too long for a line is broken.
Label {
    required property Page page
    required property string said

    text: width > 0 ? page.lines(said, font, width) : ""
    lineHeight: theme.lineHeight
    Accessible.name: said
}
