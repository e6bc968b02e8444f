import QtQuick

// Lies over the end of what goes on beyond it, so that it fades out instead of being cut.
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
