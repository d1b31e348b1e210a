"""Lengths, areas, volumes and masses."""

from decimal import Decimal

from extractors.numbers.units.unit import Unit

LENGTHS = (
    Unit(
        "kilometer",
        "length",
        words=("kilometer", "kilometers", "kilometre", "kilometres"),
        symbols=("km", "kms", "KM"),
        examples=("The road is [320 km|320 kilometer] long.",),
    ),
    Unit(
        "meter",
        "length",
        words=("meter", "meters", "metre", "metres"),
        symbols=("m", "mtrs"),
        examples=(
            "The wall is [37m|37 meter] high.",
            "Vans sold well: in May [1.2m|1200000 count] of them were delivered, and later [2.1m|2100000 count] were sold.",
            "The pool is [50m|50 meter] long, [20m|20 meter] of which is roped off.",
        ),
    ),
    Unit(
        "centimeter",
        "length",
        words=("centimeter", "centimeters", "centimetre", "centimetres"),
        symbols=("cm", "cms"),
        examples=("Snow lay [30 cm|30 centimeter] deep.",),
    ),
    Unit("millimeter", "length", words=("millimeter", "millimeters", "millimetre", "millimetres"), symbols=("mm",)),
    Unit(
        "micrometer",
        "length",
        words=("micrometer", "micrometers", "micrometre", "micrometres", "micron", "microns"),
        symbols=("µm", "μm", "um"),
    ),
    Unit("nanometer", "length", words=("nanometer", "nanometers", "nanometre", "nanometres"), symbols=("nm",)),
    Unit("mile", "length", words=("mile", "miles"), symbols=("mi",)),
    Unit("nautical_mile", "length", words=("nautical mile", "nautical miles"), symbols=("nmi",)),
    Unit("foot", "length", words=("foot", "feet"), symbols=("ft", "ft.", "′")),
    Unit(
        "inch", "length", words=("inch", "inches"), symbols=("in.", "″"), attached=("in",)
    ),  # apart, "in" is a preposition
    Unit("yard", "length", words=("yard", "yards"), symbols=("yd", "yds")),
    Unit("light_year", "length", words=("light year", "light years", "light-year", "light-years")),
    Unit("astronomical_unit", "length", words=("astronomical unit", "astronomical units")),
)

AREAS = (
    Unit(
        "square_kilometer",
        "area",
        words=(
            "square kilometer",
            "square kilometers",
            "square kilometre",
            "square kilometres",
            "sq km",
            "sq. km",
            "sqkm",
            "sq kms",
        ),
        symbols=("km2", "km²"),
    ),
    Unit(
        "square_meter",
        "area",
        words=(
            "square meter",
            "square meters",
            "square metre",
            "square metres",
            "sq m",
            "sq. m",
            "sqm",
            "sq. m.",
            "sq meters",
            "sq metres",
        ),
        symbols=("m2", "m²"),
        examples=("It leased [300 sq m|300 square_meter] of offices.",),
    ),
    Unit(
        "square_centimeter",
        "area",
        words=("square centimeter", "square centimeters", "square centimetre", "square centimetres", "sq cm"),
        symbols=("cm2", "cm²"),
    ),
    Unit("square_mile", "area", words=("square mile", "square miles", "sq mi", "sq. mi", "sq miles"), symbols=("mi²",)),
    Unit(
        "square_foot",
        "area",
        words=("square foot", "square feet", "sq ft", "sq. ft", "sq. ft.", "sqft", "sq feet", "square ft"),
        symbols=("ft²", "ft2"),
    ),
    Unit("square_inch", "area", words=("square inch", "square inches", "sq in")),
    Unit("square_yard", "area", words=("square yard", "square yards", "sq yd")),
    Unit("acre", "area", words=("acre", "acres"), examples=("The [5,000-acre|5000 acre] farm was sold.",)),
    Unit("hectare", "area", words=("hectare", "hectares"), symbols=("ha",)),
)

VOLUMES = (
    Unit("liter", "volume", words=("liter", "liters", "litre", "litres"), symbols=("L", "l", "ltr")),
    Unit(
        "milliliter", "volume", words=("milliliter", "milliliters", "millilitre", "millilitres"), symbols=("ml", "mL")
    ),
    Unit("centiliter", "volume", words=("centiliter", "centiliters", "centilitre", "centilitres"), symbols=("cl",)),
    Unit(
        "gallon",
        "volume",
        words=("gallon", "gallons", "us gallon", "us gallons", "u.s. gallon", "u.s. gallons"),
        symbols=("gal",),
    ),
    Unit(
        "imperial_gallon",
        "volume",
        words=("imperial gallon", "imperial gallons", "uk gallon", "uk gallons"),
        examples=("It pumps [9 imperial gallons|9 imperial_gallon] or [11 U.S. gallons|11 gallon; place=].",),
    ),
    Unit("quart", "volume", words=("quart", "quarts")),
    Unit("pint", "volume", words=("pint", "pints")),
    Unit("fluid_ounce", "volume", words=("fluid ounce", "fluid ounces"), symbols=("fl oz",)),
    Unit("bushel", "volume", words=("bushel", "bushels")),
    Unit(
        "barrel",
        "volume",
        words=("barrel", "barrels", "barrels of oil equivalent", "barrel of oil equivalent"),
        symbols=("bbl", "bbls", "boe"),
        examples=("It pumped [800,000 barrels a day|800000 barrel; per=day].",),
    ),
    Unit(
        "barrel",
        "volume",
        symbols=("bpd", "b/d", "bopd", "boepd", "boe/d", "boed"),
        per="day",
        examples=("Output fell by [360,000 bpd|360000 barrel; per=day].",),
    ),
    Unit("barrel", "volume", symbols=("mb/d", "mbpd", "mbd", "mmb/d"), per="day", factor=Decimal(10**6)),
    Unit(
        "cubic_meter",
        "volume",
        words=("cubic meter", "cubic meters", "cubic metre", "cubic metres", "cu m"),
        symbols=("m3", "m³"),
    ),
    Unit(
        "cubic_meter",
        "volume",
        symbols=("bcm", "Bcm"),
        factor=Decimal(10**9),
        examples=("Norway exported [37 bcm|37000000000 cubic_meter] of gas.",),
    ),
    Unit(
        "cubic_centimeter",
        "volume",
        words=("cubic centimeter", "cubic centimeters", "cubic centimetre", "cubic centimetres"),
        symbols=("cm3", "cc", "cm³"),
    ),
    Unit(
        "cubic_foot", "volume", words=("cubic foot", "cubic feet", "cu ft", "cu. ft", "cu. ft."), symbols=("cf", "ft³")
    ),
    Unit("cubic_foot", "volume", symbols=("bcf", "Bcf"), factor=Decimal(10**9)),
    Unit("cubic_foot", "volume", symbols=("tcf", "Tcf"), factor=Decimal(10**12)),
    Unit("cubic_foot", "volume", symbols=("bcfd", "Bcf/d", "bcf/d"), factor=Decimal(10**9), per="day"),
    Unit(
        "cubic_kilometer",
        "volume",
        words=("cubic kilometer", "cubic kilometers", "cubic kilometre", "cubic kilometres"),
    ),
    Unit("cubic_yard", "volume", words=("cubic yard", "cubic yards")),
    Unit("acre_foot", "volume", words=("acre foot", "acre feet", "acre-foot", "acre-feet")),
    Unit("tablespoon", "volume", words=("tablespoon", "tablespoons"), symbols=("tbsp",)),
    Unit("teaspoon", "volume", words=("teaspoon", "teaspoons"), symbols=("tsp",)),
)

MASSES = (
    Unit("kilogram", "mass", words=("kilogram", "kilograms", "kilogramme", "kilogrammes", "kilo", "kilos"),
         symbols=("kg", "kgs", "Kg", "KG")),
    Unit("gram", "mass", words=("gram", "grams", "gramme", "grammes"), symbols=("g", "gm")),
    Unit("milligram", "mass", words=("milligram", "milligrams", "milligramme", "milligrammes"), symbols=("mg",)),
    Unit("microgram", "mass", words=("microgram", "micrograms"), symbols=("µg", "μg", "mcg")),
    Unit("metric_ton", "mass", words=("metric ton", "metric tons", "metric tonne", "metric tonnes", "tonne",
         "tonnes"), symbols=("t", "MT"),
         examples=("China mined [1.2 million tonnes|1200000 metric_ton] of ore.",)),
    Unit("ton", "mass", words=("ton", "tons", "short ton", "short tons"),
         examples=("The ship carried [20,000 tons|20000 ton] of coal.",)),
    Unit("long_ton", "mass", words=("long ton", "long tons")),
    Unit("kilotonne", "mass", words=("kilotonne", "kilotonnes"), symbols=("kt",)),
    Unit("megatonne", "mass", words=("megatonne", "megatonnes"), symbols=("Mt",)),
    Unit("gigatonne", "mass", words=("gigatonne", "gigatonnes", "gigaton", "gigatons"), symbols=("Gt",)),
    Unit("pound", "mass", symbols=("lb", "lbs", "lb.", "lbs."), words=("pounds of", "pound of"),  # bare `pounds`: money.py
         examples=("The boxer weighed [182 pounds|182 pound].",
         "It can tow [9,000 pounds|9000 pound].", "A [150-pound|150 pound] dog bit him.", "It cost [82 pounds|82 GBP].")),
    Unit("ounce", "mass", words=("ounce", "ounces"), symbols=("oz",)),
    Unit("troy_ounce", "mass", words=("troy ounce", "troy ounces")),
    Unit("stone", "mass", symbols=("st",)),
    Unit("carat", "mass", words=("carat", "carats"), symbols=("ct",)),
)  # fmt: skip
