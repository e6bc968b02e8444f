// A fact: its place among the cards, figure, headline and text, beside its picture.

PictureCard {
    running: [deck.place(page.number, language), deck.sections.above(page.number, language)].filter(part => part).join("   ")
}
