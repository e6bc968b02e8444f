import QtQuick
import Kiosk
import ".."
import "../controls"

// Measures, out of sight, how high the tallest headline of a deck is as tiles show it.
Headline {
    id: probe

    required property Deck deck

    // Its height in px where a tile has `room` px for the width of its words.
    function within(room: real): real {
        let highest = 0;
        probe.room = room;
        for (const number of deck.tallest(language, room / (0.6 * size))) {
            page = deck.page(number);
            highest = Math.max(highest, height);
        }
        return highest;
    }

    visible: false
    ground: theme.paper
    page: deck.page(0)
    onDeckChanged: page = deck.page(0) // the one that was measured last is another deck's
    room: 0
    font.weight: Font.Bold
    lineHeight: 1.15
}
