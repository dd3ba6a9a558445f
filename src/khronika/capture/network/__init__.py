"""Asking the network for documents: the one place of the program that opens a connection.

Takes an address and the permission to ask for it, gives the answer as a web archive, which is then
taken apart like any other input. Promise: nothing is asked for but what a person named, where
that leads, and the robots.txt of those sites; every request is noted before it is made; nothing
in a request tells who asks or why; a proxy, where one is given, is the only way.

    online       the verb: robots.txt, pace, redirections, the ledger
    asking       the parent's end of one request
    calling      the other end, in a process that has the network and no key; its parts are
                 connecting, socks, trust
    addresses    one form of an address; reach: which machines may be asked
    robots, manners, archive
    received     from what was found in an answer to documents with its address
    stamping     a timestamp of a text, by a service; tokens, the other end, takes its answer apart
                 in a process that has no network
    offline      what is said where nothing may be asked

Nothing is imported here, so that whoever only wants to know an address loads no client.
"""
