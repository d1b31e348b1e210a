"""Energy, power, electricity, pressure, temperature, radiation."""

from decimal import Decimal

from extractors.numbers.units.unit import Unit

ENERGY = (
    Unit("watt_hour", "energy", words=("watt hour", "watt hours", "watt-hour", "watt-hours"), symbols=("Wh",)),
    Unit(
        "kilowatt_hour",
        "energy",
        words=("kilowatt hour", "kilowatt hours", "kilowatt-hour", "kilowatt-hours"),
        symbols=("kWh", "kwh", "KWh", "KWH"),
    ),
    Unit(
        "megawatt_hour",
        "energy",
        words=("megawatt hour", "megawatt hours", "megawatt-hour", "megawatt-hours"),
        symbols=("MWh", "mwh"),
    ),
    Unit(
        "gigawatt_hour",
        "energy",
        words=("gigawatt hour", "gigawatt hours", "gigawatt-hour", "gigawatt-hours"),
        symbols=("GWh",),
    ),
    Unit(
        "terawatt_hour",
        "energy",
        words=("terawatt hour", "terawatt hours", "terawatt-hour", "terawatt-hours"),
        symbols=("TWh",),
    ),
    Unit("joule", "energy", words=("joule", "joules"), symbols=("J",)),
    Unit("kilojoule", "energy", words=("kilojoule", "kilojoules"), symbols=("kJ", "KJ")),
    Unit("megajoule", "energy", words=("megajoule", "megajoules"), symbols=("MJ",)),
    Unit("gigajoule", "energy", words=("gigajoule", "gigajoules"), symbols=("GJ",)),
    Unit("petajoule", "energy", words=("petajoule", "petajoules"), symbols=("PJ",)),
    Unit("exajoule", "energy", words=("exajoule", "exajoules"), symbols=("EJ",)),
    Unit("zettajoule", "energy", words=("zettajoule", "zettajoules"), symbols=("ZJ",)),
    Unit(
        "kilocalorie",
        "energy",
        words=("kilocalorie", "kilocalories", "calorie", "calories"),
        symbols=("kcal", "Cal", "cal"),
    ),  # of food
    Unit("british_thermal_unit", "energy", words=("British thermal unit", "British thermal units", "Btu", "Btus")),
    Unit(
        "british_thermal_unit",
        "energy",
        words=("million British thermal units", "million Btu", "mmBtu"),
        factor=Decimal(10**6),
    ),
    Unit("therm", "energy", words=("therm", "therms")),
)

POWER = (
    Unit("watt", "power", words=("watt", "watts"), symbols=("W",)),
    Unit("milliwatt", "power", words=("milliwatt", "milliwatts"), symbols=("mW",)),
    Unit("kilowatt", "power", words=("kilowatt", "kilowatts"), symbols=("kW", "KW", "kw")),
    Unit(
        "megawatt",
        "power",
        words=("megawatt", "megawatts"),
        symbols=("MW", "MWp", "mw"),
        examples=("The [550 megawatt|550 megawatt] plant opened.",),
    ),
    Unit(
        "gigawatt",
        "power",
        words=("gigawatt", "gigawatts"),
        symbols=("GW", "GWp"),
        examples=("Texas added [4.2GW|4.2 gigawatt] of batteries.",),
    ),
    Unit("terawatt", "power", words=("terawatt", "terawatts"), symbols=("TW",)),
    Unit("horsepower", "power", words=("horsepower", "brake horsepower"), symbols=("hp", "HP", "bhp", "BHP")),
    Unit("metric_horsepower", "power", symbols=("PS",)),
    Unit(
        "newton_meter",
        "torque",
        words=("newton meter", "newton meters", "newton metre", "newton metres", "newton-meters", "newton-metres"),
        symbols=("Nm",),
    ),
    Unit(
        "foot_pound",
        "torque",
        words=("foot-pound", "foot-pounds", "foot pounds", "pound-feet", "pound feet", "pound-foot"),
        symbols=("lb-ft", "lb.-ft.", "ft-lb", "ft-lbs", "lb ft"),
    ),
)

ELECTRICITY = (
    Unit("volt", "voltage", words=("volt", "volts"), symbols=("V",)),
    Unit("kilovolt", "voltage", words=("kilovolt", "kilovolts"), symbols=("kV",)),
    Unit("ampere", "current", words=("ampere", "amperes", "amp", "amps"), symbols=("A",)),
    Unit(
        "ampere_hour",
        "charge",
        words=("amp hour", "amp hours", "ampere hours", "amp-hour", "amp-hours"),
        symbols=("Ah",),
    ),
    Unit(
        "milliampere_hour",
        "charge",
        words=("milliampere hour", "milliampere hours", "milliamp hours"),
        symbols=("mAh",),
    ),
    Unit("hertz", "frequency", words=("hertz",), symbols=("Hz", "HZ")),
    Unit("kilohertz", "frequency", words=("kilohertz",), symbols=("kHz", "KHz")),
    Unit("megahertz", "frequency", words=("megahertz",), symbols=("MHz",)),
    Unit("gigahertz", "frequency", words=("gigahertz",), symbols=("GHz",)),
    Unit("decibel", "sound", words=("decibel", "decibels"), symbols=("dB", "dBA")),
    Unit("lumen", "light", words=("lumen", "lumens"), symbols=("lm",)),
    Unit("candela", "light", words=("nits", "nit")),
)

PRESSURE_AND_HEAT = (
    Unit(
        "degree_Celsius",
        "temperature",
        words=(
            "degree Celsius",
            "degrees Celsius",
            "degree centigrade",
            "degrees centigrade",
            "Celsius",
            "centigrade",
            "degrees C",
            "degree C",
            "deg C",
        ),
        symbols=("°C", "° C", "C", "℃"),
        examples=("It warmed by [1.5°C|1.5 degree_Celsius].",),
    ),
    Unit(
        "degree_Fahrenheit",
        "temperature",
        words=("degree Fahrenheit", "degrees Fahrenheit", "Fahrenheit", "degrees F", "degree F", "deg F"),
        symbols=("°F", "° F", "F", "℉"),
    ),
    Unit("kelvin", "temperature", words=("kelvin", "kelvins", "degrees Kelvin")),
    Unit("degree", "angle", words=("degree", "degrees"), symbols=("°", "deg")),
    Unit("pascal", "pressure", words=("pascal", "pascals"), symbols=("Pa",)),
    Unit("hectopascal", "pressure", words=("hectopascal", "hectopascals"), symbols=("hPa",)),
    Unit("kilopascal", "pressure", words=("kilopascal", "kilopascals"), symbols=("kPa",)),
    Unit("megapascal", "pressure", words=("megapascal", "megapascals"), symbols=("MPa",)),
    Unit("gigapascal", "pressure", words=("gigapascal", "gigapascals"), symbols=("GPa",)),
    Unit("millibar", "pressure", words=("millibar", "millibars"), symbols=("mbar", "mb")),
    Unit(
        "pound_force_per_square_inch",
        "pressure",
        words=("pounds per square inch", "pound per square inch"),
        symbols=("psi", "PSI"),
    ),
    Unit("kip_per_square_inch", "pressure", symbols=("ksi",)),
    Unit("sievert", "radiation", words=("sievert", "sieverts"), symbols=("Sv",)),
    Unit("millisievert", "radiation", words=("millisievert", "millisieverts"), symbols=("mSv",)),
    Unit("microsievert", "radiation", words=("microsievert", "microsieverts"), symbols=("µSv", "μSv")),
    Unit("becquerel", "radiation", words=("becquerel", "becquerels"), symbols=("Bq",)),
)

SPEEDS = (
    Unit("mile", "speed", symbols=("mph", "MPH", "Mph", "m.p.h."), words=("miles per hour", "mile per hour",
         "miles an hour", "mile an hour"), per="hour",
         examples=("Winds reached [74 mph|74 mile; per=hour].",)),
    Unit("kilometer", "speed", symbols=("km/h", "kmh", "kph", "kmph", "km/hr", "KPH"), per="hour",
         words=("kilometers per hour", "kilometres per hour", "kilometer per hour", "kilometre per hour",
         "kilometers an hour", "kilometres an hour")),
    Unit("meter", "speed", symbols=("m/s",), words=("meters per second", "metres per second", "meter per second",
         "metre per second"), per="second"),
    Unit("knot", "speed", words=("knot", "knots"), symbols=("kts",)),
    Unit("mile", "efficiency", symbols=("mpg", "MPG"), words=("miles per gallon", "mile per gallon",
         "miles to the gallon"), per="gallon"),
    Unit("revolution", "rotation", symbols=("rpm", "RPM"), words=("revolutions per minute", "revolutions a minute"),
         per="minute"),
)  # fmt: skip
