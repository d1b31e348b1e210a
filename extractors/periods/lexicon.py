"""The words of time, each with its value. Lower case; whether capitals matter is said where they do."""

from __future__ import annotations

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "jan.": 1, "feb": 2, "feb.": 2, "mar.": 3, "apr": 4, "apr.": 4, "jun.": 6, "jul": 7, "jul.": 7, "aug": 8, "aug.": 8,
    "sep.": 9, "sept": 9, "sept.": 9, "oct": 10, "oct.": 10, "nov": 11, "nov.": 11, "dec": 12, "dec.": 12,
}  # fmt: skip
# Verbs and titles too: months only where the words around them are a date's.
DOUBTFUL_MONTHS = frozenset({"may", "march", "mar.", "dec", "apr", "jul"})
# First names too: months unless a name goes on.
NAME_MONTHS = frozenset({"april", "june", "august", "jan"})

WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon.": 0, "tues.": 1, "wed.": 2, "thurs.": 3, "fri.": 4, "sat.": 5,
}  # fmt: skip

UNITS = {
    "second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour",
    "day": "day", "days": "day", "week": "week", "weeks": "week", "fortnight": "fortnight", "fortnights": "fortnight",
    "weekend": "weekend", "weekends": "weekend", "month": "month", "months": "month", "quarter": "quarter", "quarters": "quarter",
    "half": "half", "year": "year", "years": "year", "decade": "decade", "decades": "decade",
    "century": "century", "centuries": "century",
}  # fmt: skip
PLURAL_UNITS = frozenset(word for word in UNITS if word.endswith("s"))
ADJECTIVE_UNITS = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year",
                   "yearly": "year", "annually": "year", "hourly": "hour", "nightly": "day", "biweekly": "fortnight"}  # fmt: skip

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI"}

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "dozen": 12,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "opening": 1, "final": -1, "last": -1, "closing": -1,
}  # fmt: skip
CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "18th": 18, "19th": 19, "20th": 20,
             "21st": 21, "17th": 17, "16th": 16, "15th": 15}  # fmt: skip
DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
VAGUE_NUMBERS = frozenset({"several", "few", "some", "many", "recent", "coming"})

LAST = frozenset({"last", "past", "previous", "preceding", "prior", "latest"})
THIS = frozenset({"this", "current", "present", "ongoing"})
NEXT = frozenset({"next", "coming", "following", "upcoming", "succeeding"})
STEPS = {**dict.fromkeys(LAST, -1), **dict.fromkeys(THIS, 0), **dict.fromkeys(NEXT, 1)}

PARTS = {"early": "START", "late": "END", "mid": "MID", "beginning": "START", "start": "START", "end": "END", "middle": "MID",
         "outset": "START", "turn": "START", "close": "END", "midpoint": "MID"}  # fmt: skip

# What a bare word for now, the past or the future stands for.
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "current": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "recently": "PAST_REF", "recent": "PAST_REF",
    "soon": "FUTURE_REF", "future": "FUTURE_REF",
}  # fmt: skip

HOLIDAYS = {
    ("new", "year", "'s", "eve"): (12, 31), ("new", "year", "'s", "day"): (1, 1), ("new", "year", "’s", "day"): (1, 1),
    ("new", "year", "’s", "eve"): (12, 31), ("christmas", "eve"): (12, 24), ("christmas", "day"): (12, 25), ("christmas",): (12, 25),
    ("boxing", "day"): (12, 26), ("halloween",): (10, 31), ("valentine", "'s", "day"): (2, 14), ("valentine", "’s", "day"): (2, 14),
    ("independence", "day"): (7, 4), ("fourth", "of", "july"): (7, 4), ("veterans", "day"): (11, 11), ("may", "day"): (5, 1),
    ("bastille", "day"): (7, 14), ("canada", "day"): (7, 1), ("australia", "day"): (1, 26), ("armistice", "day"): (11, 11),
    ("st.", "patrick", "'s", "day"): (3, 17), ("earth", "day"): (4, 22), ("juneteenth",): (6, 19),
}  # fmt: skip
# (month, weekday, which): the fourth Thursday of November; -1 is the last.
MOVABLE_HOLIDAYS = {
    ("thanksgiving", "day"): (11, 3, 4), ("thanksgiving",): (11, 3, 4), ("labor", "day"): (9, 0, 1), ("memorial", "day"): (5, 0, -1),
    ("mother", "'s", "day"): (5, 6, 2), ("father", "'s", "day"): (6, 6, 3),
}  # fmt: skip
# Days from Easter Sunday.
EASTER_HOLIDAYS = {
    ("easter", "sunday"): 0,
    ("easter", "monday"): 1,
    ("easter",): 0,
    ("good", "friday"): -2,
    ("ash", "wednesday"): -46,
}

FUTURE_CUES = frozenset(
    "will 'll ’ll shall wo would may might could can should expect expects expected plan plans planned planning scheduled slated "
    "aims aim intends intend hopes hope upcoming forecast forecasts predicts predicted projects projected target targets "
    "payable proposed deadline outlook optimistic pessimistic chance odds likelihood probability "
    "anticipate anticipates anticipated poised expires begins starts resumes opens matures retires convenes".split()
)
# These look ahead only before `to`: `is set to`, `about to`, `wants to`.
FUTURE_BEFORE_TO = frozenset(
    {"set", "due", "about", "going", "ready", "likely", "yet", "wants", "want", "seeks", "seek", "needs", "need"}
)
PAST_CUES = frozenset(
    "was were had did said told cost rose fell grew sold made saw led cut hit took came went gave got won lost became began held ran paid "
    "bought brought built left met kept put set sent shed spent stood struck beat bore broke chose drew drove fed flew found fought "
    "knew lay let rode rang sang sank shook shot showed shrank slid spoke sprang stole swung taught threw thought wore wrote been reported "
    "lent caught dug ate blew crept dealt froze hung heard leapt meant overtook sat sought sped stuck swept swam tore understood undertook "
    "underwent withdrew outsold oversaw overcame upheld withheld rebuilt repaid laid lit shone slept swore woke forgot bled bred fled "
    "died tied lied owed hurt shut burst spread quit split arose awoke drank hid forbade spun outgrew outran overran undid wept clung flung".split()
) - {"set"}
# A state of now: numbers beside these words are not of the period that the text was about.
STATE_WORDS = frozenset({"now", "currently", "nowadays", "recent", "recently"})

# After four digits these say that they were counted.
COUNTED = frozenset(
    "percent % people units jobs miles points dollars pounds euros km meters metres feet square tons tonnes barrels percentage "
    "per employees workers stores cars homes deaths cases megawatts mw hours members troops soldiers protesters copies gmt utc "
    "index hectares acres kilometers kilometres kg pages times thai".split()
)
