"""Amounts of data and of time."""

from extractors.numbers.units.unit import Unit

DATA = (
    Unit("bit", "data", words=("bit", "bits")),
    Unit("byte", "data", words=("byte", "bytes")),
    Unit("kilobyte", "data", words=("kilobyte", "kilobytes"), symbols=("kB", "KB", "kb", "Kb")),
    Unit("megabyte", "data", words=("megabyte", "megabytes"), symbols=("MB",)),
    Unit(
        "gigabyte",
        "data",
        words=("gigabyte", "gigabytes"),
        symbols=("GB", "gb"),
        examples=("The plan has [54GB|54 gigabyte] of data.",),
    ),
    Unit("terabyte", "data", words=("terabyte", "terabytes"), symbols=("TB", "tb")),
    Unit("petabyte", "data", words=("petabyte", "petabytes"), symbols=("PB",)),
    Unit("megabit", "data", words=("megabit", "megabits"), symbols=("Mb",)),
    Unit("gigabit", "data", words=("gigabit", "gigabits"), symbols=("Gb",)),
    Unit(
        "megabit",
        "speed",
        symbols=("Mbps", "mbps", "Mb/s", "Mbit/s"),
        words=("megabits per second", "megabit per second", "megabits a second"),
        per="second",
    ),
    Unit(
        "gigabit",
        "speed",
        symbols=("Gbps", "gbps", "Gb/s"),
        words=("gigabits per second", "gigabit per second", "gigabits a second"),
        per="second",
    ),
    Unit("pixel", "data", words=("pixel", "pixels")),
    Unit("megapixel", "data", words=("megapixel", "megapixels"), attached=("MP",)),
)

DURATIONS = (
    Unit("millisecond", "time", words=("millisecond", "milliseconds"), symbols=("ms",)),
    Unit(
        "second",
        "time",
        words=("second", "seconds", "secs", "sec"),
        examples=("It charges in [about 40 seconds|40 second; bound=about].",),
    ),
    Unit("minute", "time", words=("minute", "minutes", "mins", "min")),
    Unit("hour", "time", words=("hour", "hours", "hrs", "hr")),
    Unit("day", "time", words=("day", "days")),
    Unit("week", "time", words=("week", "weeks", "wks")),
    Unit("fortnight", "time", words=("fortnight", "fortnights")),
    Unit("month", "time", words=("month", "months", "mths")),
    Unit(
        "year",
        "time",
        words=("year", "years", "yrs", "yr"),
        examples=("He was sentenced to [12 years|12 year] in prison.",),
    ),
    Unit("decade", "time", words=("decade", "decades")),
    Unit("century", "time", words=("century", "centuries")),
)

AGES = (
    Unit("year", "age", words=("year old", "years old", "year olds", "year-old", "years-old", "year-olds",
         "years of age", "yr-old", "yr old"), symbols=("yo", "y/o"),
         examples=("An [18-year-old|18 year] man was hurt.",)),
    Unit("month", "age", words=("month old", "months old", "month olds", "month-old", "months of age")),
    Unit("week", "age", words=("week old", "weeks old", "week-old")),
    Unit("day", "age", words=("day old", "days old", "day-old")),
)  # fmt: skip
