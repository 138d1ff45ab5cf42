"""What can be seen and pressed on every page: at 320 pixels, with wider text, in print, in forced colours."""

# At 320 pixels, which is 1280 at 400 %, nothing is wider than the window.
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.right > width + 1 && getComputedStyle(e).position !== "absolute";
  }).slice(0, 5).map(e => e.tagName.toLowerCase() + "." + e.className);
}"""
# WCAG 2.2, 1.4.12
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""
# Text that is cut off by a box of its own.
CLIPPED = """() => [...document.querySelectorAll("main *, header *, nav *, footer *")].filter(e => {
  const style = getComputedStyle(e);
  if (style.clipPath.startsWith("inset") || e.closest("svg, input, .unseen")) return false;
  const hides = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
  return hides && e.clientWidth > 1 && (e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 2);
}).slice(0, 5).map(e => e.tagName.toLowerCase() + "." + e.className)"""
# Numbers to call are 44 pixels high and wide; other targets 24, but for links within a sentence.
TARGETS = """() => {
  const found = [];
  for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), summary, select")) {
    const box = e.getBoundingClientRect();
    if (!box.width || !e.checkVisibility()) continue;
    const least = e.matches("a[href^='tel:'], a[href^='sms:'], button, input[type=search], summary") ? 44 : 24;
    const tick = e.matches("input[type=checkbox], input[type=radio]") && e.closest("label");
    const target = tick ? tick.getBoundingClientRect() : box;
    const inText = least === 24 && getComputedStyle(e).display === "inline" && e.closest("p, li, dd, td, h2, h3, label");
    if (inText || e.matches(".skip")) continue;
    if (target.height < least - 0.5 || target.width < Math.min(least, 24)) {
      found.push(`${e.textContent.trim().slice(0, 40)} is ${Math.round(target.width)} by ${Math.round(target.height)}, not ${least}`);
    }
  }
  return found.slice(0, 8);
}"""
# In print the ways around the site are gone, and every number and address can be read.
PRINT = """() => {
  const found = [];
  for (const e of document.querySelectorAll("nav, form, #exit, .skip")) {
    if (e.checkVisibility() && e.getBoundingClientRect().height > 0) found.push("still there: " + e.tagName.toLowerCase() + "." + e.className);
  }
  const text = document.body.innerText.replace(/[^0-9]/g, "");
  for (const e of document.querySelectorAll("main a[href^='tel:']")) {
    const number = e.getAttribute("href").slice(4).replace(/^\\+44/, "0").replace(/[^0-9]/g, "");
    if (e.checkVisibility() && !text.includes(number)) found.push("number not in full: " + number);
  }
  return found.slice(0, 5);
}"""
# A way to report whose picture is missing has an empty place.
EMPTY = """() => [...document.querySelectorAll("use")].filter(e => e.checkVisibility() && !e.getBBox().width)
  .map(e => e.getAttribute("href"))"""
MOVES = """() => [...document.querySelectorAll("*")].filter(e => {
  const style = getComputedStyle(e);
  return parseFloat(style.animationDuration) > 0 || parseFloat(style.transitionDuration) > 0;
}).slice(0, 3).map(e => e.tagName.toLowerCase() + "." + e.className)"""


def check(browser, address, paths, findings):
    context = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = context.new_page()
    for path in paths:
        page.goto(address + path)

        def tell(check, script):
            for words in page.evaluate(script):
                findings.add(check, path, words)

        tell("wider than 320 pixels", OVERFLOW)
        tell("too small to press", TARGETS)
        tell("an empty picture", EMPTY)
        tell("moves although the visitor asked for stillness", MOVES)
        page.evaluate(
            "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }",
            SPACING,
        )
        tell("wider than 320 pixels with text spacing", OVERFLOW)
        tell("cut off with text spacing", CLIPPED)
        page.evaluate("document.adoptedStyleSheets = []")
        page.emulate_media(media="print")
        tell("print", PRINT)
        page.emulate_media(media="screen")
    context.close()


def check_forced_colours(browser, address, paths, findings):
    """Buttons, boxes and the focus keep an outline where the visitor's own colours rule."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, forced_colors="active")
    page = context.new_page()
    for path in paths:
        page.goto(address + path)
        for control in page.query_selector_all("button, input[type=search], input[type=checkbox], summary, #exit"):
            if not control.is_visible():
                continue
            control.focus()
            outline = control.evaluate("e => { const s = getComputedStyle(e); return [s.outlineStyle, parseFloat(s.outlineWidth)] }")
            if outline[0] == "none" or outline[1] < 2:
                findings.add("forced colours", path, f"no outline on {control.evaluate('e => e.outerHTML')[:80]}")
    context.close()
