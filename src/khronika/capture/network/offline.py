"""What is said where the network may not be asked."""

OFFLINE = (
    "it is an address, and nothing was sent. Asking for it shows its server your machine's number, "
    "and your provider the server's name. To ask all the same: `khronika add --online`; with "
    "`--proxy socks5h://127.0.0.1:9050` through Tor, which hides both; "
    "`khronika network --online yes` allows it in this casebook from now on"
)
FOLLOW_OFFLINE = (
    "Following asks servers again and again, each of which sees your machine's number and what you "
    "follow; nothing was sent. To do it all the same: `khronika follow --online`; with "
    "`--proxy socks5h://127.0.0.1:9050` through Tor, which hides your number; "
    "`khronika network --online yes` allows it in this casebook from now on."
)
STAMP_OFFLINE = (
    "A timestamp tells a third party: the service sees your machine's number, that you keep a "
    "record, and when; it is sent one hash, which tells nothing of what the casebook holds. "
    "Nothing was sent. To do it all the same: `khronika timestamp ADDRESS --online`; with "
    "`--proxy socks5h://127.0.0.1:9050` through Tor, which hides your number. It has to be said "
    "each time, whatever the casebook allows."
)
