extension FixtureSite {
    static let pageFiles: [String: String] = [
        "content/pages/index.md": entry(
            "Home",
            "lists: [reporting-routes, updates]",
            text: "Say what happened, and [read about us](about/index.md)."
        ),
        "content/pages/about/index.md": entry(
            "About us",
            text: """
                ## Who we are

                We are the council and the police of Riverside.

                ## What we rest on

                [Five hundred bags](fact:bags) of litter went. [Many walks](fact:walks) were held.

                ## Where to ask

                [Ask the police](contact:police) or [Riverside Online](contact:online).
                """
        ),
        "content/pages/about/sources.md": entry("Where our facts come from", "lists: [sources]"),
        "content/pages/contacts.md": entry("All contacts", "lists: [contacts]"),
        "content/pages/a-z.md": entry("All pages", "lists: [all-pages]", text: "Each page by its name."),
        "content/pages/not-found.md": entry("Page not found", text: "Look [through all pages](a-z.md)."),
        "content/pages/notice.md": entry(
            "Market day notice",
            """
            publish: 2026-12-01
            expires: 2026-12-08 17:00
            """,
            text: "The market moves to the meadow."
        ),
        "content/report/index.md": entry("Report", "lists: [reporting-routes]", text: "What happened?"),
        "content/priorities/index.md": entry("Priorities", "lists: [priorities]", text: "What we work on."),
        "content/achievements/index.md": entry("Achievements", "lists: [achievements]", text: "What was done."),
        "content/campaigns/index.md": entry("Campaigns", "lists: [campaigns, updates]", text: "What we run."),
        "content/schools/index.md": entry("For schools", "lists: [resources]", text: "For teachers."),
    ]

    static let entryFiles: [String: String] = [
        "content/report/hate-crime.md": entry(
            "Report hate crime",
            """
            urgency: urgent
            choice: Someone insulted me for who I am
            order: 10
            contacts: [online, police]
            priorities: [nuisance]
            findable_by: [shouted at in the street]
            aliases: [/hate/]
            """,
            text: """
                ## Call someone

                [Call 101](contact:police), or [call the helpline](contact:helpline).

                [Riverside Online](contact:online)

                ## Who can report

                Anyone can, also for a neighbour.
                """
        ),
        "content/report/abuse.md": entry(
            "Report abuse at home",
            """
            urgency: emergency
            choice: Someone at home hurts me
            order: 10
            contacts: [emergency, textline]
            sensitive: true
            """,
            text: "[Send a text](contact:textline) if you cannot talk. It is no [hate crime](hate-crime.md)."
        ),
        "content/report/litter.md": entry(
            "Report litter",
            """
            urgency: standard
            choice: Rubbish was dumped
            order: 20
            contacts: [online]
            priorities: [litter]
            """,
            text: "Photographs help. Mattresses and sofas count."
        ),
        "content/priorities/calm/nuisance.md": entry("Less nuisance", "order: 10", text: "Quiet streets."),
        "content/priorities/tidy/litter.md": entry("Less litter", "order: 20", text: "Tidy streets."),
        "content/achievements/bags.md": entry(
            "A first weekend of cleaning",
            """
            priority: litter
            period: the years of the plan
            """,
            text: "Volunteers filled [five hundred bags](fact:bags)."
        ),
        "content/campaigns/tidy/index.md": entry(
            "Tidy Riverside",
            """
            priorities: [litter]
            status: finished
            hashtag: "#TidyRiverside"
            """,
            text: "Volunteers clean the banks."
        ),
        "content/campaigns/tidy/updates/first.md": entry(
            "First weekend & bridge",
            """
            campaign: tidy
            date: 2016-02-11
            """,
            text: "Volunteers came to the meadow & the bridge."
        ),
        "content/campaigns/tidy/updates/second.md": entry(
            "Second weekend",
            """
            campaign: tidy
            date: 2016-04
            source: https://news.example/second
            """,
            text: "More volunteers came."
        ),
        "content/schools/respect.md": entry(
            "Respect in words",
            """
            key_stages: [KS3, KS4]
            minutes: 60
            topics: [respect, words]
            format: lesson
            priorities: [nuisance]
            safeguarding: Tell the safeguarding lead first.
            contacts: [police]
            """,
            text: "Talk about [hate crime](../report/hate-crime.md#who-can-report)."
        ),
    ]

    static let registryFiles: [String: String] = [
        "content/site.yaml": """
        name: Riverside Safety
        short_name: Riverside
        base: https://riverside.example
        owner: Riverside Council
        time_zone: Europe/London
        languages:
          - code: en
            name: English
            direction: ltr
            stemmer: english
        navigation:
          - title: Report it
            page: report/index.md
          - title: Campaigns
            page: campaigns/index.md
        footer:
          - title: A to Z
            page: pages/a-z.md
        help: [emergency]
        priority_groups:
          - slug: calm
            title: Calm streets
          - slug: tidy
            title: Tidy streets
            note: The plan prints no more of this group.
        security_contact: mailto:security@riverside.example
        security_expires: 2027-11-22
        resource_licence: You may copy it.

        """,
        "content/contacts.yaml": contact("emergency", "Emergency", "call: \"999\"")
            + contact("police", "Riverside Police", "call: \"101\"")
            + contact("helpline", "Helpline", "call: \"01632 960001\"", status: "unconfirmed")
            + contact("textline", "Text Line", "text: \"07700 900123\"")
            + contact("online", "Riverside Online", "visit: https://report.example/form/"),
        "seeds/plan.yaml": """
        plan:
          title: The Riverside plan
          period: 2017 to 2020
        facts:
          - id: bags
            section: tidy
            statement: Volunteers filled five hundred bags.
            figures: ["500"]
            clarity: clear
          - id: walks
            section: calm
            statement: Many walks were held.
            figures: ["12"]
            clarity: garbled
            note: The figure stands beside another one.

        """,
        "content/search/synonyms.yaml": "- same: [litter, rubbish]\n",
        "content/search/help.yaml": """
        - id: abuse
          when: [hurts me]
          contacts: [emergency]
          danger: true
          say: Call now if you are in danger.

        """,
    ]

    /// One entry of the registry, with one channel.
    package static func contact(
        _ id: String,
        _ name: String,
        _ channel: String,
        status: String = "confirmed"
    ) -> String {
        """
        - id: \(id)
          name: \(name)
          use: For when you need \(name).
          channels:
            - \(channel)
          status: \(status)
          owner: \(name)
          source: https://\(id).example/about
          checked: 2026-11-22

        """
    }
}
