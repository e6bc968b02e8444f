import QtQuick
import ".."

// Covers the end of content that continues, so that it fades out instead of being cut off.
Rectangle {
    id: fade

    required property Theme theme

    height: 2 * theme.text

    gradient: Gradient {
        GradientStop {
            position: 0
            color: Qt.alpha(fade.theme.paper, 0)
        }

        GradientStop {
            position: 1
            color: fade.theme.paper
        }
    }
}
