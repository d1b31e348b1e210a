"""Which period each claim has, and what each change is measured against: through the whole pipeline."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.article import Article
from extractors.extract import extract_article

PUBLISHED = date(2025, 12, 18)

# (text, {words of the quote: (period, base)}), each `start..end`, `-` for none.
CASES = [
    (
        "The fleet has grown from 1,312 vans in 2019 to 2,870, and the garage lost $9 million last year.",
        {"1,312": ("2019-01-01..2019-12-31", "-"), "2,870": ("-", "-"), "$9": ("2024-01-01..2024-12-31", "-")},
    ),
    ("Bolt plans to cut rations by 50% from January.", {"50%": ("2026-01-01..", "-")}),
    ("Output is expected to fall by 50% from October.", {"50%": ("-", "2025-10-01..2025-10-31")}),
    ("Bolt has promised to keep the plant, where 1,150 people work, until 2030.", {"1,150": ("-", "-")}),
    (
        "The council voted 31 to 22 on Tuesday.",
        {"31": ("2025-12-16..2025-12-16", "-"), "22": ("2025-12-16..2025-12-16", "-")},
    ),
    (
        "Velmont shares, which traded below 600p in April, closed at 900p on Monday. Shares in Bolt fell 2% to 88p.",
        {
            "600p": ("2025-04-01..2025-04-30", "-"),
            "900p": ("2025-12-15..2025-12-15", "-"),
            "2%": ("2025-12-15..2025-12-15", "-"),
        },
    ),
    (
        "Last year 900 plants opened. It was 20 short of the record set in 2007.",
        {"900": ("2024-01-01..2024-12-31", "-"), "20": ("2024-01-01..2024-12-31", "-")},
    ),
    ("Rain was 2% above the 1850-1900 average.", {"2%": ("-", "1850-01-01..1900-12-31")}),
    (
        "Cocoa rose 2% on Wednesday. Prices have gained 40% in the past year. Sugar added $47.",
        {
            "2%": ("2025-12-17..2025-12-17", "-"),
            "40%": ("2024-12-19..2025-12-18", "-"),
            "$47": ("2025-12-17..2025-12-17", "-"),
        },
    ),
    (
        "In 2024 output came to 2% short of 2023. The mill burned 90 tons of coal, about five times the needs of the town.",
        {"2%": ("2024-01-01..2024-12-31", "2023-01-01..2023-12-31"), "five times": ("2024-01-01..2024-12-31", "-")},
    ),
    (
        "Bram, who owns 76% of the firm and paid $80 million for it in 2017, has turned $55 million of loans into shares and charges 6.5% interest.",
        {"$80": ("2017-01-01..2017-12-31", "-"), "$55": ("-", "-"), "6.5%": ("-", "-")},
    ),
    (
        "Last year was the third-wettest on record. Rain came to 2% short of 2023.",
        {"2%": ("2024-01-01..2024-12-31", "2023-01-01..2023-12-31")},
    ),
    (
        "Profit in the third quarter was $5 million, against $6 million a year earlier.\n"
        "Fourth-quarter output is seen at 2.5 million barrels.\nIt kept its buybacks at $3 million for the next three months.\n"
        "Cash flow slid 17% from a year earlier. Net debt was $43 million at the end of June.\n"
        "Crude averaged $70 a barrel in the quarter.",
        {"17%": ("2025-07-01..2025-09-30", "2024-07-01..2024-09-30"), "$70": ("2025-07-01..2025-09-30", "-")},
    ),
    (
        "In November output fell 3%. Output of vans, which had soared by 6% in October, edged up 1%. "
        "Sales dropped by 2% month on month.",
        {
            "6%": ("2025-10-01..2025-10-31", "-"),
            "1%": ("2025-11-01..2025-11-30", "-"),
            "2%": ("2025-11-01..2025-11-30", "2025-10-01..2025-10-31"),
        },
    ),
    (
        "Cocoa rose 2% on Wednesday. Prices are up 26% since the end of June. Sugar added $47 to $509 a ton.",
        {
            "26%": ("2025-06-30..2025-12-18", "-"),
            "$47": ("2025-12-17..2025-12-17", "-"),
            "$509": ("2025-12-17..2025-12-17", "-"),
        },
    ),
    ("Fares are to go up by 4% in August.", {"4%": ("2026-08-01..2026-08-31", "-")}),
    (
        "Output fell 3% in the third quarter.\nThe firm will buy back shares worth $5 million over the next three months.\n"
        "Profit slid 17% from a year earlier.",
        {"3%": ("2025-07-01..2025-09-30", "-"), "17%": ("2025-07-01..2025-09-30", "2024-07-01..2024-09-30")},
    ),
    (
        "Output will rise 3% in 2026. It will be 9% higher than a year earlier.",
        {"3%": ("2026-01-01..2026-12-31", "-"), "9%": ("2026-01-01..2026-12-31", "2025-01-01..2025-12-31")},
    ),
    (
        "In Q3 2025\n\n- output in all decreased by 900 from Q2 2025 to 5.4 million.\n\n"
        "- output in the north, at 2.3 million, is 300 lower than at Q2 2025.",
        {
            "5.4 million": ("2025-07-01..2025-09-30", "-"),
            "2.3 million": ("2025-07-01..2025-09-30", "-"),
            "300": ("2025-07-01..2025-09-30", "2025-04-01..2025-06-30"),
        },
    ),
    (
        "Workers planted 4,300 oaks between April and November, in 19 days on average against a target of 28.",
        {"4,300": ("2025-04-01..2025-11-30", "-"), "28": ("-", "-")},
    ),
    (
        "Velmont shares, which traded below 600p as recently as April, closed up 5.8 percent at 1,062p on Monday.",
        {"5.8 percent": ("2025-12-15..2025-12-15", "-"), "1,062p": ("2025-12-15..2025-12-15", "-")},
    ),
    ("The regulator fined the lender $3 million for a failure in 2022.", {"$3 million": ("-", "-")}),
    ("The lender was fined $3 million in 2024 for failures in 2022.", {"$3 million": ("2024-01-01..2024-12-31", "-")}),
    (
        "Third-quarter profit rose 4% to $5 billion.\nFourth-quarter output is seen at 2.5 million barrels.\n"
        "Crude averaged $70 a barrel in the quarter against $81 in the same period of 2024.",
        {"$70": ("2025-07-01..2025-09-30", "-"), "$81": ("2024-07-01..2024-09-30", "-")},
    ),
    (
        "Nearly 23,500 vans were registered through November, up 68% from the same period in 2024.\n"
        "The maker led with 14,313 registrations, up from 12,231 in the first 11 months of 2024.",
        {
            "23,500": ("2025-01-01..2025-11-30", "-"),
            "68%": ("2025-01-01..2025-11-30", "2024-01-01..2024-11-30"),
            "14,313": ("2025-01-01..2025-11-30", "-"),
            "12,231": ("2024-01-01..2024-11-30", "-"),
        },
    ),
    (
        "The jobless rate rose to 7.2 percent in August. It was 7.0 percent in July.",
        {"7.2": ("2025-08-01..2025-08-31", "-"), "7.0": ("2025-07-01..2025-07-31", "-")},
    ),
    (
        "The economy shed 58,300 jobs in August. The jobless rate rose to 7.2 percent from 7.0 percent in July.",
        {"7.2": ("2025-08-01..2025-08-31", "-"), "7.0": ("2025-07-01..2025-07-31", "-")},
    ),
    (
        "Output increased by 0.3% and exports increased by 0.2% between Q1 2025 and Q2 2025.",
        {
            "0.3%": ("2025-04-01..2025-06-30", "2025-01-01..2025-03-31"),
            "0.2%": ("2025-04-01..2025-06-30", "2025-01-01..2025-03-31"),
        },
    ),
    (
        "Prices rose 1.9% in the year to October, up from 1.5% in September.",
        {"1.9%": ("2024-11-01..2025-10-31", "-"), "1.5%": ("2025-09-01..2025-09-30", "-")},
    ),
    (
        "Sales rose 3% in November, compared with the same month a year ago.",
        {"3%": ("2025-11-01..2025-11-30", "2024-11-01..2024-11-30")},
    ),
    (
        "The group pumped 28.4 million barrels in August, up 1.3% from July's 28.0 million.",
        {
            "28.4": ("2025-08-01..2025-08-31", "-"),
            "1.3%": ("2025-08-01..2025-08-31", "2025-07-01..2025-07-31"),
            "28.0": ("2025-07-01..2025-07-31", "-"),
        },
    ),
    (
        "Net profit climbed 18% from the $361 million that it earned in the third quarter of 2024.",
        {"18%": ("-", "2024-07-01..2024-09-30"), "$361": ("2024-07-01..2024-09-30", "-")},
    ),
    (
        "Retail sales rose 0.4% in November. Sales excluding cars gained 0.2% after a fall of 0.1% in October.",
        {"0.2%": ("2025-11-01..2025-11-30", "-"), "0.1%": ("2025-10-01..2025-10-31", "-")},
    ),
    (
        "House prices were 2.3% higher in October than a year earlier. On a monthly basis prices slipped 0.2%.",
        {
            "2.3%": ("2025-10-01..2025-10-31", "2024-10-01..2024-10-31"),
            "0.2%": ("2025-10-01..2025-10-31", "2025-09-01..2025-09-30"),
        },
    ),
    (
        "Visitors reached 1.2 million between January and September, 8% more than in the first nine months of last year.",
        {"1.2": ("2025-01-01..2025-09-30", "-"), "8%": ("2025-01-01..2025-09-30", "2024-01-01..2024-09-30")},
    ),
    (
        "In fiscal 2025, which ended in June, the firm earned $1.2bn, versus $980m the prior year.",
        {"$1.2bn": ("2024-07-01..2025-06-30", "-"), "$980m": ("2023-07-01..2024-06-30", "-")},
    ),
    (
        "Ridership averaged 3.4 million last month, up 9% from December 2024, but still 22% below 2019 levels.",
        {
            "9%": ("2025-11-01..2025-11-30", "2024-12-01..2024-12-31"),
            "22%": ("2025-11-01..2025-11-30", "2019-01-01..2019-12-31"),
        },
    ),
    (
        "The fund returned 8% in the first half, against 6% for its benchmark. It peaked at 5% in October 2023.",
        {
            "8%": ("2025-01-01..2025-06-30", "-"),
            "6%": ("2025-01-01..2025-06-30", "-"),
            "5%": ("2023-10-01..2023-10-31", "-"),
        },
    ),
    (
        "Unemployment fell to 4.1% in the three months to October from 4.3% in the previous three months.",
        {"4.1%": ("2025-08-01..2025-10-31", "-"), "4.3%": ("2025-05-01..2025-07-31", "-")},
    ),
    (
        "Germany registered 250,671 new cars in November. Year to date, registrations totaled 2.6 million.",
        {"2.6": ("2025-01-01..2025-11-30", "-")},
    ),
    (
        "For March to May 2025 there were 30.64 million at work, up by 254,000 from December 2024 to February 2025 "
        "and up by 929,000 on a year earlier.",
        {
            "30.64": ("2025-03-01..2025-05-31", "-"),
            "254,000": ("2025-03-01..2025-05-31", "2024-12-01..2025-02-28"),
            "929,000": ("2025-03-01..2025-05-31", "2024-03-01..2024-05-31"),
        },
    ),
    (
        "Comparing 2024 to 2023:\n\n- Coal reserves fell 1.9%.\n\n- Oil reserves decreased by 20.7%.",
        {
            "1.9%": ("2024-01-01..2024-12-31", "2023-01-01..2023-12-31"),
            "20.7%": ("2024-01-01..2024-12-31", "2023-01-01..2023-12-31"),
        },
    ),
    (
        "Between 2004 and 2024 the index rose in four towns. These were Leeds, which increased from 122.4 to 127.7, and Hull.",
        {"122.4": ("2004-01-01..2004-12-31", "-"), "127.7": ("2024-01-01..2024-12-31", "-")},
    ),
    (
        "Over the period 1982 to 2012 the share decreased from 83% to 79%.",
        {"83%": ("1982-01-01..1982-12-31", "-"), "79%": ("2012-01-01..2012-12-31", "-")},
    ),
    (
        "Thefts rose to 5,400 in 2024. Deaths rose to 891, an increase of 1% since 2023.",
        {"891": ("2024-01-01..2024-12-31", "-"), "1%": ("2024-01-01..2024-12-31", "2023-01-01..2023-12-31")},
    ),
    (
        "Between Q3 2022 and Q2 2025, output grew by 8%, but remained 10.3% below its level in Q1 2018.",
        {
            "8%": ("2025-04-01..2025-06-30", "2022-07-01..2022-09-30"),
            "10.3%": ("2025-04-01..2025-06-30", "2018-01-01..2018-03-31"),
        },
    ),
    (
        "Pay rose 2.7% over the 12 months ending in May (compared with 2.5% over the same 12 months a year earlier).",
        {"2.7%": ("2024-06-01..2025-05-31", "-"), "2.5%": ("2023-06-01..2024-05-31", "-")},
    ),
    (
        "Costs rose 3% over the 12 months ending in June, somewhat faster than a year earlier.",
        {"3%": ("2024-07-01..2025-06-30", "-")},
    ),
    ("Sales grew by 10% over the years 2018 to 2022.", {"10%": ("2018-01-01..2022-12-31", "-")}),
    ("Debt stood at $300 million by the end of 2024.", {"$300": ("2024-12-31..2024-12-31", "-")}),
    ("As of mid-November, 300 cars were stolen.", {"300": ("2025-11-15..2025-11-15", "-")}),
    ("Borrowing fell by 9% between 2023/24 and 2024/25.", {"9%": ("2024-04-01..2025-03-31", "2023-04-01..2024-03-31")}),
    (
        "Costs are 1.9% lower than Q1 2024 (0.3% for the old series).",
        {"1.9%": ("-", "2024-01-01..2024-03-31"), "0.3%": ("-", "-")},
    ),
    (
        "Costs are unchanged from the previous quarter and 1.9% lower than Q1 2024.",
        {"1.9%": ("-", "2024-01-01..2024-03-31")},
    ),
    ("It aims to sell 300 cars by 2030.", {"300": ("..2030-12-31", "-")}),
    ("It will cut 300 jobs by the end of June.", {"300": ("..2026-06-30", "-")}),
    ("It has sold 300 cars since 2010.", {"300": ("2010-01-01..2025-12-18", "-")}),
    ("As of Monday, 300 people were missing.", {"300": ("2025-12-15..2025-12-15", "-")}),
    ("It had 300 employees at the end of June.", {"300": ("2025-06-30..2025-06-30", "-")}),
    # What a year ago was compared with is not what the text goes on about.
    (
        "Net income was $181 million, or 92 cents a share, for the quarter ended Sept. 30. "
        "That compares with $200 million, or $1.01 a share, a year ago.\n\nRevenue slid 3% to $2.91 billion.",
        {
            "$181": ("2025-07-01..2025-09-30", "-"),
            "$200": ("2024-07-01..2024-09-30", "-"),
            "$1.01": ("2024-07-01..2024-09-30", "-"),
            "3%": ("2025-07-01..2025-09-30", "-"),
        },
    ),
    # A lead without a number hands its time on to what moved, not to what was counted; nor does a dateline have one.
    (
        "LIMA, Dec 18 (Newsline) - Prices of copper fell on Tuesday.\n\nIt dropped 1.2% to $9,400 a ton.",
        {"1.2%": ("2025-12-16..2025-12-16", "-"), "$9,400": ("2025-12-16..2025-12-16", "-")},
    ),
    ("The fund warned of it in May.\n\nSeven members had left.", {"Seven": ("-", "-")}),
    # A paragraph after one that looked further goes on with the lead's time; under a heading it does not.
    (
        "Employers added 142,000 jobs in November.\n\nIn 2024, they added 168,000 a month.\n\n"
        "The labor force shrank by 625,000 people.",
        {"168,000": ("2024-01-01..2024-12-31", "-"), "625,000": ("2025-11-01..2025-11-30", "-")},
    ),
    (
        "Copper rose 2% on Tuesday.\n\nIn the first half it lost 9%.\n\nTin dropped 3% to $900.",
        {"9%": ("2025-01-01..2025-06-30", "-"), "3%": ("2025-12-16..2025-12-16", "-")},
    ),
    # One change set against another has no base.
    (
        "Employers added 142,000 jobs in November, down from 155,000 in October. Farms gained 6,000 jobs.",
        {"142,000": ("2025-11-01..2025-11-30", "-"), "6,000": ("2025-11-01..2025-11-30", "-")},
    ),
    # When something was at its highest is not when another number holds.
    (
        "Gold rose on Tuesday. It was up 0.6% by 0812 GMT, after its highest since July 17 earlier in the day.",
        {"0.6%": ("2025-12-16..2025-12-16", "-")},
    ),
    ("The office had 900 openings, close to its high in 2007.", {"900": ("-", "-")}),
    ("From the peak in 2008 output shrank by 7.2%.", {"7.2%": ("2008-01-01..2008-12-31", "-")}),
    # A list under its time, in the present; the perfect goes on with the perfect; an age goes with no time.
    (
        "In Q3 2025\n\n- employment is 27,000 lower than at Q2 2025.\n\n- output is 3% higher than at Q2 2025.",
        {
            "27,000": ("2025-07-01..2025-09-30", "2025-04-01..2025-06-30"),
            "3%": ("2025-07-01..2025-09-30", "2025-04-01..2025-06-30"),
        },
    ),
    (
        "Figures for 2024 show that arrivals have risen to 526,000 from 498,000 in 2023. Departures have fallen from 321,000 to 314,000.",
        {"321,000": ("2023-01-01..2023-12-31", "-"), "314,000": ("2024-01-01..2024-12-31", "-")},
    ),
    ("The firm was fined last month. It lost 3%. Its owner Berg, 49, left.", {"49": ("-", "-")}),
    (
        "In 1982 only 3% were over 90; by 2002 this had risen to 6% and in 2012, 7% were.",
        {"6%": ("2002-01-01..2002-12-31", "-"), "7%": ("2012-01-01..2012-12-31", "-")},
    ),
    ("Two brothers, aged 19 and 24, were held in May.", {"19": ("-", "-"), "24": ("-", "-")}),
    # What is so now keeps clear of another verb's time; a deadline, a condition, an aside and a relative clause keep theirs to themselves.
    (
        "Berlin has 1,900 kiosks and wants 2,800 by the end of 2030.",
        {"1,900": ("-", "-"), "2,800": ("..2030-12-31", "-")},
    ),
    (
        "The line runs 30 ferries and has looked for more since the firm was floated in September 2006.",
        {"30": ("-", "-")},
    ),
    (
        "Drivers — some 700 of them — could get a bonus of 3% next year.",
        {"700": ("-", "-"), "3%": ("2026-01-01..2026-12-31", "-")},
    ),
    (
        "The baker, founded in 2016 by two sisters, is valued at $9 million.",
        {"two": ("2016-01-01..2016-12-31", "-"), "$9": ("-", "-")},
    ),
    (
        "The pit, which opened in 1974, employs 900 people and produced 300 tonnes last year.",
        {"900": ("-", "-"), "300": ("2024-01-01..2024-12-31", "-")},
    ),
    (
        "Acme climbed 6% after it raised its forecast for growth this year to 5%.",
        {"6%": ("-", "-"), "5%": ("2025-01-01..2025-12-31", "-")},
    ),
    (
        "Revenue tripled last year to $88 million.",
        {"tripled": ("2024-01-01..2024-12-31", "-"), "$88": ("2024-01-01..2024-12-31", "-")},
    ),
    # A day's close is the day's; what moved since January or this year is counted to now.
    (
        "At Tuesday's close of $18.60, the stock was up 27% this year.",
        {"$18.60": ("2025-12-16..2025-12-16", "-"), "27%": ("2025-01-01..2025-12-18", "-")},
    ),
    (
        "Shares rose 4% on Tuesday, and are up 18% since January.",
        {"4%": ("2025-12-16..2025-12-16", "-"), "18%": ("2025-01-01..2025-12-18", "-")},
    ),
    (
        "Tin rose 2% on Tuesday. It has gained 54% this year. Zinc lost 1%.",
        {"54%": ("2025-01-01..2025-12-18", "-"), "1%": ("2025-12-16..2025-12-16", "-")},
    ),
    (
        "Tin rose 2% on Tuesday and is up 5% for the month. Zinc lost 1%.",
        {"1%": ("2025-12-16..2025-12-16", "-")},
    ),
    # What is foreseen is no topic; `now expects` is no state of now.
    (
        "The mine dug 58 tons in the third quarter. It expects 240 tons for 2025. Debt fell to $11 million.",
        {"240": ("2025-01-01..2025-12-31", "-"), "$11": ("2025-07-01..2025-09-30", "-")},
    ),
    (
        "For 2026 the firm now expects sales of $3 million, against an earlier estimate of $2 million.",
        {"$3": ("2026-01-01..2026-12-31", "-"), "$2": ("2026-01-01..2026-12-31", "-")},
    ),
    (
        "Stocks fell by 3 tons in November, against forecasts of a fall of 2 tons.",
        {"2 tons": ("2025-11-01..2025-11-30", "-")},
    ),
    (
        "It will cut 40 jobs by 2030, as it seeks a margin of 8% from 2028.",
        {"40": ("..2030-12-31", "-"), "8%": ("2028-01-01..", "-")},
    ),
    # A year ago: of what the text speaks of; of what is to come, before publication.
    ("The index rose to 84 points in November. A year ago it was 81 points.", {"81": ("2024-11-01..2024-11-30", "-")}),
    ("Inflation will be 2% in 2027. The rate stood at 5% a year ago.", {"5%": ("2024-01-01..2024-12-31", "-")}),
    # Other people at the same time are no earlier time.
    (
        "In May pay for clerks was $517, up from $506 in April.\n\nFor men it was $556, compared with $459 for women.",
        {"$459": ("2025-05-01..2025-05-31", "-")},
    ),
    # A lead counts how often, and says when.
    (
        "The bank cut its rate for the second time this year on Tuesday.\n\nIt lowered it by 25 basis points.",
        {"25": ("2025-12-16..2025-12-16", "-")},
    ),
    ("Sales fell 2% in the quarter.", {"2%": ("2025-07-01..2025-09-30", "-")}),
    (
        "In November demand grew 5%, a slowdown from October's 8%, a record for the month. Trade rose 4%.",
        {"8%": ("2025-10-01..2025-10-31", "-"), "4%": ("2025-11-01..2025-11-30", "-")},
    ),
    (
        "In the quarter to Oct. 26 sales rose 22% from the previous three months.",
        {"22%": ("2025-07-27..2025-10-26", "2025-04-27..2025-07-26")},
    ),
    ("They will pay a premium of 21% to the price on Sept. 10.", {"21%": ("-", "-")}),
    # What parts a number from a later time: a colon, a plan, a rule that was met, a state since an event.
    (
        "Dues of up to 35% have changed it: vans made up 12% in May.",
        {"35%": ("-", "-"), "12%": ("2025-05-01..2025-05-31", "-")},
    ),
    ("The airport is building a $2 billion pier, due to open in 2032.", {"$2": ("-", "-")}),
    ("The rule, that at least 95% of trains be on time, was last met in 2016.", {"95%": ("-", "-")}),
    (
        "On Tuesday boats reached two villages cut off since the river rose on Sunday night.",
        {"two": ("2025-12-16..2025-12-16", "-")},
    ),
    ("The handset unit, until 2023 its biggest, shrank to $3 million.", {"$3": ("-", "-")}),
    ("Roads were closed in May, said 300 of the city's 5,000 residents.", {"5,000": ("-", "-")}),
    # A poll's people were asked when it was conducted; a record was set when it was.
    ("The poll of 300 people, conducted Dec. 5-9, has a margin of 3 points.", {"300": ("2025-12-05..2025-12-09", "-")}),
    # What looks back from the topic is not the next one.
    (
        "In the third quarter sales rose 5%, after a fall of 2% in the previous quarter. Costs were $3 million, compared with $2 million a year ago.",
        {"$3": ("2025-07-01..2025-09-30", "-"), "$2": ("2024-07-01..2024-09-30", "-")},
    ),
    (
        "The index rose to 84 points in November. A year ago it was 81 points. Analysts had expected 83 points.",
        {"83": ("2025-11-01..2025-11-30", "-")},
    ),
    (
        "Sales rose 5% in the third quarter. In the previous election nine members left.",
        {"nine": ("-", "-")},
    ),
    # A participle goes on from its main clause; `of these` from the paragraph before.
    (
        "In 2024 Oslo had the highest pay, at $9 an hour. Bergen had the lowest, with clerks only getting $7.",
        {"$7": ("2024-01-01..2024-12-31", "-")},
    ),
    (
        "On 30 September 300 people were waiting.\n\nOf these, 17 had waited a year.",
        {"17": ("2025-09-30..2025-09-30", "-")},
    ),
    # A clock time and the same day's morning; the reason is no plan.
    ("The index was down 2% at 16:08 UTC, a slight rise from earlier today.", {"2%": ("2025-12-18..2025-12-18", "-")}),
    (
        "Aftershocks have raised the toll to 6 people due to a slide on Saturday.",
        {"6": ("2025-12-13..2025-12-13", "-")},
    ),
    ("Traders see a chance of a cut in January to 3%.", {"3%": ("2026-01-01..2026-01-31", "-")}),
    (
        "The growth between Q2 2025 and Q2 2024 was an increase of 4.8%.",
        {"4.8%": ("2025-04-01..2025-06-30", "2024-04-01..2024-06-30")},
    ),
    (
        "In the third quarter it fixed 300 vans, the third-lowest number since 2019.",
        {"third-lowest": ("2025-07-01..2025-09-30", "-")},
    ),
    (
        "July 4 (Newsline) - Acme raised its outlook after sales doubled in the June quarter.\n\nMargins rose to 6%.",
        {"6%": ("-", "-")},
    ),
    # A bracket's time is of the number in it; what is up for the year is no part of what fell; shares trade by the day.
    (
        "In the third quarter costs were $192 a ton (second quarter: $185 a ton).",
        {"$192": ("2025-07-01..2025-09-30", "-"), "$185": ("2025-04-01..2025-06-30", "-")},
    ),
    (
        "Its shares fell 2% but are up 31% for the year.",
        {"2%": ("-", "-"), "31%": ("2025-01-01..2025-12-18", "-")},
    ),
    ("Sales rose 5% in the third quarter. Its shares closed 3% lower.", {"3%": ("-", "-")}),
    # What happened dates who was hurt; what had been once is no topic; those who are set beside others are of the same time.
    (
        "Six people were killed when two trams collided on Tuesday evening.",
        {"Six": ("2025-12-16..2025-12-16", "-"), "two": ("2025-12-16..2025-12-16", "-")},
    ),
    (
        "Prices rose to 58 points in November. In October 2024 the index had stood at 46 points. Four of them grew.",
        {"46": ("2024-10-01..2024-10-31", "-"), "Four": ("2025-11-01..2025-11-30", "-")},
    ),
    (
        "Between 2012 and 2022 it asked 300 adults. About 8% of them fell ill, against 6% of those who slept well.",
        {"6%": ("2012-01-01..2022-12-31", "-")},
    ),
    ("It takes 21 days to let a home, from 17 last autumn.", {"21": ("-", "-"), "17": ("2025-09-01..2025-11-30", "-")}),
    (
        "The state borrowed $17 million in October, more than the $15 million that the office had forecast.",
        {"$15": ("2025-10-01..2025-10-31", "-")},
    ),
    # What is foreseen goes on in the next sentence of its paragraph.
    (
        "For the fourth quarter, it forecast sales of $3 billion. Margins will be about 40%.",
        {"40%": ("2025-10-01..2025-12-31", "-")},
    ),
    (
        "Acme raised its forecast for the year after sales rose 3% in the third quarter. It now sees sales of $21 million.",
        {"3%": ("2025-07-01..2025-09-30", "-"), "$21": ("2025-01-01..2025-12-31", "-")},
    ),
    # A year long ago is not `the year`, nor where years ago are counted from; two years of a sentence are no topic.
    (
        "In 2019 it was 7 million. It lost 2% in the first half of the year.",
        {"2%": ("2025-01-01..2025-06-30", "-")},
    ),
    (
        "Fares rose last year. The list has 87 names, up from 29 five years ago.",
        {"29": ("2020-01-01..2020-12-31", "-")},
    ),
    ("It lost 6% in 2022 and 4% in 2023. The rest covered 700 acres.", {"700": ("-", "-")}),
    # The cause is of another time; an aside before the verb keeps its own.
    ("The trust was fined $5,000 after a man died in 2019.", {"$5,000": ("-", "-")}),
    ("The trust, which runs three clinics, closed in May.", {"three": ("-", "-")}),
    ("Its shares, down 16% since it set out that plan on Oct. 9, rose 3% in Milan.", {"3%": ("-", "-")}),
    (
        "In the third quarter it earned $7 million. Chips brought $3 million, against $2 million in the same quarter of 2024 and "
        "$1 million in the second quarter.",
        {"$2": ("2024-07-01..2024-09-30", "-"), "$1": ("2025-04-01..2025-06-30", "-")},
    ),
    ("In January a crate cost $4.", {"$4": ("2025-01-01..2025-01-31", "-")}),
    # The last day of what the text is about leaves it the topic; a stretch belongs to the move that is named before it.
    (
        "It flew 19 million people in October. It had 641 planes on October 31. It scrapped 1,100 flights.",
        {"641": ("2025-10-31..2025-10-31", "-"), "1,100": ("2025-10-01..2025-10-31", "-")},
    ),
    (
        "The coin was down 3% on Tuesday, bringing its loss since October to 25%.",
        {"3%": ("2025-12-16..2025-12-16", "-"), "25%": ("2025-10-01..2025-12-18", "-")},
    ),
    (
        "The economy grew by 0.2% in the third quarter, the office confirmed, from 0.1% in the second. Compared with a year earlier it grew 1.4%.",
        {"0.1%": ("2025-04-01..2025-06-30", "-"), "1.4%": ("2025-07-01..2025-09-30", "2024-07-01..2024-09-30")},
    ),
    # What went before is no topic, nor what had once been; a whole looks up from its part.
    (
        "Inflation slowed to 6% in November. Food was 9% dearer than a year before, after 10% in October. Rents rose 2% on the month.",
        {
            "9%": ("2025-11-01..2025-11-30", "2024-11-01..2024-11-30"),
            "2%": ("2025-11-01..2025-11-30", "2025-10-01..2025-10-31"),
        },
    ),
    ("In 2023 they had landed 64 tons. Berths cost $12.", {"64": ("2023-01-01..2023-12-31", "-"), "$12": ("-", "-")}),
    (
        "It mined 14 tons in the third quarter. For 2024 as a whole it mined 55 tons. Costs were $3 million.",
        {"55": ("2024-01-01..2024-12-31", "-")},
    ),
    ("The crown has gained 3% against the dollar this year.", {"3%": ("2025-01-01..2025-12-18", "-")}),
    ("It declared a dividend of 11 cents, payable on March 20.", {"11": ("-", "-")}),
    (
        "In November it counted 1,277 people, more than double the 554 counted in 2010.",
        {"double": ("2025-11-01..2025-11-30", "2010-01-01..2010-12-31"), "554": ("2010-01-01..2010-12-31", "-")},
    ),
    (
        "The state has promised $3 billion and wants to build 9 lines by 2029.",
        {"$3": ("-", "-"), "9 lines": ("..2029-12-31", "-")},
    ),
    # A day's event did on that day what it did.
    ("Turnout in Sunday's second round was 59%.", {"59%": ("2025-12-14..2025-12-14", "-")}),
    (
        "In November he got 33%, 10 points more than his party's share at last year's general election.",
        {"10 points": ("2025-11-01..2025-11-30", "2024-01-01..2024-12-31")},
    ),
    (
        "Gold was up 2% by 1015 GMT. Silver slipped 4% from the previous session to $66, having touched a record $67 on Wednesday.",
        {
            "4%": ("2025-12-18..2025-12-18", "2025-12-17..2025-12-17"),
            "$66": ("2025-12-18..2025-12-18", "-"),
            "$67": ("2025-12-17..2025-12-17", "-"),
        },
    ),
    (
        "It asked staff to take a cut of 5% after losing $14m last year.",
        {"$14m": ("2024-01-01..2024-12-31", "-"), "5%": ("-", "-")},
    ),
    ("Output rose in 2024. Tin has risen 11% since the start of the year.", {"11%": ("2025-01-01..2025-12-18", "-")}),
    (
        "The rate averaged 6.3% this week, down from 6.4% last week and 6.2% a year ago.",
        {"6.4%": ("2025-12-08..2025-12-14", "-"), "6.2%": ("2024-12-15..2024-12-21", "-")},
    ),
    (
        "It paid $4 million in refunds between April and June, twice as much as in the first quarter.",
        {"twice": ("2025-04-01..2025-06-30", "2025-01-01..2025-03-31")},
    ),
    (
        "The library lent 300 books in the year to June. In the same year 92 people joined.",
        {"300": ("2024-07-01..2025-06-30", "-"), "92": ("2024-07-01..2025-06-30", "-")},
    ),
    # What was added or posted is a figure of its time, not a saying; a number between commas before the verb keeps its time.
    ("Acme added 23 clients last year, taking it past 325.", {"23": ("2024-01-01..2024-12-31", "-")}),
    ("Acme posted a profit of $3 million last year.", {"$3": ("2024-01-01..2024-12-31", "-")}),
    ("Its sales, $15 million in 2024, should double.", {"$15": ("2024-01-01..2024-12-31", "-"), "double": ("-", "-")}),
    ("At least 12 people died on Tuesday, police said.", {"12": ("2025-12-16..2025-12-16", "-")}),
    ("Some 300 people fled on Tuesday, officials said.", {"300": ("2025-12-16..2025-12-16", "-")}),
    ("Output of 3 tons will be more than the 2 tons forecast in June.", {"2 tons": ("-", "-")}),
]

# A period that the number beside it does not have.
NONE = [
    "The party would win 31% if the vote were held in March.",
    "Nurses struck on Monday. Their union, which represents 300 members, wants more.",
    "The ministry said on Friday that 300 people live there.",
    "The index closed at 300 points, its lowest level since 1997.",
    "Wheat futures for March delivery rose 1% to $5.40 a bushel.",
    "Women born in 1967 had 1.91 children.",
    "In May it hired staff. The union now has 300 members.",
    "In May it opened plants. The firm has exported 300 cars.",
    "Inflation was high in May, above the bank's 2 percent target.",
    "Prices rose in May. Inflation stayed near 2 percent in recent months.",
    "The drugs were: one, a serum first isolated from survivors in Kikwit in 1995; two, a salt; and three, a mix of 12 antibodies.",
    "The firm says that it will close by the end of March, an airline plans to furlough 110 pilots and an insurer will cut 100 jobs.",
    "Workers aged 25 were hired in May.",
    "According to a 2011 study, 12% of owners have a van.",
    "It asked 300 people about the 2030 census.",
    "They ran it in 2:20:51, ahead of 300 others.",
    "The ship was lost in May. It was found under 8 metres of mud.",
]


def claims(text: str):
    article = Article(
        article_id="a",
        file="a.txt",
        text=text,
        published=PUBLISHED,
        published_from="metadata",
        country="US",
        language="en",
    )
    return extract_article(article).claims


def span(first: date | None, last: date | None) -> str:
    return f"{first or ''}..{last or ''}" if first or last else "-"


@pytest.mark.parametrize("text, expected", CASES, ids=[text[:60] for text, _ in CASES])
def test_period_and_base(text, expected):
    found = {
        words: (span(c.period_start, c.period_end), span(c.base_period_start, c.base_period_end))
        for c in claims(text)
        for words in expected
        if words in c.quote
    }
    assert found == expected


@pytest.mark.parametrize("text", NONE)
def test_not_its_period(text):
    found = claims(text)
    assert found
    assert [(c.quote, c.period_text) for c in found if c.period_start or c.period_end] == []


def test_levels_have_no_base():
    for text, _ in CASES:
        for claim in claims(text):
            assert claim.kind in ("change", "ratio") or claim.base_period_start is None
