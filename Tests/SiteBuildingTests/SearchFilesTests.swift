import SiteBuilding
import SiteResults
import SiteSearch
import SiteTesting
import Testing

/// What the endpoint finds beside the index.
struct SearchFilesTests {
    /// Without what changes at every turn: hashes, and weights that are chosen by measurement.
    private func text(_ name: String, of fixture: FixtureSite) throws -> String {
        let site = try Building(fixture)
        try site.build()
        return try site.output.text("site/search/\(name)").replacing(#/site\.[0-9a-f]{12}\./#, with: "site.HASH.")
            .replacing(#/"kindWeights" : \{[^}]*\}/#, with: "\"kindWeights\" : {}")
    }

    @Test func holdTheResultsPageWithEverythingPrintedButTheAnswer() throws {
        let expected = """
            <!doctype html>
            <html lang="en" dir="ltr">
            <head>
            <title>{{page_title}}</title>
            <meta name="description" content="">
            <link rel="canonical" href="https://riverside.example/search">
            <link rel="stylesheet" href="/assets/site.HASH.css">
            <meta name="robots" content="noindex">
            <meta name="referrer" content="no-referrer">



            </head>
            <body>
            <form action="/search" method="get"><input name="q" value="{{query}}"></form>
            <nav><a href="/report/">Report it</a><a href="/campaigns/">Campaigns</a></nav>
            <p></p>

            <main>
            <h1>{{page_title}}</h1>
            {{#help}}<p>{{say}} {{name}}</p>{{/help}}
            {{#results}}<p><a href="{{href}}">{{title}}</a> {{{snippet}}}</p>{{/results}}

            </main>
            <footer><p>Emergency: <a href="tel:999">999</a> Confirmed.</p><a href="/a-z/">A to Z</a></footer>
            </body>
            </html>

            """
        #expect(try difference(between: expected, and: text("results.en.mustache", of: .english)) == nil)
    }

    @Test func holdTheResultsPageOfEachLanguage() throws {
        let page = try text("results.ur.mustache", of: .englishAndUrdu)
        #expect(page.contains("<html lang=\"ur\" dir=\"rtl\">"))
        #expect(page.contains("<form action=\"/ur/search\" method=\"get\">"))
        #expect(page.contains("<nav><a href=\"/ur/report/\">رپورٹ کریں</a><a href=\"/campaigns/\">Campaigns</a></nav>"))
        #expect(page.contains("<link rel=\"canonical\" href=\"https://riverside.example/ur/search\">"))
    }

    @Test func sayWhatTheEndpointMustKnow() throws {
        #expect(try difference(between: Self.publication, and: text("search.json", of: .english)) == nil)
    }

    @Test func sayWhatEachLanguageCallsThings() throws {
        let site = try Building(.englishAndUrdu)
        try site.build()
        let publication = try site.publication()
        #expect(
            publication.configuration.languages == [
                .init(code: "en", stemmer: "english"), .init(code: "ur", stemmer: nil),
            ]
        )
        let urdu = try #require(publication.languages.last)
        #expect(urdu.code == "ur" && urdu.name == "اردو" && urdu.path == "/ur/search")
        #expect(urdu.titles.ask == "Riverside Safety · تلاش")
        #expect(urdu.kinds["reporting-route"] == "رپورٹ")
        // What is not translated is offered in English.
        #expect(
            urdu.waysIn == [
                WayIn(title: "رپورٹ کریں", href: "/ur/report/", summary: "About رپورٹ کریں."),
                WayIn(title: "Campaigns", href: "/campaigns/", summary: "About campaigns."),
            ]
        )
        #expect(urdu.aToZ == "/a-z/")
    }

    @Test func findPagesInTheLanguageThatIsAskedIn() throws {
        let site = try Building(.englishAndUrdu)
        try site.build()
        #expect(try site.paths("نفرت", language: "ur").first == "/ur/report/hate-crime/")
        #expect(try site.paths("hate crime").first == "/report/hate-crime/")
    }

    @Test func changeTheIndexOnlyWhereItsOwnFormChanges() throws {
        let site = try Building()
        try site.build()
        let synonyms = try site.build(.english.adding("content/search/synonyms.yaml", "- same: [sofa, settee]\n"))
        #expect(!synonyms.isNewIndex && synonyms.indexed == [] && synonyms.settings == ["search.json"])
        #expect(try site.paths("settee") == ["/report/litter/"])
        let language = try site.build(.englishAndUrdu)
        #expect(language.isNewIndex && language.indexed.contains("/report/litter/"))
        #expect(site.output.folders(in: "site/search") == ["index.2"])
        #expect(site.output.exists("site/search/results.ur.mustache"))
        try site.build(.english)
        #expect(!site.output.exists("site/search/results.ur.mustache"))
    }

    private static let publication = """
        {
          "configuration" : {
            "facets" : [
              {
                "name" : "kind",
                "values" : [

                ]
              },
              {
                "name" : "audience",
                "values" : [

                ]
              },
              {
                "name" : "priority",
                "values" : [

                ]
              },
              {
                "name" : "key_stage",
                "values" : [

                ]
              },
              {
                "name" : "topic",
                "values" : [

                ]
              },
              {
                "name" : "minutes",
                "values" : [

                ]
              },
              {
                "name" : "format",
                "values" : [

                ]
              }
            ],
            "help" : [
              {
                "contacts" : [
                  "emergency"
                ],
                "danger" : true,
                "id" : "abuse",
                "say" : "Call now if you are in danger.",
                "when" : [
                  "hurts me"
                ]
              }
            ],
            "kindWeights" : {},
            "languages" : [
              {
                "code" : "en",
                "stemmer" : "english"
              }
            ],
            "synonyms" : [
              {
                "same" : {
                  "_0" : [
                    "litter",
                    "rubbish"
                  ]
                }
              }
            ],
            "version" : 1
          },
          "contacts" : [
            {
              "ageUnknown" : false,
              "anchor" : "emergency",
              "channels" : [
                {
                  "href" : "tel:999",
                  "kind" : "call",
                  "label" : "Call",
                  "note" : "",
                  "value" : "999"
                }
              ],
              "checked" : {
                "iso" : "2026-11-22",
                "text" : "22 November 2026"
              },
              "id" : "emergency",
              "name" : "Emergency",
              "note" : "",
              "owner" : "Emergency",
              "say" : "",
              "source" : "emergency.example/about",
              "sourceHref" : "https://emergency.example/about",
              "status" : "confirmed",
              "statusWords" : "Confirmed.",
              "use" : "For when you need Emergency."
            }
          ],
          "index" : "index.1",
          "languages" : [
            {
              "aToZ" : "/a-z/",
              "code" : "en",
              "dates" : {
                "day" : "{day} {month} {year}",
                "month" : "{month} {year}",
                "months" : [
                  "January",
                  "February",
                  "March",
                  "April",
                  "May",
                  "June",
                  "July",
                  "August",
                  "September",
                  "October",
                  "November",
                  "December"
                ],
                "year" : "{year}"
              },
              "facets" : [
                {
                  "label" : "Kind",
                  "name" : "kind",
                  "values" : {
                    "achievement" : "Achievement",
                    "campaign" : "Campaign",
                    "campaign-update" : "Update",
                    "education-resource" : "Resource",
                    "page" : "Page",
                    "priority" : "Priority",
                    "reporting-route" : "Way to report"
                  }
                },
                {
                  "label" : "For whom",
                  "name" : "audience",
                  "values" : {
                    "residents" : "Residents",
                    "schools" : "Schools"
                  }
                },
                {
                  "label" : "Priority",
                  "name" : "priority",
                  "values" : {
                    "litter" : "Less litter",
                    "nuisance" : "Less nuisance"
                  }
                },
                {
                  "label" : "Key stage",
                  "name" : "key_stage",
                  "values" : {
                    "KS3" : "Key stage 3",
                    "KS4" : "Key stage 4"
                  }
                },
                {
                  "label" : "Topic",
                  "name" : "topic",
                  "values" : {
                    "respect" : "respect",
                    "words" : "words"
                  }
                },
                {
                  "label" : "Time",
                  "name" : "minutes",
                  "values" : {
                    "60" : "60 minutes"
                  }
                },
                {
                  "label" : "Form",
                  "name" : "format",
                  "values" : {
                    "lesson" : "Lesson"
                  }
                }
              ],
              "kinds" : {
                "achievement" : "Achievement",
                "campaign" : "Campaign",
                "campaign-update" : "Update",
                "education-resource" : "Resource",
                "page" : "Page",
                "priority" : "Priority",
                "reporting-route" : "Way to report"
              },
              "name" : "English",
              "path" : "/search",
              "sortByDate" : "Newest first",
              "sortByRelevance" : "Best first",
              "suggestions" : [

              ],
              "template" : "results.en.mustache",
              "titles" : {
                "ask" : "Search - Riverside Safety",
                "privateResults" : "Riverside information",
                "results" : "{query}: results - Riverside Safety",
                "unavailable" : "Search does not work now - Riverside Safety"
              },
              "waysIn" : [
                {
                  "href" : "/report/",
                  "summary" : "About report.",
                  "title" : "Report it"
                },
                {
                  "href" : "/campaigns/",
                  "summary" : "About campaigns.",
                  "title" : "Campaigns"
                }
              ]
            }
          ],
          "sensitive" : [
            "/report/abuse/",
            "/report/abuse/print/"
          ],
          "timeZone" : "Europe/London",
          "version" : 1
        }

        """
}
