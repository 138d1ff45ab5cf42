extension FixtureSite {
    /// Every word that the program or the fixture's templates ask for.
    static let englishStrings = """
        home: Home
        page_moved: This page has moved
        feed_name: Feed
        reviewed: Reviewed on
        month_1: January
        month_2: February
        month_3: March
        month_4: April
        month_5: May
        month_6: June
        month_7: July
        month_8: August
        month_9: September
        month_10: October
        month_11: November
        month_12: December
        date_full: "{day} {month} {year}"
        date_month: "{month} {year}"
        date_year: "{year}"
        date_unknown: date not known
        title_pattern: "{page} - {site}"
        title_quiet: "{site} information"
        link_in_language: in {language}
        feed_link: "Updates: {title}"
        source_mark: Source {number}
        chart_share: Each square is 1 of 100, {figure} are filled.
        chart_count: Each square is 1 of {figure}.
        contact_not_confirmed: (not confirmed)
        age_unknown: Of unknown age.
        pack_link: "Pack ({size})"
        pack_from: "From {address}"
        pack_checked: "Checked {day}"
        pack_check_again: "Again by {day}"
        pack_holds: "It holds:"
        pack_lesson: the lesson
        pack_licence: what is allowed
        size_kilobytes: "{count} KB"
        size_megabytes: "{count} MB"
        minutes_count: "{count} minutes"
        key_stages_list: Key stage {numbers}
        achievements_other: Other achievements
        search_page_title: Search
        search_results_title: "{query}: results"
        search_unavailable_title: Search does not work now
        sort_relevance: Best first
        sort_date: Newest first
        contact_confirmed: Confirmed.
        contact_other: Given by others.
        contact_unconfirmed: Not confirmed.
        contact_superseded: Out of date.
        channel_call: Call
        channel_text: Text
        channel_visit: Visit
        campaign_running: Running
        campaign_finished: Finished
        campaign_unknown: Not known
        urgency_emergency: Emergency
        urgency_urgent: Urgent
        urgency_standard: Not urgent
        list_reporting_routes: Ways to report
        list_priorities: All priorities
        list_priority_map: Map of priorities
        list_achievements: All achievements
        list_campaigns: All campaigns
        list_updates: All updates
        list_resources: All resources
        all_resources: All {count} resources
        list_sources: All facts
        list_contacts: All numbers
        list_all_pages: A to Z
        format_lesson: Lesson
        format_assembly: Assembly
        format_tutor_time: Tutor time
        format_workshop: Workshop
        format_activity: Activity
        kind_page: Page
        kind_reporting_route: Way to report
        kind_priority: Priority
        kind_achievement: Achievement
        kind_campaign: Campaign
        kind_campaign_update: Update
        kind_education_resource: Resource
        filter_kind: Kind
        filter_audience: For whom
        filter_priority: Priority
        filter_key_stage: Key stage
        filter_topic: Topic
        filter_minutes: Time
        filter_format: Form
        audience_residents: Residents
        audience_young_people: Young people
        audience_schools: Schools
        audience_partners: Partners

        """

    /// The same keys; those that tests look for say it in Urdu.
    static let urduStrings =
        englishStrings
        .replacing("home: Home", with: "home: صفحہ اول")
        .replacing("reviewed: Reviewed on", with: "reviewed: جائزہ")
        .replacing("link_in_language: in {language}", with: "link_in_language: زبان {language}")
        .replacing("search_page_title: Search", with: "search_page_title: تلاش")
        .replacing("kind_reporting_route: Way to report", with: "kind_reporting_route: رپورٹ")
        .replacing("title_pattern: \"{page} - {site}\"", with: "title_pattern: \"{site} · {page}\"")
}
