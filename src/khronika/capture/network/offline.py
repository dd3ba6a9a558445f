"""What is said of an address where the network may not be asked."""

OFFLINE = (
    "it is an address, and nothing was sent. Asking for it shows its server your machine's number, "
    "and your provider the server's name. To ask all the same: `khronika add --online`; with "
    "`--proxy socks5h://127.0.0.1:9050` through Tor, which hides both; "
    "`khronika network --online yes` allows it in this casebook from now on"
)
