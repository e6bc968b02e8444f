import QtQuick
import Kiosk

// Tells assistive technology where a visitor is, at each change: the card and its place, the overview, the countdown.
Item {
    id: announcement

    required property Session session
    required property Deck deck

    // A sentence for each place of a visit.
    readonly property string said: {
        switch (session.place) {
        case Place.CARD:
            return [deck.place(session.page, session.language), deck.page(session.page).headline(session.language)].filter(words => words).join(". ");
        case Place.OVERVIEW:
            return deck.say("choose", session.language);
        case Place.COUNTDOWN:
            return deck.say("still_there", session.language);
        default:
            return "";
        }
    }

    function tell(): void {
        if (said)
            Accessible.announce(said, session.place === Place.COUNTDOWN ? Accessible.Assertive : Accessible.Polite);
    }

    onSaidChanged: Qt.callLater(tell) // once for several changes
    Accessible.ignored: true
}
