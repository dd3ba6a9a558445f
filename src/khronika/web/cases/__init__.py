"""Cases: the list, and a person's acts in order with where the procedure stands.

views     the list and the page of a case
telling   postures and open questions in words
"""
