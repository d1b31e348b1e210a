"""Names of places and their ISO 3166-1 alpha-2 codes.

Tables only: countries (written by hand), subdivisions and regions (by hand), large cities (generated from GeoNames).
`extractors.places.gazetteer.lookup` joins them into one index.
"""
