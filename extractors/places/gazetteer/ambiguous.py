"""What tells a place from something else under the same name: words around it, and names that need more than a capital."""

from __future__ import annotations

# Cities whose name is at least as often a person, a company or a word: they need `in`, `near`, ... before them, or a state after them.
NEED_EVIDENCE = frozenset(
    "Jackson|Lincoln|Hamilton|Austin|Charlotte|Madison|Chandler|Irving|Garland|Norman|Henderson|Gilbert|Elizabeth|"
    "Eugene|Tyler|Warren|Newton|Milton|Paterson|Richardson|Thornton|Montgomery|Sutton|Preston|Brandon|Bolton|Darwin|"
    "Regina|Florence|Davie|Denton|Everett|Hayward|Edison|Clovis|Burbank|Kingston|Lancaster|Windsor|Wellington|"
    "Lafayette|Beaumont|Barking|Buffalo|Phoenix|Boulder|Concord|Providence|Savannah|Aurora|Frisco|Fontana|Langley|"
    "Markham|Vaughan|Laval|Dudley|Poole|Dayton|Kitchener|Ajax|Salem|Santiago|Lima|Cali|Cary|Downey|Pomona|Torrance|"
    "Wakefield|Newport|Hampton|Mansfield|Midland|Lowell|Davenport|Corona|Athens|Rome|Derby|Cork|Mesa|Plymouth|"
    "Stafford|Livingston|Chester|Sterling|Troy|Medina|Essen|Alhambra|Alexandria|Bari|Jersey City|Waterloo|Worthing|"
    "Reading|Nice|Mobile|Orange|Bath|Split|Surprise|Independence|Paradise|Enterprise|Golfe|Chico|Hassan|Faisal|"
    "Modesto|Cambridge|Oxford|Harrow|Slough|Rio|Viana|Omar|Ali|Rasht|Latina|Male|March|Of|Van|Perm|Sale|Darlington|"
    "Bedford|Exeter|Carlisle|Berkeley|Stockton|Lexington|Columbia|Victoria|Malden|Cartagena|Leon|Granada|Magdalena|"
    "Union|Progress|Central|Victory".split("|")
)  # fmt: skip

# Names that people bear too: once an article has named someone so (`Michael Jordan`), the bare name is that person.
PERSONAL = NEED_EVIDENCE | frozenset(
    "Jordan|Chad|Georgia|Israel|Cuba|Paris|Sydney|Houston|Dallas|Washington|London|Holland|Ireland|England|Wales|"
    "France|Virginia|Carolina|Montana|Dakota|Indiana|Orlando|Chelsea|Brooklyn|Kent|Devon|Cleveland|Columbus|"
    "Burlington|Arlington|Norfolk|Bristol|Kenya|India|Asia".split("|")
)  # fmt: skip

# Words after a name that show that it is a thing.
THINGS_AFTER: dict[str, frozenset[str]] = {
    "Turkey": frozenset("prices meat dinner dinners breast breasts sandwich sandwiches farmers farms producers flocks growers".split()),
    "China": frozenset("cup cups plate plates cabinet doll dolls teapot".split()),
    "Guinea": frozenset("pig pigs fowl".split()),
    "Brazil": frozenset({"nut", "nuts"}),
    "Panama": frozenset({"hat", "hats"}),
    "French": frozenset("fries toast press doors horn".split()),
    "Swiss": frozenset({"cheese", "roll", "rolls"}),
    "Danish": frozenset({"pastry", "pastries"}),
    "Turkish": frozenset({"delight", "bath", "baths"}),
    "Indian": frozenset({"summer"}),
    "Dutch": frozenset({"auction", "auctions", "oven", "ovens"}),
    "English": frozenset("speaker speakers lessons language proficiency teachers teacher learners exam exams grammar".split()),
    "Polish": frozenset({"remover", "up"}),
}  # fmt: skip

LANGUAGE_WORDS = frozenset("language speaker speakers speaking translation translations dialect accent".split())

# A demonym before one of these names a currency.
CURRENCY_WORDS = frozenset(
    "dollar dollars pound pounds franc francs yuan yen won ruble rubles rouble roubles rupee rupees peso pesos real "
    "reais krona kronor krone kroner zloty zlotys lira liras rand baht ringgit rupiah dong dirham dirhams dinar "
    "dinars riyal riyals shekel shekels forint forints koruna crown crowns cent cents hryvnia hryvnias naira "
    "shilling shillings currency leu lei lev leva tenge taka kyat".split()
)

# A country before one of these names a currency or a measure.
OF_COUNTRIES = frozenset("dollar dollars cent cents gallon gallons pint pints".split())

# Banks of these are central banks, so a country's; Bank of America is a company.
CENTRAL_BANKS = frozenset(
    "England Japan Korea Canada Mexico Israel Thailand Italy Spain France Portugal Greece Finland Russia Ghana Indonesia Jamaica Tanzania "
    "Uganda Zambia Botswana Namibia Mauritius Lithuania Latvia Slovenia Albania Algeria Mongolia".split()
)
STATE_BANKS = frozenset({"Reserve", "Central", "National", "People's", "State"})

# Capitalised words that may stand beside a place without making one name of the two.
BESIDE = frozenset(
    "January February March April May June July August September October November December Jan. Feb. Mar. Apr. Jun. "
    "Jul. Aug. Sep. Sept. Oct. Nov. Dec. Monday Tuesday Wednesday Thursday Friday Saturday Sunday I GDP CPI PPI PMI "
    "EV EVs SUV SUVs ETF ETFs IPO IPOs LNG MP MPs FDI VAT AI IT TV NHS HIV AIDS COVID-19 Covid-19 Covid COVID NEV "
    "NEVs Quarter Q1 Q2 Q3 Q4 H1 H2 Christian Christians Muslim Muslims Catholic Catholics Jewish Jews Democrats "
    "Republicans".split()
)

# Lower-case function words: capitalised only because a sentence begins, they are no part of a name.
FUNCTION_WORDS = frozenset(
    "a an the this that these those in on at of for from to by with without within across over under about around "
    "among amid and or but nor yet so as if when while where whereas although though because since until unless "
    "after before during between through throughout against into onto outside inside near beyond besides beside "
    "despite unlike like except both either neither each every all some many most more few fewer several other "
    "another no not only even just also then now here there once its his her their our my your it he she they we you "
    "is are was were has have had do does did will would can could may might should must who whom whose which what "
    "how why today yesterday tomorrow meanwhile however according compared versus via per than nearly almost roughly "
    "half total annual monthly overall new last next first second third one two three four five six seven eight nine "
    "ten more former current early late latest recent national average one-third two-thirds still already including "
    "excluding following given unlike than".split()
)

# Words that go before a place as part of it: `Southern Poland`, `downtown Minneapolis`.
DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Central Northeast Northwest Southeast Southwest "
    "Northeastern Northwestern Southeastern Southwestern Greater Downtown Metropolitan Metro Upstate Rural Urban "
    "Mainland Coastal Inner Outer Upper Lower Mid".split()
)

# `Bank of America`, `University of Texas`, `Prince of Wales`: with such a head the whole is a name.
NAME_HEADS = frozenset(
    "Bank University Museum Institute Academy College Association Chamber Federation Confederation Church Order "
    "Prince Princess Duke Duchess Duchy Gulf Sea Bay Battle Treaty Statue Tower Office Society Board Council Bureau "
    "Voice Radio Club Bar Library Institution School Orchestra Corporation Company Corp Trust Fund Archbishop Bishop "
    "Earl League Merchant Taste Made".split()
)

# A place before one of these capitalised words is a public body's or office's: it locates a number only where nothing else does.
PUBLIC_BODIES = frozenset(
    "President Presidents Prime Premier Chancellor King Queen Government Parliament Senate Senator Senators Sen. "
    "House Congress Congressman Congresswoman Representative Rep. Supreme Court Department Departments Ministry "
    "Minister Treasury Treasurys Treasuries Federal Census Bureau Army Navy Secretary "
    "Foreign Finance Ambassador Central Geological Labor Labour Justice Defense Defence Agriculture "
    "Commerce State Environmental Centers Attorney District Health Education Interior Transport "
    "Transportation Police Governor Gov. Mayor Lt. Deputy Vice Customs Immigration Postal "
    "Internal National Statistics".split()
)
PUBLIC_ACTORS = frozenset(
    "government governments minister ministers ministry official officials president presidents premier chancellor "
    "lawmaker lawmakers parliament senate senator senators police army military navy authority authorities regulator "
    "regulators court courts mayor governor diplomat diplomats ambassador troops soldiers forces treasury secretary "
    "spokesman spokeswoman spokesperson prosecutors prosecutor judge leaders leader politician politicians media "
    "newspaper researchers scientists researcher scientist state-owned".split()
)

# Share indexes: `the British FTSE` is of that country.
SHARE_INDEXES = frozenset(
    "FTSE Nikkei DAX CAC Dow Nasdaq Sensex Nifty Kospi KOSPI Topix Bovespa Hang CSI ASX TSX IBEX MIB".split()
)

# A nationality before one of these, in the singular, says whose the firm or person is, not where the number holds.
COMPANY_NOUNS = frozenset(
    "company maker manufacturer carmaker automaker chipmaker drugmaker planemaker retailer bank lender giant firm "
    "group airline carrier conglomerate startup start-up brand producer supplier operator developer insurer brewer "
    "miner steelmaker investor billionaire businessman entrepreneur tycoon actor actress singer author player "
    "striker midfielder driver rider team champion parent subsidiary rival competitor unit owner multinational "
    "publisher broadcaster shipbuilder foundry exporter importer counterpart".split()
)
COMPANY_NAME_WORDS = frozenset(
    "Airlines Airways Air Bank Times Post Journal Telegraph Express Tribune Herald Steel Motor Motors Oil Gas "
    "Petroleum Electric Power Corp Corporation Inc Inc. Ltd Ltd. Group Holdings Insurance Life Telecom Mobile "
    "Railway Railways Zinc Securities Capital Research Institute University Museum Marathon Open Cup Grand Olympics "
    "Stock Exchange Bancorp Foods Cellular Rail Pacific Southern Eastern".split()
)

# A city before one of these names a broadcaster or paper: `Abu Dhabi TV`.
STATIONS = frozenset("TV Television Radio News Today Daily Globe Chronicle Gazette".split())

# People who are counted where they have come to: `two million Syrian refugees` are not in Syria.
AWAY = frozenset("refugees migrants immigrants tourists visitors expatriates nationals refugee migrant".split())

# After a hyphen: where somebody sits or where a thing comes from, not where the number holds.
SEAT_WORDS = frozenset("based headquartered born listed led backed owned bred educated style".split())

LOCATIVE = frozenset("in near at around outside downtown across throughout inside within from leaving".split())

# Whether Georgia is the country: these in the article say so.
CAUCASUS = frozenset(
    "Tbilisi Georgian Georgians Batumi Abkhazia Ossetia Caucasus Armenia Armenian Azerbaijan Saakashvili Ivanishvili "
    "Sukhumi Kutaisi".split()
)
