"""Public pages of an invented Telegram channel, with the marks that real ones have."""


def post(
    number: int,
    text: str,
    *,
    name: str = "steppe",
    inside: str = "",
    after: str = "",
    views: int = 7,
) -> str:
    """One message; `inside` stands before its text, `after` behind it."""
    words = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>'
    return (
        '<div class="tgme_widget_message_wrap js-widget_message_wrap">'
        '<div class="tgme_widget_message text_not_supported_wrap js-widget_message" '
        f'data-post="{name}/{number}" data-view="x">\n<div class="tgme_widget_message_bubble">\n'
        '<div class="tgme_widget_message_author accent_color">'
        f'<a class="tgme_widget_message_owner_name" href="https://t.me/{name}">'
        f'<span dir="auto">Steppe Watch</span></a></div>\n{inside}{words if text else ""}{after}\n'
        '<div class="tgme_widget_message_footer compact js-message_footer">'
        '<div class="tgme_widget_message_info short js-message_info">'
        f'<span class="tgme_widget_message_views">{views}</span>'
        '<span class="copyonly"> views</span>'
        '<span class="tgme_widget_message_meta">'
        f'<a class="tgme_widget_message_date" href="https://t.me/{name}/{number}">'
        '<time datetime="2023-08-06T03:30:00+06:00" class="time">03:30</time></a></span>'
        "</div></div></div></div></div>\n"
    )


def channel(*posts: str, name: str = "steppe", about: str = "Invented.") -> bytes:
    """The page that t.me/s/NAME shows."""
    return (
        '<!DOCTYPE html>\n<html class="">\n<head>\n<meta charset="utf-8">\n'
        '<title>Steppe Watch – Telegram</title>\n'
        '<meta property="og:title" content="Steppe Watch">\n'
        f'<meta property="og:description" content="{about}">\n'
        f'<meta property="al:ios:url" content="tg://resolve?domain={name}">\n'
        f'<meta name="twitter:description" content="{about}">\n'
        f'<link rel="canonical" href="/s/{name}">\n'
        '<link href="//telegram.org/css/widget-frame.css?72" rel="stylesheet" media="screen">\n'
        '</head>\n<body class="widget_frame_base tgme_widget">\n<main class="tgme_main">'
        '<section class="tgme_channel_history js-message_history">\n'
        f'{"".join(posts)}</section></main>\n<script>T.init();</script></body></html>'
    ).encode()  # fmt: skip
