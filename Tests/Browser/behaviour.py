"""What visitors do: with the keyboard, with the exit control, with suggestions, and from home to a number."""

import re

ELSEWHERE = re.compile("^https://")
FOCUS = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const top = document.elementFromPoint(Math.min(box.left + box.width / 2, innerWidth - 1), Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1));
  return {
    name: e.id || e.textContent.trim().slice(0, 30) || e.getAttribute("name"), tag: e.tagName, text: e.textContent.trim(),
    // A card shows the focus of its link as its own, in a box laid over it.
    outline: Math.max(...[style, getComputedStyle(e, "::after")].map(s => s.outlineStyle !== "none" ? parseFloat(s.outlineWidth) : 0)),
    seen: box.bottom > 0 && box.top < innerHeight && (top === null || e.contains(top) || top.contains(e)),
  };
}"""


def _tab(page, findings, path):
    page.keyboard.press("Tab")
    focus = page.evaluate(FOCUS)
    if focus["tag"] != "BODY":
        if focus["outline"] < 2:
            findings.add("keyboard", path, f"the focus on “{focus['name']}” is outlined by {focus['outline']} pixels, not 2")
        if not focus["seen"]:
            findings.add("keyboard", path, f"the focus on “{focus['name']}” is covered or out of sight")
    return focus


def keyboard(browser, address, findings, paths):
    """Skip link first, then everything in turn, each with a focus that can be seen; the end is reached."""
    for width in (320, 1280):
        page = browser.new_page(viewport={"width": width, "height": 640})
        for path in paths:
            page.goto(address + path)
            place = f"{path} at {width} px"
            first = _tab(page, findings, place)
            if "main" not in page.evaluate("document.activeElement.getAttribute('href') || ''"):
                findings.add("keyboard", place, f"the first stop is “{first['name']}”, not the skip link")
            page.keyboard.press("Enter")
            if page.evaluate("document.activeElement.id") != "main":
                findings.add("keyboard", place, "the skip link does not lead to the content")
            page.goto(address + path)
            stops = 0
            while _tab(page, findings, place)["tag"] != "BODY" and stops < 400:
                stops += 1
            if stops in (0, 400):
                findings.add("keyboard", place, f"the keyboard is caught after {stops} stops")
        page.close()


def menu_and_filters(browser, address, findings):
    """The menu opens by keyboard on a narrow screen; a filter is ticked and applied without a mouse or scripts."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/")
    menu = page.locator(".ribbon summary")
    menu.focus()
    page.keyboard.press("Enter")
    if not page.locator(".ribbon a").first.is_visible():
        findings.add("keyboard", "/", "the menu does not open with Enter")
    page.goto(address + "/search?q=crime")
    if page.locator("form.narrow summary").count() and page.locator("form.narrow summary").first.is_visible():
        page.locator("form.narrow summary").first.focus()
        page.keyboard.press("Enter")
    page.locator("form.narrow input[type=checkbox]").first.focus()
    page.keyboard.press("Space")
    page.locator("form.narrow button").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**kind=**")
    if not page.locator("form.narrow input[type=checkbox]:checked").count():
        findings.add("keyboard", "/search", "a filter that was applied is not ticked")
    context.close()


def leaving(browser, address, findings, path):
    """The exit control: three presses of Shift, one press, nothing to go back to, nothing blank, no scripts needed."""
    for scripts in (True, False):
        context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=scripts)
        context.route(ELSEWHERE, lambda route: route.fulfill(body="<title>Elsewhere</title>", content_type="text/html"))
        page = context.new_page()
        page.goto(address + "/")
        page.goto(address + path)
        if page.locator("#exit-keys").is_visible() != scripts:
            findings.add("exit", path, "the keys are told only where they work" if scripts else "keys are told that do nothing")
        if scripts:
            for _ in range(3):
                page.keyboard.press("Shift")
            page.wait_for_url(ELSEWHERE, timeout=30000)
            page.go_back()
            if path in page.url:
                findings.add("exit", path, "Back returns to the page after three presses of Shift")
            page.goto(address + path)
        page.click("#exit")
        page.wait_for_url(ELSEWHERE, timeout=30000)
        if scripts:
            page.go_back()
            if path in page.url:
                findings.add("exit", path, "Back returns to the page")
            page.goto(address + path)
            # A browser may bring the page back from memory as it was left: the way out is barred to see it so.
            context.unroute(ELSEWHERE)
            context.route(ELSEWHERE, lambda route: route.abort("aborted"))
            page.click("#exit", no_wait_after=True)
            page.locator(".cover").wait_for()
            page.evaluate("window.dispatchEvent(new Event('pageshow'))")
            if page.locator(".cover").count() or not page.locator("h1").is_visible():
                findings.add("exit", path, "a page that the browser brings back stays covered")
            for _ in range(3):
                page.keyboard.press("Shift+A")
            if address not in page.url:
                findings.add("exit", path, "typing a capital leaves the page")
        context.close()


def suggestions(browser, address, findings):
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address + "/")
    box = page.locator("#site-q")
    box.click()
    box.type("hate")
    options = page.locator("#site-q-suggestions [role=option]")
    options.first.wait_for(timeout=30000)
    page.keyboard.press("ArrowDown")
    if box.get_attribute("aria-activedescendant") != options.first.get_attribute("id"):
        findings.add("suggestions", "/", "the arrow key marks no suggestion")
    private = page.locator(".search-private button").first
    if not private.evaluate("e => e.contains(document.elementFromPoint(...(b => [b.x + 5, b.y + b.height / 2])(e.getBoundingClientRect())))"):
        findings.add("suggestions", "/", "the list covers the private search")
    page.keyboard.press("Escape")
    if page.locator("form[data-suggest] [role=status]").first.text_content():
        findings.add("suggestions", "/", "the status speaks on when the list is closed")
    if options.first.is_visible() or box.get_attribute("aria-expanded") != "false":
        findings.add("suggestions", "/", "Escape does not close the suggestions")
    box.fill("")
    box.type("hate")
    options.first.wait_for(timeout=30000)
    wanted = options.first.get_attribute("data-path")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**" + (wanted or "/the page of a title"))
    page.goto(address + "/")
    box.click()
    box.type("dump")
    words = page.locator("#site-q-suggestions [role=option]:not([data-path])")
    words.first.wait_for(timeout=30000)
    wanted = words.first.inner_text()
    words.first.click()
    page.wait_for_url("**/search?q=*")
    if page.locator("#q").input_value() != wanted:
        findings.add("suggestions", "/", "a chosen suggestion is not what is searched for")
    page.close()


def two_taps(browser, address, findings):
    """From home, one tap on any way to report, and its number to call can be seen and pressed."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address + "/")
    routes = page.eval_on_selector_all("main a[href^='/report/']", "all => [...new Set(all.map(a => a.pathname))]")
    routes = [path for path in routes if path != "/report/"]
    if len(routes) < 8:
        findings.add("two taps", "/", f"home leads to {len(routes)} ways to report")
    for path in routes:
        page.goto(address + path)
        if not page.locator("main a[href^='tel:']").first.is_visible():
            findings.add("two taps", path, "no number to call")
    page.close()
    return len(routes)
