"""States, provinces and other parts of countries, and the places that news calls by a name of its own; regions that have no code.

Georgia is here the American state; `places` turns it into the country where the article speaks of the Caucasus.
"""

from __future__ import annotations

# US states with the abbreviation of the AP stylebook (empty: never abbreviated) and the postal one.
US_STATES: tuple[tuple[str, str, str], ...] = (
    ("Alabama", "Ala.", "AL"), ("Alaska", "", "AK"), ("Arizona", "Ariz.", "AZ"), ("Arkansas", "Ark.", "AR"),
    ("California", "Calif.", "CA"), ("Colorado", "Colo.", "CO"), ("Connecticut", "Conn.", "CT"), ("Delaware", "Del.", "DE"),
    ("Florida", "Fla.", "FL"), ("Georgia", "Ga.", "GA"), ("Hawaii", "", "HI"), ("Idaho", "", "ID"), ("Illinois", "Ill.", "IL"),
    ("Indiana", "Ind.", "IN"), ("Iowa", "", "IA"), ("Kansas", "Kan.", "KS"), ("Kentucky", "Ky.", "KY"), ("Louisiana", "La.", "LA"),
    ("Maine", "", "ME"), ("Maryland", "Md.", "MD"), ("Massachusetts", "Mass.", "MA"), ("Michigan", "Mich.", "MI"),
    ("Minnesota", "Minn.", "MN"), ("Mississippi", "Miss.", "MS"), ("Missouri", "Mo.", "MO"), ("Montana", "Mont.", "MT"),
    ("Nebraska", "Neb.", "NE"), ("Nevada", "Nev.", "NV"), ("New Hampshire", "N.H.", "NH"), ("New Jersey", "N.J.", "NJ"),
    ("New Mexico", "N.M.", "NM"), ("New York", "N.Y.", "NY"), ("North Carolina", "N.C.", "NC"), ("North Dakota", "N.D.", "ND"),
    ("Ohio", "", "OH"), ("Oklahoma", "Okla.", "OK"), ("Oregon", "Ore.", "OR"), ("Pennsylvania", "Pa.", "PA"),
    ("Rhode Island", "R.I.", "RI"), ("South Carolina", "S.C.", "SC"), ("South Dakota", "S.D.", "SD"), ("Tennessee", "Tenn.", "TN"),
    ("Texas", "", "TX"), ("Utah", "", "UT"), ("Vermont", "Vt.", "VT"), ("Virginia", "Va.", "VA"), ("Washington", "Wash.", "WA"),
    ("West Virginia", "W.Va.", "WV"), ("Wisconsin", "Wis.", "WI"), ("Wyoming", "Wyo.", "WY"), ("District of Columbia", "D.C.", "DC"),
)  # fmt: skip

# Other parts of countries, and cities under names that GeoNames does not list first; `|` between.
PARTS: dict[str, str] = {
    "US": "Dakotas|Carolinas|New England|Midwest|Silicon Valley|New York|New York City|Washington, D.C.|Washington D.C.|Washington DC|"
    "Washington state|Washington State|Wall Street|Long Island|Manhattan|Brooklyn|Los Angeles|Appalachia|Great Lakes|"
    "Sun Belt|Capitol Hill|St. Paul|Saint Louis|Puget Sound|Cape Cod|Californian|Texan|Floridian|Alaskan|Hawaiian|"
    "New Yorkers|Californians|Texans|Floridians|Ann Arbor|Santa Fe|Little Rock|Salt Lake City|Bay Area|Corn Belt|"
    "Rust Belt|Gulf Coast|East Coast|West Coast",
    "CA": "Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland and Labrador|Newfoundland|Nova Scotia|Ontario|"
    "Prince Edward Island|Quebec|Québec|Saskatchewan|Yukon|Nunavut|Northwest Territories|B.C.|P.E.I.|Montreal|"
    "Quebec City|Quebecers|Ontarians|Albertan|Albertans",
    "GB": "Westminster|East Midlands|West Midlands|East Anglia|Cornwall|Yorkshire|Lancashire|Merseyside|Tyneside|Greater London|"
    "Greater Manchester|Ulster|City of London|Canary Wharf|Kent|Surrey|Essex|Sussex|Hampshire|Norfolk|Suffolk|Devon|"
    "Dorset|Somerset|Cumbria|Northumberland|Oxfordshire|Cambridgeshire|Hertfordshire|Buckinghamshire|Berkshire|"
    "Wiltshire|Gloucestershire|Worcestershire|Warwickshire|Leicestershire|Nottinghamshire|Derbyshire|Staffordshire|"
    "Shropshire|Cheshire|Lincolnshire|County Durham|Teesside|Aberdeenshire|Fife|Scottish Highlands|Shetland|Orkney|"
    "Isle of Wight|Londoners|Heathrow|Gatwick",
    "AU": "New South Wales|Queensland|South Australia|Western Australia|Tasmania|Victoria|Northern Territory|NSW|"
    "Australian Capital Territory",
    "DE": "Bavaria|Saxony|Lower Saxony|North Rhine-Westphalia|Hesse|Baden-Württemberg|Brandenburg|Thuringia|Cologne|Frankfurt|Hanover|"
    "Bavarian|Saarland|Schleswig-Holstein|Rhineland-Palatinate|Saxony-Anhalt|Mecklenburg-Vorpommern|Wolfsburg",
    "FR": "Brittany|Normandy|Provence|Burgundy|Alsace|Corsica|Bordeaux|Lille|Strasbourg|Cannes|Grenoble|Île-de-France|Parisian|Parisians"
    "|Calais|Dunkirk|Versailles",
    "ES": "Catalonia|Andalusia|Basque Country|Galicia|Canary Islands|Balearic Islands|Majorca|Mallorca|Ibiza|Seville|Bilbao"
    "|Tenerife|Catalan|Catalans|Catalonian|Asturias|Extremadura|Murcia",
    "IT": "Lombardy|Sicily|Sardinia|Tuscany|Piedmont|Veneto|Venice|Florence|Bologna|Trieste|Verona"
    "|Lampedusa|Bergamo|Calabria|Liguria|Umbria|Apulia|Puglia|Emilia-Romagna|Abruzzo|Campania",
    "CH": "Zurich|Geneva|Basel|Bern|Lausanne|Lugano|Davos",
    "AT": "Tyrol|Salzburg|Linz|Graz",
    "BE": "Flanders|Wallonia|Ghent|Bruges|Antwerp|Liège",
    "NL": "The Hague|Eindhoven|Groningen|Maastricht",
    "IN": "Maharashtra|Gujarat|Tamil Nadu|Karnataka|Kerala|Punjab|Haryana|Rajasthan|Uttar Pradesh|Madhya Pradesh|Andhra Pradesh|"
    "Telangana|West Bengal|Bihar|Odisha|Assam|Jharkhand|Chhattisgarh|Uttarakhand|Himachal Pradesh|Jammu and Kashmir|"
    "Kashmir|Goa|New Delhi|Bangalore|Bombay|Calcutta|Madras",
    "CN": "Guangdong|Sichuan|Hubei|Hunan|Henan|Hebei|Shandong|Shanxi|Shaanxi|Zhejiang|Jiangsu|Jiangxi|Anhui|Fujian|Yunnan|Guizhou|"
    "Guangxi|Hainan|Gansu|Qinghai|Xinjiang|Tibet|Inner Mongolia|Heilongjiang|Jilin|Liaoning|Ningxia|Xi'an|Peking|"
    "Tibetan|Tibetans|Uyghur|Uyghurs",
    "JP": "Hokkaido|Okinawa|Kyushu|Honshu|Shikoku|Fukushima|Ishikawa|Aichi"
    "|Nagasaki|Miyagi|Kumamoto|Nagano",
    "KR": "Jeju|Gyeonggi|Ulsan|Busan|Incheon|Daegu|Daejeon|Gwangju",
    "BR": "São Paulo|Minas Gerais|Bahia|Mato Grosso|Rio Grande do Sul|Paraná|Rio de Janeiro|Amazonas|Pará|Rio"
    "|Roraima|Rondônia|Ceará|Pernambuco|Maranhão|Goiás|Santa Catarina",
    "MX": "Baja California|Chihuahua|Sonora|Nuevo León|Jalisco|Oaxaca|Yucatán|Yucatan|Mexico City|Acapulco|Cancun|Cancún"
    "|Chiapas|Guerrero|Michoacán|Michoacan|Sinaloa|Tamaulipas|Veracruz|Coahuila|Guanajuato|Quintana Roo",
    "RU": "Siberia|Dagestan|Tatarstan|St. Petersburg|St Petersburg|Sakhalin|Kamchatka",
    "UA": "Donbas|Donbass|Kyiv|Kiev|Kharkiv|Kherson|Zaporizhzhia|Mariupol|Odesa|Lviv"
    "|Chernobyl|Chornobyl|Luhansk|Donetsk",
    "IQ": "Iraqi Kurdistan|Baghdad|Anbar",
    "ID": "Java|Sumatra|Bali|Aceh|Kalimantan|Sulawesi"
    "|Lombok|West Papua|Moluccas",
    "MY": "Sabah|Sarawak|Penang|Johor|Selangor",
    "PH": "Mindanao|Luzon|Visayas|Metro Manila",
    "VN": "Ho Chi Minh City|Saigon|Mekong Delta",
    "PK": "Sindh|Balochistan|Khyber Pakhtunkhwa",
    "ZA": "Gauteng|Western Cape|Eastern Cape|KwaZulu-Natal|Cape Town",
    "CD": "Kivu|North Kivu|South Kivu|Katanga|Ituri",
    "NG": "Borno|Niger Delta|Kaduna|Rivers State"
    "|Zamfara|Adamawa|Yobe|Katsina|Plateau State|Benue",
    "SD": "Darfur",
    "ET": "Tigray|Oromia|Amhara",
    "TZ": "Zanzibar",
    "PT": "Azores|Madeira|Algarve|Lisbon|Porto",
    "GR": "Crete|Lesbos|Thessaloniki|Athens"
    "|Lesvos|Samos|Chios|Santorini|Mykonos|Corfu|Piraeus",
    "DK": "Aarhus|Copenhagen",
    "SE": "Malmö|Gothenburg|Uppsala",
    "NO": "Bergen|Stavanger|Trondheim|Svalbard",
    "FI": "Tampere|Turku|Lapland",
    "PL": "Kraków|Krakow|Wrocław|Wroclaw|Poznań|Poznan|Gdańsk|Gdansk|Łódź|Lodz|Warsaw"
    "|Koszalin|Silesia|Pomerania|Gdynia",
    "GE": "Tbilisi|South Ossetia|Abkhazia|Batumi",
    "SA": "Mecca|Medina|Riyadh",
    "AE": "Abu Dhabi|Dubai",
    "NZ": "Auckland|Wellington|Christchurch|Canterbury",
    "IE": "Galway|Limerick|Dublin",
    "TR": "Anatolia|Istanbul",
    "SY": "Idlib|Raqqa|Afrin|Ghouta|Rojava|Deir ez-Zor|Latakia|Daraa",
    "AF": "Ghazni|Helmand|Nangarhar|Maidan Wardak|Badakhshan|Logar|Paktika|Kunduz",
    "CL": "Easter Island|Atacama",
    "YE": "Hodeidah|Mokha|Marib|Hadramawt|Saada",
    "LY": "Misrata|Sirte|Cyrenaica|Derna",
    "MM": "Rakhine|Shan State|Kachin",
    "TH": "Phuket|Chiang Rai|Pattani|Koh Samui",
    "EC": "Galápagos|Galapagos|Galápagos Islands|Galapagos Islands",
    "KE": "Garissa|Mandera|Wajir",
    "ML": "Timbuktu|Mopti",
    "MZ": "Cabo Delgado",
    "PE": "Cusco|Machu Picchu",
    "IR": "Khuzestan|Kermanshah",
    "IL": "Galilee|Negev|Golan Heights",
    "EG": "Sinai|North Sinai|Luxor|Aswan|Saqqara",
}  # fmt: skip

# Places that no ISO 3166-1 code names. They are found, with no code, so that their words are not taken for a country's.
REGIONS: tuple[str, ...] = tuple(
    "Europe|European|Europeans|European Union|EU|E.U.|euro zone|Euro zone|Eurozone|euro area|Euro area|"
    "Eastern Europe|Western Europe|Central Europe|Northern Europe|Southern Europe|Asia|Asian|Asians|Asia-Pacific|"
    "Asia Pacific|Southeast Asia|South-East Asia|Southeast Asian|South Asia|South Asian|East Asia|East Asian|"
    "Central Asia|Central Asian|Africa|African|Africans|African Union|North Africa|West Africa|East Africa|"
    "Southern Africa|Central Africa|Horn of Africa|sub-Saharan Africa|Sub-Saharan Africa|West African|East African|"
    "North African|Middle East|Middle Eastern|Gulf|Persian Gulf|Latin America|Latin American|South America|"
    "South American|Central America|Central American|North America|North American|North Americans|Americas|Caribbean|"
    "Oceania|Pacific|Pacific Islands|Atlantic|Atlantic Ocean|Pacific Ocean|Indian Ocean|Arctic Ocean|Arctic|"
    "Mediterranean|Mediterranean Sea|Baltic|Baltics|Baltic states|Balkans|Balkan|Scandinavia|Scandinavian|Nordic|"
    "Benelux|Caucasus|Black Sea|Red Sea|North Sea|South China Sea|East China Sea|Sea of Japan|Gulf of Mexico|"
    "Gulf of Aden|English Channel|Strait of Hormuz|Taiwan Strait|Suez Canal|Panama Canal|Rio Grande|Korean Peninsula|"
    "Korean peninsula|Iberian Peninsula|Indochina|Sahel|Sahara|Maghreb|Amazon rainforest|Antarctic Peninsula|OECD|"
    "ASEAN|OPEC|Commonwealth|Sahel region|Native American|Native Americans|African American|African Americans|"
    "African-American|African-Americans|Asian American|Asian Americans|Mexican American|Mexican Americans|"
    "American Indian|American Indians|Alaska Native|Alaska Natives|Mississippi River|Colorado River|Ohio River|"
    "Missouri River|Delaware River|Lake Michigan|Lake Ontario|Victoria Falls|Lake Victoria|French Open|"
    "Australian Open|US Open|U.S. Open|British Open|English Premier League|Scottish Premiership|French fries|"
    "Dutch auction|Chinese New Year|Brazil nuts|Swiss cheese|Spanish flu".split("|")
)  # fmt: skip
