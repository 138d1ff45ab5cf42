extension FixtureSite {
    /// Every template that the program asks for, each as short as it can be.
    static let themeFiles: [String: String] = [
        "theme/templates/shell.mustache": """
        <!doctype html>
        <html lang="{{lang}}" dir="{{dir}}">
        <head>
        <title>{{title}}</title>
        <meta name="description" content="{{description}}">
        <link rel="canonical" href="{{canonical}}">
        <link rel="stylesheet" href="/assets/site.css">
        {{{head}}}
        </head>
        <body>
        <form action="{{search_action}}" method="{{search_method}}"><input name="q" value="{{query}}"></form>
        <nav>{{#nav}}<a href="{{href}}"{{#current}} aria-current="true"{{/current}}>{{title}}</a>{{/nav}}</nav>
        <p>{{#breadcrumbs}}<a href="{{href}}">{{title}}</a> / {{/breadcrumbs}}</p>
        {{{languages}}}
        <main>
        {{{main}}}
        </main>
        <footer>{{#help}}{{> contact}}{{/help}}{{#footer}}<a href="{{href}}">{{title}}</a>{{/footer}}</footer>
        </body>
        </html>

        """,
        "theme/templates/head.mustache": """
        {{#noindex}}<meta name="robots" content="noindex">{{/noindex}}
        {{#sensitive}}<meta name="referrer" content="no-referrer">{{/sensitive}}
        {{#alternates}}<link rel="alternate" hreflang="{{lang}}" href="{{href}}">{{/alternates}}
        {{#feeds}}<link rel="alternate" type="application/atom+xml" href="{{href}}" title="{{title}}">{{/feeds}}
        {{#share}}
        <meta property="og:title" content="{{title}}"><meta property="og:type" content="{{type}}">
        {{#locale}}
        <meta property="og:locale" content="{{locale}}">
        {{/locale}}
        {{#picture}}
        <meta property="og:image" content="{{picture}}">
        {{/picture}}
        {{/share}}
        {{#structured_data}}
        <script type="application/ld+json">{{{structured_data}}}</script>
        {{/structured_data}}

        """,
        "theme/templates/languages.mustache": """
        {{#languages}}<a href="{{href}}" lang="{{lang}}" dir="{{dir}}">{{name}}</a>{{/languages}}

        """,
        "theme/templates/redirect.mustache": """
        <!doctype html>
        <html lang="{{lang}}"><title>{{title}}</title><link rel="canonical" href="{{canonical}}">
        <a href="{{href}}">{{t.page_moved}}</a></html>

        """,
        "theme/templates/contact-card.mustache": "<div class=\"card\">{{> contact}}</div>\n",
        "theme/templates/home.mustache": "{{> page-body}}\n",
        "theme/templates/page.mustache": """
        {{> page-body}}
        {{#structure}}
        <p>{{title}}{{#bodies}}: {{name}} {{does}} ({{source_mark}}){{/bodies}}</p>
        {{/structure}}

        """,
        "theme/templates/reporting-route.mustache": """
        {{> page-body}}
        {{#contacts}}{{> contact}}{{/contacts}}
        {{#priorities}}{{> item}}{{/priorities}}
        {{#other_routes}}{{> item}}{{/other_routes}}

        """,
        "theme/templates/priority.mustache": """
        {{> page-body}}
        {{#group}}<p>{{title}}. {{note}}</p>{{/group}}
        {{#achievements}}{{> item}}{{/achievements}}
        {{#routes}}{{> item}}{{/routes}}
        {{#campaigns}}{{> item}}{{/campaigns}}
        {{#resources}}{{> item}}{{/resources}}
        {{#other_priorities}}{{> item}}{{/other_priorities}}

        """,
        "theme/templates/achievement.mustache": """
        {{> page-body}}
        <p>{{period}}</p>
        {{#priority}}{{> item}}{{/priority}}

        """,
        "theme/templates/campaign.mustache": """
        {{> page-body}}
        <p>{{status}} {{hashtag}} <a href="{{feed_href}}">{{t.feed_name}}</a></p>
        {{#updates}}{{> item}}{{/updates}}

        """,
        "theme/templates/campaign-update.mustache": """
        {{> page-body}}
        {{#campaign}}{{> item}}{{/campaign}}
        {{#date}}<time datetime="{{iso}}">{{text}}</time>{{/date}}
        {{#newer}}{{> item}}{{/newer}}
        {{#older}}{{> item}}{{/older}}

        """,
        "theme/templates/education-resource.mustache": """
        {{> page-body}}
        <p>{{key_stages}}; {{minutes}}; {{topics}}; {{format}}. {{safeguarding}}</p>
        {{#pack_link}}<p><a href="{{pack_href}}">{{pack_link}}</a> {{licence}}</p>{{/pack_link}}
        {{#contacts}}{{> contact}}{{/contacts}}

        """,
        "theme/templates/sheet.mustache": """
        <p>{{{address}}} {{minutes}} {{safeguarding}} {{status}} {{hashtag}}</p>
        {{{code}}}
        {{#contacts}}{{> contact}}{{/contacts}}
        {{#notices}}<h2>{{choice}}</h2>{{#contacts}}{{> contact}}{{/contacts}}{{/notices}}
        {{> page-body}}

        """,
        "theme/templates/webmanifest.mustache": """
        {"name": {{{name}}}, "short_name": {{{short_name}}}, "lang": {{{lang}}}, "dir": {{{dir}}}, "start_url": {{{home}}},
        "icons": [{"src": "/assets/dots.svg", "sizes": "any"}]}

        """,
        "theme/templates/pack.mustache": """
        <!doctype html>
        <html lang="{{lang}}" dir="{{dir}}"><title>{{title}}</title>
        <p>{{{address}}} {{safeguarding}}</p>
        {{#contacts}}{{> contact}}{{/contacts}}
        {{> page-body}}
        </html>

        """,
        "theme/templates/share-picture.mustache": """
        <svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><title>{{site_name}}</title>
        <text font-size="{{size}}">{{#lines}}<tspan x="80" dy="1.2em">{{text}}</tspan>{{/lines}}</text></svg>

        """,
        "theme/templates/results.mustache": """
        <h1>{{page_title}}</h1>
        {{#help}}<p>{{say}} {{name}}</p>{{/help}}
        {{#results}}<p><a href="{{href}}">{{title}}</a> {{{snippet}}}</p>{{/results}}

        """,
        "theme/templates/partials/page-body.mustache": """
        <h1>{{title}}</h1>
        <p>{{summary}}</p>
        {{{body}}}
        {{#sources}}<p id="{{anchor}}">{{number}} <a href="{{href}}">{{statement}}</a></p>{{/sources}}
        {{#plan_notice}}<p>{{plan_title}}, {{plan_period}}</p>{{/plan_notice}}
        {{#charts}}
        <p>{{{drawing}}}{{figure}}: {{statement}} {{key}}</p>
        {{/charts}}
        {{#lists}}
        <h2>{{title}}</h2>
        {{#groups}}
        <h3>{{title}}</h3>
        {{#items}}{{> item}}{{/items}}
        {{#facts}}<p id="{{anchor}}">{{statement}}{{#pages}} <a href="{{href}}">{{title}}</a>{{/pages}}</p>{{/facts}}
        {{#contacts}}{{> contact}}{{/contacts}}
        {{/groups}}
        {{/lists}}
        {{#reviewed}}<p>{{t.reviewed}} <time datetime="{{iso}}">{{text}}</time></p>{{/reviewed}}

        """,
        "theme/templates/partials/item.mustache": """
        <p><a href="{{href}}">{{title}}</a>{{#language_note}} ({{language_note}}){{/language_note}} {{summary}}</p>

        """,
        "theme/templates/partials/contact.mustache": """
        <p>{{name}}:{{#channels}} <a href="{{href}}">{{value}}</a>{{/channels}} {{status}}</p>

        """,
        "theme/assets/site.css": "main { background: url(/assets/dots.svg) }\n",
        "theme/assets/dots.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
        "theme/strings/en.yaml": englishStrings,
    ]
}
