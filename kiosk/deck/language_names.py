"""What people call a language where its code belongs.

By a country, by three letters, which BCP 47 has only for languages without a code of two, or by its name: in English,
in itself, in Russian.
"""

MEANT = {
    name: code
    for code, names in {
        "ar": "ara arabic العربية арабский",
        "be": "by bel belarusian беларуская белорусский",
        "cs": "cz ces cze czech čeština чешский",
        "da": "dk dan danish dansk",
        "de": "at deu ger german deutsch немецкий",
        "el": "gr ell gre greek ελληνικά",
        "en": "us gb eng english английский англисче",
        "es": "spa spanish español испанский",
        "fa": "ir fas per persian farsi فارسی",
        "fi": "fin finnish suomi",
        "fr": "fra fre french français французский",
        "he": "il heb hebrew עברית",
        "hi": "hin hindi हिन्दी",
        "hy": "hye arm armenian հայերեն армянский",
        "it": "ita italian italiano итальянский",
        "ja": "jp jpn japanese 日本語 японский",
        "ka": "ge kat geo georgian ქართული грузинский",
        "kk": "kz kaz kazakh қазақша казахский",
        "ko": "kr kor korean 한국어 корейский",
        "ky": "kg kir kgz kyrgyz kirghiz кыргызча кыргыз киргизский кыргызский",
        "nl": "nld dut dutch nederlands",
        "pl": "pol polish polski польский",
        "pt": "por portuguese português",
        "ru": "rus russian русский орусча",
        "sq": "al sqi alb albanian shqip",
        "sr": "rs srp serbian српски",
        "sv": "swe swedish svenska",
        "tg": "tj tgk tajik тоҷикӣ таджикский",
        "th": "tha thai ไทย",
        "tk": "tm tuk turkmen türkmençe туркменский",
        "tr": "tur turkish türkçe турецкий",
        "uk": "ua ukr ukrainian українська украинский",
        "uz": "uzb uzbek oʻzbekcha узбекский",
        "vi": "vn vie vietnamese",
        "zh": "cn zho chi chinese 中文 китайский",
    }.items()
    for name in names.split()
}


def is_called(name: str, code: str) -> bool:
    """Whether a text file of this name, such as `English` or `en_US`, is probably that of the language `code`."""
    plain = name.casefold().replace("_", "-")
    primary = plain.partition("-")[0]
    return code in (MEANT.get(plain), MEANT.get(primary), primary)


def language_called(name: str) -> str | None:
    """The code of a language by its name or code; None for a word that may mean something else."""
    plain = name.casefold()
    return plain if plain in MEANT.values() else MEANT.get(plain) if len(plain) > 2 else None
