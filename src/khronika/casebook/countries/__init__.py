"""What the casebook holds about one host country, for the picture of it.

rows     what is given
asking   the questions: `Casebook.countries`
telling  tellings of acts, joined as people judged
"""
