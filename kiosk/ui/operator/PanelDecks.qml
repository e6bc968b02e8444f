pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../controls"

// The decks to choose from, each with its mistakes.
PanelSection {
    id: decks

    required property Operator operator
    required property string language
    required property var sees // whether an item is in sight: see PanelBody

    signal asked(deed: string, consequence: string, then: var) // see OperatorPanel

    function say(word: string): string {
        return operator.say(word, language);
    }

    // A broken deck shows its mistakes and cannot be chosen.
    function choose(deck: ListedDeck): void {
        const path = deck.path;
        if (deck.broken)
            asked(deck.name, [say("sure_deck_broken"), ...deck.faults].join("\n\n"), null);
        else if (!deck.plays)
            asked(`${say("choose_deck")}: ${deck.name}`, say("sure_deck"), () => operator.panel.chooseDeck(path));
    }

    title: say("choose_deck")

    // Packs on drives come first: who has plugged one in looks for it.
    Repeater {
        model: decks.operator.panel.offers

        Choice {
            required property OfferedPack modelData
            readonly property string path: modelData.path

            inSight: decks.sees(this)
            width: decks.width
            theme: decks.theme
            name: modelData.name.said(decks.language)
            icon: "save"
            onActivated: {
                const file = path;
                decks.asked(name, decks.say("sure_pack"), () => decks.operator.panel.installPack(file));
            }
        }
    }

    Repeater {
        model: decks.operator.panel.decks

        DeckChoice {
            required property ListedDeck modelData

            inSight: decks.sees(this)
            width: decks.width
            theme: decks.theme
            name: modelData.name
            said: modelData.remark?.said(decks.language) ?? ""
            cover: modelData.cover
            broken: modelData.broken
            chosen: modelData.plays
            onActivated: decks.choose(modelData)
        }
    }

    Label {
        width: parent.width
        theme: decks.theme
        ground: decks.theme.paper
        text: decks.operator.panel.decksHint?.said(decks.language) ?? ""
        size: decks.theme.textSmall
        wrapMode: Text.Wrap
    }

    Choice {
        inSight: decks.sees(this)
        width: parent.width
        theme: decks.theme
        name: decks.say("look_again")
        icon: "again"
        onActivated: decks.operator.panel.refresh()
    }
}
