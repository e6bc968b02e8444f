"""Small words that belong to the word after or before them, so that no line ends between."""

# Words of three or more letters that belong to the next word; one line for each language. Shorter ones are bound in
# every text.
LEADING = frozenset(
    """
    the and for from with into over than but nor per via about after before between through under
    без безо для изо меж между над надо обо ото перед передо под подо при про ради сквозь среди через или
    від для без над під при про через між або
    жана
    және немесе
    va yoki
    der die das den dem des ein eine einen einem einer und oder auf für von vom zum zur mit bei aus nach über unter
    les des une aux par pour sur sous dans avec sans chez entre vers
    los las una del con para por sin sobre entre hacia desde
    gli una del dei della dello delle degli dal dalla nel nella nei con per tra fra sul sulla
    uma dos das nos nas pelo pela com sem por para sobre
    pod przez przy nad bez oraz lub dla
    het een van met voor bij aan uit naar door over
    """.split()  # noqa: SIM905 - one line for each language
)
CONJUNCTIONS = frozenset("жана және немесе yoki или либо або oder oraz".split())  # noqa: SIM905 - as above
# Words that belong to the word before: postpositions and particles.
TRAILING = frozenset(
    """
    бы ли
    үчүн менен боюнча тууралуу жөнүндө аркылуу чейин кийин сыяктуу
    үшін бойынша туралы арқылы дейін кейін
    uchun bilan haqida boʻyicha orqali
    için ile gibi kadar hakkında
    """.split()  # noqa: SIM905 - one line for each language
)

# Words with a capital out of politeness, which are no part of a name.
POLITE = frozenset(["sie", "ihnen", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres"])
