extension FixtureSite {
    static let urduSettings = """
          - code: ur
            name: اردو
            direction: rtl

        """

    static let urduFiles: [String: String] = [
        "content/pages/index.ur.md": entry(
            "صفحہ اول",
            "lists: [reporting-routes]",
            text: "[ہمارے بارے میں](about/index.md)"
        ),
        "content/report/index.ur.md": entry("رپورٹ کریں", "lists: [reporting-routes]", text: "کیا ہوا؟"),
        "content/report/hate-crime.ur.md": entry(
            "نفرت پر مبنی جرم",
            """
            urgency: urgent
            choice: کسی نے میری توہین کی
            order: 10
            contacts: [police]
            """,
            text: """
                ## مدد

                [فون کریں](contact:police) · [کوڑا](litter.md) · [رپورٹ](index.md)
                """
        ),
    ]
}
