import Templates
import Testing

struct FaultTests {
    @Test(arguments: [
        (
            "<h1>\n  {{titel}}",
            "2:3: there is no field “titel” here. Did you mean “title”?"
        ),
        (
            "{{colour}}",
            "1:1: there is no field “colour” here. There are title, summary, body, is_emergency, date and items."
        ),
        (
            "{{#colour}}{{a}}{{/colour}}",
            "1:1: there is no field “colour” here. There are title, summary, body, is_emergency, date and items."
        ),
        ("é {{body}}", "1:3: “{{body}}” would show HTML as its source. Write {{{body}}}."),
        ("{{{title}}}", "1:1: “{{{title}}}” would print text unescaped. Write {{title}}."),
        (
            "{{is_emergency}}",
            "1:1: “is_emergency” is a flag and has no words. Write {{#is_emergency}} and what to print if it is set."
        ),
        ("{{items}}", "1:1: “items” is a list and has no words. Write {{#items}} and what to print for each."),
        (
            "{{date}}",
            "1:1: “date” is a record and has no words of its own. Print one of its fields: date.text and date.iso."
        ),
        ("{{date.txt}}", "1:1: “date” has no field “txt”. Did you mean “date.text”?"),
        ("{{date.x}}", "1:1: “date” has no field “x”. There are date.text and date.iso."),
        ("{{title.text}}", "1:1: “title” has no parts. Only a record has."),
        ("{{items.title}}", "1:1: “items” has no parts. Only a record has."),
        ("{{#items}}{{tittle}}{{/items}}", "1:11: there is no field “tittle” here. Did you mean “title”?"),
        ("{{#items}}{{yyy}}{{/items}}", "1:11: there is no field “yyy” here. There are title, href, date and parts."),
        ("<a href={{title}}>", "1:9: “{{title}}” is an attribute's value without quotes. Write =\"{{title}}\"."),
        ("{{> nothing}}", "1:1: there is no partial “nothing”. There are none."),
        ("{{title", "1:1: this tag is never closed. Close it with }}, with nothing but its name between."),
        ("{{{body}}", "1:1: this tag is never closed. Close it with }}}, with nothing but its name between."),
        ("{{#items}}", "1:1: “{{#items}}” is never closed. Write {{/items}} where it ends."),
        ("{{/items}}", "1:1: “{{/items}}” closes nothing. Take it out, or open it with {{#items}} or {{^items}}."),
        (
            "{{#items}}\n{{^date}}{{/items}}",
            "2:10: “{{/items}}” stands where “{{^date}}” of line 2 is still open. Write {{/date}} first."
        ),
        (
            "{{two words}}",
            "1:1: “{{two words}}” is no tag. "
                + "A name has small letters, digits and _, and a dot before a part: {{date.text}}."
        ),
        (
            "{{lowercased(title)}}",
            "1:1: “{{lowercased(title)}}” is no tag. "
                + "A name has small letters, digits and _, and a dot before a part: {{date.text}}."
        ),
        (
            "{{.}}",
            "1:1: “{{.}}” is no tag. A name has small letters, digits and _, and a dot before a part: {{date.text}}."
        ),
        (
            "{{> *dynamic}}",
            "1:1: “{{> *dynamic}}” is no tag. Write {{> name}}, with letters, digits, _ and - in the name."
        ),
        ("{{&body}}", "1:1: “{{&body}}” is not used here. Write {{{body}}} for HTML, {{body}} for text."),
        ("{{=<% %>=}}", "1:1: “{{=<% %>=}}” is not used here. Only names, sections, partials and comments are."),
        (
            "{{% CONTENT_TYPE: TEXT}}",
            "1:1: “{{% CONTENT_TYPE: TEXT}}” is not used here. Only names, sections, partials and comments are."
        ),
        ("a\u{0}b", "1:2: a character that no page may hold (NUL). Take it out."),
        ("{{t.serch}}", "1:1: there is no string “serch”. Did you mean “t.search”?"),
        ("{{t.colour}}", "1:1: there is no string “colour”. Add it to the theme's strings."),
        ("{{{t.search}}}", "1:1: “t.search” is text. Write {{t.search}}."),
        (
            "<a title={{t.search}}>",
            "1:10: “{{t.search}}” is an attribute's value without quotes. Write =\"{{t.search}}\"."
        ),
        (
            "{{#t.search}}x{{/t.search}}",
            "1:1: “t.search” is a fixed string, so a section on it says nothing. "
                + "Take out {{#t.search}} and {{/t.search}}."
        ),
        (
            "\n<img src=\"/assets/hat.svg\">",
            "2:11: there is no asset “hat.svg”. Put “hat.svg” into the theme's assets, or mend its name."
        ),
        (
            "<img src=\"/assets/{{title}}\">",
            "1:11: “/assets/” without a name. Write the whole name here: it is looked up once, not page by page."
        ),
    ])
    func namesPlaceProblemAndRemedy(text: String, fault: String) {
        let found = faults(in: text, strings: ["search": "Search"]) { $0 == "site.css" ? "site.1f.css" : nil }
        #expect(found == ["theme/templates/page.mustache:" + fault])
    }

    @Test func tellsEveryFaultAtOnceInReadingOrder() {
        let found = faults(
            in: [source("page", "{{titel}}\n{{> cardd}}{{body}}"), source("hom", "{{x}}")],
            partials: [partial("card", "{{#broken}}")],
            expecting: ["page": .model(Page.self), "home": .model(Page.self)]
        )
        #expect(
            found == [
                "theme/templates/home.mustache: this template is missing. Rename hom.mustache, which nothing uses.",
                "theme/templates/page.mustache:1:1: there is no field “titel” here. Did you mean “title”?",
                "theme/templates/page.mustache:2:1: there is no partial “cardd”. Did you mean “card”?",
                "theme/templates/page.mustache:2:12: “{{body}}” would show HTML as its source. Write {{{body}}}.",
                "theme/templates/partials/card.mustache:1:1: “{{#broken}}” is never closed. "
                    + "Write {{/broken}} where it ends.",
            ]
        )
    }

    @Test func checksAPartialWhereItIsCalledAndSaysWhere() {
        let found = faults(
            in: "{{> card}}\n{{#items}}{{> card}}{{/items}}",
            partials: [partial("card", "{{href}}")]
        )
        #expect(
            found == [
                "theme/templates/partials/card.mustache:1:1: there is no field “href” here, "
                    + "when called from theme/templates/page.mustache:1:1. "
                    + "There are title, summary, body, is_emergency, date and items."
            ]
        )
    }

    @Test func tellsAPartialsFaultOnceHoweverOftenItIsCalled() {
        let found = faults(in: "{{> card}}{{> card}}", partials: [partial("card", "{{titel}}")])
        #expect(
            found == [
                "theme/templates/partials/card.mustache:1:1: there is no field “titel” here, "
                    + "when called from theme/templates/page.mustache:1:1. Did you mean “title”?"
            ]
        )
    }

    @Test func refusesAPartialThatCallsItself() {
        let found = faults(in: "{{> a}}", partials: [partial("a", "{{> b}}"), partial("b", "{{> a}}")])
        #expect(
            found == [
                "theme/templates/partials/b.mustache:1:1: the partial “a” is called from within itself, "
                    + "when called from theme/templates/partials/a.mustache:1:1. "
                    + "Take this call out: it would never end."
            ]
        )
    }

    @Test func refusesASectionOnASlotButNotOnAnItemsFieldOfThatName() {
        let found = faults(
            in: [source("shell", "{{#nav}}{{#title}}{{title}}{{/title}}{{/nav}}\n{{#title}}{{title}}{{/title}}")],
            expecting: ["shell": .shell(Site.self, slots: Slots.self)]
        )
        #expect(
            found == [
                "theme/templates/shell.mustache:2:1: “title” is filled in page by page, after sections are decided. "
                    + "Print it without a section."
            ]
        )
    }

    @Test func refusesTwoFilesOfOneName() {
        let twin = TemplateSource(name: "page", file: "theme/templates/old/page.mustache", text: "")
        let found = faults(in: [source("page", ""), twin], expecting: ["page": .model(Page.self)])
        #expect(
            found == [
                "theme/templates/old/page.mustache: “page” is also theme/templates/page.mustache. Rename one of them."
            ]
        )
    }

    @Test func saysWhichFilesNothingUses() throws {
        let set = try TemplateSet(
            sources: [source("page", ""), source("spare", "")],
            partials: [partial("card", "")],
            expecting: ["page": .model(Page.self)]
        )
        #expect(set.unused == ["theme/templates/partials/card.mustache", "theme/templates/spare.mustache"])
    }
}
