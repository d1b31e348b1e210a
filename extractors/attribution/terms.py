"""Verbs and nouns of attribution: who is said to say a number, and in what frames.

A number marked `source=NAME` must get that source; one marked `source=` none.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.attribution.quotations import QUOTES


@dataclass(frozen=True, slots=True)
class Reporting:
    """A verb that attributes what stands beside it to its subject.

    `forms` are its finite forms and participle. `subject` says whom it takes at its word: `any` (whoever says something says it);
    `speech`, the same, but only before words that are said (`added that`, not `added 12 shops`); `speaker`, a name, a pronoun or a
    noun for people or bodies; `data`, only what publishes figures and those who study (`prices showed a rise` has no source), or
    anyone before `that`; `analyst`, only people who forecast for a living; `placing`, a speaker
    before `at` (`puts the toll at 15`). `inverted`: also `, said X`.
    """

    lemma: str
    forms: tuple[str, ...]
    subject: str = "speaker"
    inverted: bool = False
    examples: tuple[str, ...] = ()


REPORTING = (
    Reporting("say", ("say", "says", "said", "saying"), "any", inverted=True, examples=(
        "The Harbour Office said [40 ships|40 count ships; source=Harbour Office] were waiting.",
        "Rents rose [3 percent|3 percent; source=Maria Lopez], said Maria Lopez, an agent.",
        "Rents, the council said on Monday, rose [3 percent|3 percent; source=council].",
        "Wages rose [3 percent|3 percent; source=].",
    )),
    Reporting("tell", ("tell", "tells", "told"), "any", examples=(
        "Anna Berg told reporters that [12 schools|12 count schools; source=Anna Berg] had closed.",
    )),
    Reporting("add", ("adds", "added", "adding"), "speech", inverted=True, examples=(
        "Berg added that [12 schools|12 count schools; source=Berg] had closed.",
        "The firm added [12 shops|12 count shops; source=].",
    )),
    Reporting("note", ("noted",), "any", inverted=True, examples=(
        "The Transit Board noted that fares rose [4 percent|4 percent; source=Transit Board].",
    )),
    Reporting("notes", ("note", "notes", "noting"), "speaker", inverted=True, examples=(
        "The Transit Board notes that fares rose [4 percent|4 percent; source=Transit Board].",
        "Berg notes prices rose [4 percent|4 percent; source=Berg].", "Treasury notes rose [4 percent|4 percent; source=].",
        "The yield on two-year notes rose [4 percent|4 percent; source=].",
    )),
    Reporting("explain", ("explains", "explained"), "any", inverted=True),
    Reporting("observe", ("observes", "observed"), "speech", inverted=True),
    Reporting("state", ("state", "states", "stated"), "speech", inverted=True),
    Reporting("write", ("writes", "wrote"), "speech", inverted=True),
    Reporting("tweet", ("tweeted",), "any"),
    Reporting("claim", ("claim", "claims", "claimed"), "speech", inverted=True),
    Reporting("argue", ("argue", "argues", "argued", "arguing"), "speech", inverted=True),
    Reporting("warn", ("warn", "warns", "warned", "warning"), "speech", inverted=True),
    Reporting("insist", ("insist", "insists", "insisted"), "speech", inverted=True),
    Reporting("admit", ("admit", "admits", "admitted"), "speech", inverted=True),
    Reporting("complain", ("complain", "complains", "complained"), "speech", inverted=True),
    Reporting("promise", ("promise", "promises", "promised"), "speech", inverted=True, examples=(
        "The operator promised that [95%|95 percent; source=operator] of trains would be on time.",
    )),
    Reporting("vow", ("vow", "vows", "vowed"), "speech", inverted=True),
    Reporting("stress", ("stresses", "stressed"), "speech", inverted=True),
    Reporting("testify", ("testified",), "any"),
    Reporting("acknowledge", ("acknowledge", "acknowledges", "acknowledged"), "speech"),
    Reporting("conclude", ("concludes", "concluded"), "speech"),
    Reporting("believe", ("believe", "believes"), "speech"),
    Reporting("think", ("think", "thinks"), "speech"),
    Reporting("announce", ("announce", "announces", "announced"), "speaker", inverted=True, examples=(
        "The Rail Agency announced that [200 trains|200 count trains; source=Rail Agency] were late.",
    )),
    Reporting("confirm", ("confirm", "confirms", "confirmed"), "speech"),
    Reporting("disclose", ("discloses", "disclosed"), "speech"),
    Reporting("declare", ("declares", "declared"), "speech"),
    Reporting("report", ("report", "reports", "reported"), "speaker", inverted=True, examples=(
        "The Daily Courier reported [30 arrests|30 count arrests; source=Daily Courier].",
        "Cases reported in schools rose by [30 percent|30 percent; source=].",
    )),
    Reporting("find", ("find", "finds", "found"), "data", examples=(
        "A survey by the Rail Union found that [60 percent|60 percent; source=Rail Union] were tired.",
        "Police found [3 guns|3 count guns; source=].",
    )),
    Reporting("show", ("show", "shows", "showed"), "data", examples=(
        "Figures released by the Port Authority showed that trade fell [7 percent|7 percent; source=Port Authority].",
        "Customs data showed a shortfall of [900 boxes|900 count boxes; source=customs data].",
    )),
    Reporting("reveal", ("reveal", "reveals", "revealed"), "data"),
    Reporting("indicate", ("indicate", "indicates", "indicated"), "data"),
    Reporting("suggest", ("suggest", "suggests", "suggested"), "data"),
    Reporting("estimate", ("estimate", "estimates", "estimated"), "speaker", examples=(
        "The Crop Institute estimates that [40 percent|40 percent; source=Crop Institute] were lost.",
    )),
    Reporting("calculate", ("calculates", "calculated"), "speaker"),
    Reporting("recommend", ("recommend", "recommends", "recommended"), "speaker", examples=(
        "Auditors recommend reserves of [5%|5 percent; source=auditors].",
    )),
    Reporting("reckon", ("reckon", "reckons", "reckoned"), "speech"),
    Reporting("forecast", ("forecast", "forecasts", "forecasted", "forecasting"), "speaker"),
    Reporting("predict", ("predict", "predicts", "predicted", "predicting"), "speaker"),
    Reporting("project", ("project", "projects", "projected", "projecting"), "speaker"),
    Reporting("put", ("put", "puts"), "placing", examples=(
        "The aid agency puts the damage at [$600 million|600000000 USD; source=aid agency].",
        "The firm put [30 cars|30 count cars; source=] on show.",
    )),
    Reporting("expect", ("expect", "expects", "expected"), "analyst", examples=(
        "The report, in which analysts expect stocks of [900 tonnes|900 metric_ton; source=analysts], is due.",
        "The institute expects output to grow by [3%|3 percent; source=institute].",
        "Analysts had expected a profit of [$3 million|3000000 USD; source=analysts].",
        "The airline expects to hire [300 pilots|300 count pilots; source=].",
    )),
    Reporting("look", ("looking", "looked"), "analyst"),
    Reporting("pencil", ("pencilled", "penciled"), "analyst"),
    Reporting("poll", ("polled",), "analyst"),
    Reporting("anticipate", ("anticipate", "anticipated"), "analyst"),
)  # fmt: skip

REPORTING_FORMS: dict[str, Reporting] = {form: verb for verb in REPORTING for form in verb.forms}

# What publishes figures: such a noun speaks for whoever made it (`data from X`, `X's survey`), else for itself (`a survey showed`).
DATA_NOUNS = frozenset(
    "data figures statistics numbers report reports survey surveys study studies poll polls polling research analysis "
    "estimate estimates projection projections forecast forecasts records filing filings documents document papers "
    "census index tally count review audit statement release readout tracker release account accounts "
    "results findings paper article model models registry database dataset advisory advisories bulletin bulletins update".split()
)
# Of these, what gives no series of figures that the next sentence goes on with.
SINGLE = frozenset(
    "statement release review document documents account accounts filing filings papers paper article readout advisory bulletin update".split()
)
SERIES = DATA_NOUNS - SINGLE
# Of these, what has or gives others their figures: `the poll gave Labour 38%`, `its projections have inflation at 2%`.
MODELS = frozenset("poll polls survey surveys projection projections forecast forecasts update estimates".split())
GIVING = frozenset("gave gives give has have had".split())
# After `has` or `gives`: the figures are had or given themselves (`the survey had a response rate of 40%`).
NOT_SHOWN = frozenset("a an no been to not little few some many more also since already just only rise rises".split())
# A forecast is its holder's: `her target is 7,400`.
OWN_FIGURES = frozenset({"target"})
HELD_FIGURES = OWN_FIGURES | {"forecast", "estimate"}

# People who forecast for a living.
ANALYSTS = frozenset(
    "analysts economists forecasters analyst economist institute institutes investors markets traders strategists".split()
)

RESEARCHERS = frozenset(
    "researchers researcher scientists scientist experts economists analysts investigators auditors team authors "
    "academics".split()
)

# Nouns for people and bodies that state figures.
SPEAKERS = ANALYSTS | DATA_NOUNS | frozenset(
    "official officials company companies bank government ministry department agency agencies authority authorities "
    "police office bureau board council commission committee union group firm institute association federation "
    "organisation organization organisations organizations researchers researcher scientists scientist experts "
    "expert authors author team spokesman spokeswoman spokesperson minister president chairman chief executive "
    "executives manager managers director directors regulator regulators watchdog court prosecutors prosecutor "
    "airline carmaker automaker retailer maker manufacturer operator utility charity hospital hospitals university "
    "school newspaper magazine paper agency media website broadcaster site governor mayor lawyer lawyers doctors "
    "doctor leader leaders lawmakers residents witnesses source sources consultancy think-tank tank trust club "
    "church army military navy developer producer lender insurer fund exchange body administration city county state "
    "chain giant service services secretary rep organizer organizers organiser organisers respondent respondents contact contacts "
    "chamber pollster pollsters bookmaker bookmakers campaigners lobby broadcasters charities unions ministers economist panel taskforce coroner "
    "auditor auditors paramedics firefighters rescuers operators councils insurers airlines carmakers publisher newspapers "
    "retailers manufacturers bankers lenders realtors brokers builders employers farmers growers hoteliers firms companies".split()
)  # fmt: skip

# After a name, these are not part of it: `Statistics Bureau officials`.
STAFF = frozenset(
    "official officials spokesman spokeswoman spokesperson economists economist analysts analyst researchers "
    "researcher scientists scientist executives executive chief head director directors data figures statistics "
    "numbers report reports survey surveys study studies poll polls research analysis estimate estimates forecast "
    "forecasts projections records leaders lawyers managers".split()
)

# Before a person's name, no part of it: these, and what stands before them in a title (`Finance Minister`).
ROLES = frozenset(
    "Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof Prof. Professor Sir Dame Lord Lady President Minister Premier Chancellor "
    "King Queen Prince Senator Sen. Sens. Rep. Representative Congressman Congresswoman Governor Gov. Mayor Gen. "
    "Col. Colonel Captain Capt. Maj. Sgt. Judge Justice Secretary Executive Chairman Chairwoman Chair CEO CFO "
    "Director Analyst Economist Democrat Republican Commissioner Ambassador Pope Bishop Rev. Spokesman Spokeswoman "
    "Officer Manager Superintendent Inspector Sergeant Lieutenant Major Admiral Sheriff Coroner Detective Spokesperson "
    "Coordinator Administrator Scientist Councillor Councilman Councilwoman Constable Treasurer".split()
)
# Of these, what others go before: `Rail Board Manager Ana Sousa`. `King`, `Lady`, `Judge` open names of their own.
TITLES = ROLES - frozenset("King Queen Prince Lord Lady Sir Dame Pope Chancellor Democrat Republican Major".split())
BEFORE_ROLES = frozenset(
    "Prime Treasury Foreign Finance Health Defence Defense Interior Education Transport Trade Energy Vice Deputy "
    "Chief Lt. Attorney Former Acting Financial Operating Managing Home Labour Labor Justice Environment Economy "
    "Agriculture Culture House Majority Minority".split()
)

# Small words inside a name: `Ministry of Health and Welfare`.
IN_NAMES = frozenset("of for and the & de du von van der da del la al ’s 's '".split())

# These only between two capitals: `Committee to Protect Journalists`, `Panel on Climate Change`.
NAME_JOINTS = frozenset({"to", "on", "against"})

NOT_NAMES = frozenset(
    "the a an this that these those its his her their our my some many most several few all both no other another "
    "such own latest new recent various first second preliminary separate similar same one two three four five six seven "
    "eight nine ten it however also meanwhile earlier later still but and or so yet then now instead moreover "
    "overall of in more".split()
)

# Of these, what may begin a name when capitalised: `New York State`, `First Solar`.
NAME_BEGINNINGS = frozenset("new first second one two three four five six seven eight nine ten".split())

# A phrase with such a head counts who says something, and names nobody.
QUANTIFIERS = frozenset(
    "average majority number share proportion total median half most third quarter percent percentage dozens".split()
)

# Heads of the names of bodies, before `of`.
BODIES = SPEAKERS | frozenset(
    "banks centers centres center centre conference house chamber departments faculty college statistics museum library academy confederation "
    "federation republic kingdom states city town port church guild league national royal confederation".split()
)

# `by the union's own count`: whose it is says so.
COUNTS = frozenset("reckoning count tally estimate estimates calculation calculations estimation".split())
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
HOLDS = POSSESSIVES | {"own"}
# What parts a sentence for a count.
PARTS = frozenset({",", ";", "or", "and"})

# What goes on with another clause after `, `, and what opens its subject.
JOINS = frozenset("and while but whereas or".split())
SUBJECT_OPENERS = frozenset("a an the its his her their it he she they".split())

# What a person is, before the name: `the mayor, Maria Lopez, ...`.
PERSONS = frozenset(
    "spokesman spokeswoman spokesperson president chairman chairwoman minister mayor governor director manager chief head secretary "
    "commissioner prosecutor lawyer attorney selectman sheriff coroner economist analyst professor researcher scientist author "
    "founder owner executive leader".split()
)

# What stands for what others foresaw: `beating the average analyst estimate, according to Dataworks`.
FORESEEN = ANALYSTS | {"consensus", "expectations"}

# Nameless, they speak for whom they work for: `analysts at Oakmont Bank`.
EXPERTS = frozenset("analysts economists strategists consultants forecasters".split())

# What goes on about a speaker behind the verb, and what says that he goes on: `said Berg, a nurse who owns two flats`.
APPOSED = frozenset("who a an the".split())
SAYS_MORE = frozenset(
    "expects expected sees saw predicts estimates thinks believes referring describing calling citing".split()
)

# Before a number that is reported.
LEADING_BOUNDS = frozenset({("as", "many"), ("as", "much"), ("as", "few"), ("at", "least"), ("at", "most")})
# After `put`: where.
PLACED = frozenset({"at", "closer", "nearer"})
PLACED_IT = frozenset({"between", "near", "around", "above", "below"})

# A phrase with one of these names nobody.
NO_NAME = frozenset("percent % is are was were has had will".split())

# Parts of those asked are counted, no source: `about one-fifth of the firms said`.
FRACTIONS = frozenset("half third thirds fourth fourths quarter quarters fifth fifths tenth".split())

# Behind a name, no part of it: when somebody said it, and that it was nobody else.
BEHIND_NAME = frozenset(
    "yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday on itself themselves himself herself".split()
)

# What a survey or a study has: `the results of the survey` are the survey's.
FINDINGS = frozenset("results findings responses conclusions".split())

# What somebody publishes, by itself no figures: `a post by X`.
POSTS = frozenset("post posts tweet tweets memo letter email e-mail".split())

# `announced her candidacy`: what is announced, not who announces.
POSSESSED = frozenset("its his her their".split())

# What begins a number, and what is said before one.
NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
    "thirty forty fifty sixty seventy eighty ninety hundreds thousands dozens millions".split()
)
BOUNDS = frozenset(
    "over about nearly around almost more than at least some up to an estimated roughly only just between from under below above".split()
)

PRONOUNS = frozenset("he she they it".split())

AUXILIARIES = frozenset(
    "has have had is are was were be been being did does do will would could may might can 's ’s 've ’ve".split()
)
# Forms that are nouns as well: `the reports, ...` says nothing.
NOUNS_TOO = frozenset(
    "states state claims claim reports report notes note estimates estimate forecasts forecast projects project "
    "shows show".split()
)
MODALS = frozenset("would could may might can must should".split())
PASSIVE = frozenset("is are was were be been being get gets got".split())
ADVERBS = frozenset(
    "also already earlier later recently now previously then just still separately today yesterday reportedly "
    "publicly first initially officially monday tuesday wednesday thursday friday saturday sunday".split()
)

# A sentence that goes on about something else does not take over the source of the one before.
TURNS = frozenset("meanwhile however but separately elsewhere still although while yet in".split())

# What bounds a noun phrase, and what joins clauses.
BOUNDARIES = frozenset({",", ";", ":", "—", "–", "--", "(", ")", *QUOTES})
CONJUNCTIONS = frozenset("than that but because while when if although though after since which who whereas so".split())

# What opens a phrase of time or place before the subject.
OPENING_PREPOSITIONS = frozenset(
    "in on at with for by from after during under as since until between despite speaking".split()
)

# After a verb of saying, these open what is said; those after them are no object of `report` or `estimate`.
SAID = frozenset({"that", "it", "they", "he", "she", "there", "how"})
NOT_OBJECTS = frozenset("of in on at by from to since for with as and or , . ; )".split())

# When and where something is said: `said in an interview`, `said early on Friday`.
CIRCUMSTANCES = frozenset("in at on during via after mid early late last this earlier".split())
CLOSES = frozenset({",", ".", ";", "!", "?"})
MONTHS = frozenset(
    "January February March April May June July August September October November December Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. "
    "Dec.".split()
)

# To whom it is told.
HEARERS = frozenset("the reporters media press journalists agency newspaper investors lawmakers us me".split())

# What ends the phrase that names a source.
ENDS_NAME = frozenset({",", ".", ";", ":", "(", "—", "–", "--", "!", "?", *QUOTES})
