"""Percentages, points and multiples."""

from extractors.numbers.units.unit import Unit

POINTS = (
    Unit("percent", "percent",
         words=("percent", "per cent", "percents", "pct", "percentage"),
         symbols=("%", "pc", "p.c.", "٪", "％"),
         examples=("Turnout was [41 per cent|41 percent].", "The index fell [0.4pc|0.4 percent].",
         "PC makers shed [25 jobs|25 count jobs].")),
    Unit("percentage_point", "percentage_point",
         words=("percentage point", "percentage points", "percentage-point", "percentage-points", "percent point",
         "percent points", "pct point",
                "pct points", "per cent point", "per cent points", "% point", "% points", "of a percentage point", "of a percent point"),
         symbols=("pp", "pps", "ppt", "ppts", "p.p.", "%-point", "%-points", "pct pt", "pct pts"),
         examples=("Its share fell [4.3 percentage points|4.3 percentage_point].",
         "The rate rose [0.8 of a percentage point|0.8 percentage_point].")),
    Unit("basis_point", "basis_point",
         words=("basis point", "basis points"),
         symbols=("bps", "bp", "bpts"),  # "BP" in capitals is the oil company
         examples=("The bank cut rates by [25 basis points|25 basis_point].", "BP plc cut [25 jobs|25 count jobs].")),
    Unit("point", "point",
         words=("point", "points", "index point", "index points"),
         symbols=("pts", "pt"),
         examples=("The Dow lost [190 points|190 point].",)),
    Unit("times", "multiple",
         words=("fold",),
         symbols=("x", "×"),
         examples=("Profit grew [12-fold|12 times].", "It trades at [6.5x|6.5 times] earnings.")),
    Unit("ppm", "concentration", words=("parts per million", "part per million"), symbols=("ppm",),
         examples=("Carbon dioxide reached [421 parts per million|421 ppm].",)),
    Unit("part", "concentration", words=("parts per billion", "part per billion"), symbols=("ppb",), per="billion",
         examples=("Lead stood at [15 ppb|15 part; per=billion].",)),
)  # fmt: skip
