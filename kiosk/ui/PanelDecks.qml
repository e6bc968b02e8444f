pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// The decks to choose from, each with what is wrong with it.
PanelSection {
    id: decks

    required property Operator operator
    required property string language
    required property var sees // whether an item is in sight: see PanelBody

    signal asked(question: var, then: var) // see OperatorPanel

    function say(word: string): string {
        return operator.say(word, language);
    }

    // A broken deck can be looked at, not chosen.
    function choose(deck: var): void {
        if (deck.broken)
            asked({
                deed: deck.name,
                question: [say("sure_deck_broken"), ...deck.faults].join("\n\n"),
                yes: ""
            }, () => {});
        else if (!deck.current)
            asked({
                deed: `${say("choose_deck")}: ${deck.name}`,
                question: say("sure_deck")
            }, () => operator.chooseDeck(deck.path));
    }

    title: say("choose_deck")

    Repeater {
        model: decks.operator.decks

        DeckChoice {
            required property var modelData

            inSight: decks.sees(this)
            width: decks.width
            theme: decks.theme
            name: modelData.name
            said: modelData.said.word ? decks.operator.phrase(modelData.said, decks.language) : ""
            cover: modelData.cover
            broken: modelData.broken
            chosen: modelData.current
            onActivated: decks.choose(modelData)
        }
    }

    Label {
        width: parent.width
        theme: decks.theme
        ground: decks.theme.paper
        text: decks.operator.phrase({
            word: "decks_here",
            folder: decks.operator.overview.decks_folder ?? ""
        }, decks.language)
        size: decks.theme.textSmall
        wrapMode: Text.Wrap
    }

    Choice {
        inSight: decks.sees(this)
        width: parent.width
        theme: decks.theme
        name: decks.say("look_again")
        icon: "again"
        onActivated: decks.operator.refresh()
    }
}
