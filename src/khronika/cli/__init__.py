"""The command line: one module per verb or family of verbs.

Takes what a person typed, gives calls to the verbs of the other rooms and prints their answers.
Promise: no rule lives here; results go to standard output and everything else to standard error;
off a terminal nothing is coloured, wrapped or cut.

    main        the verbs, and what becomes of an error
    options     options that several verbs share
    opening     the casebook that the options name, its passphrase asked for
    output      lines, tables and JSON;  drawing  tables on a terminal;  plain  rows as JSON values
    telling     incidents, claims and the rest in words
    intake      documents on their way into the casebook;  samples  the sample corpus
    faults      what an error that nobody foresaw is called
    progress    what is being worked on, on a terminal's standard error
    read, add, lists, show, serve, evaluate, demo    the verbs
"""
