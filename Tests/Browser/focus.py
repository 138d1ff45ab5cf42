"""Nothing that can be pressed lies under another thing; the focus can be seen, and the exit control hides none of it."""

# 320 by 256 is a window of 1280 by 1024 at 400 %.
WINDOWS = ({"width": 320, "height": 256}, {"width": 1280, "height": 800})

PRESSED = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), summary, select")]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().width > 1 && !e.matches(".skip"))"""
NAME = """const name = e => (e.id || e.textContent.trim() || e.getAttribute("name") || e.tagName).slice(0, 40)"""
# Each line of a link on its own: a link that breaks has two. A point within a card belongs to the card's one link.
COVERED = f"""() => {{
  {NAME};
  const found = [];
  for (const e of ({PRESSED})()) {{
    e.scrollIntoView({{block: "center"}});
    for (const box of e.getClientRects()) {{
      if (box.width < 2 || box.height < 2) continue;
      for (const part of [0.1, 0.5, 0.9]) {{
        const x = box.left + box.width * part, y = box.top + box.height / 2;
        if (x < 0 || x >= innerWidth || y < 0 || y >= innerHeight) continue;
        const top = document.elementFromPoint(x, y);
        if (!top || e.contains(top) || (e.labels && [...e.labels].some(l => l.contains(top)))) continue;
        found.push(`“${{name(e)}}” lies under ${{top.tagName.toLowerCase()}}.${{top.className}}`);
        break;
      }}
    }}
  }}
  return [...new Set(found)].slice(0, 5);
}}"""
# Backwards, since it is at the upper edge that the control could hide something.
UNDER_EXIT = f"""() => {{
  {NAME};
  const exit = document.getElementById("exit"), found = [];
  for (const e of ({PRESSED})().reverse()) {{
    if (e === exit) continue;
    e.focus();
    const a = e.getBoundingClientRect(), b = exit.getBoundingClientRect();
    if (a.left < b.right && a.right > b.left && a.top < b.bottom - 0.5 && a.bottom > b.top) found.push(`“${{name(e)}}”`);
  }}
  return found.slice(0, 5);
}}"""
# A ring of two colours: one of them must stand out from what the ring lies on. WCAG 2.2, 1.4.11 and 2.4.13.
RINGS = f"""() => {{
  {NAME};
  const parts = colour => (colour.match(/rgba?\\(([^)]+)\\)/) || [, "0,0,0,0"])[1].split(/[ ,/]+/).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const ground = e => {{
    for (; e; e = e.parentElement) {{
      const colour = parts(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return luminance(colour);
    }}
    return 1;
  }};
  const found = [];
  for (const e of ({PRESSED})()) {{
    e.focus();
    let style = getComputedStyle(e), around = e.parentElement;
    if (style.outlineStyle === "none") {{
      // A card shows the focus of its link around itself.
      style = getComputedStyle(e, "::after");
      around = e.offsetParent.parentElement;
    }}
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) {{
      found.push(`“${{name(e)}}” has a ring of ${{style.outlineStyle === "none" ? 0 : style.outlineWidth}}`);
      continue;
    }}
    const below = ground(parseFloat(style.outlineOffset) < 0 ? e : around);
    const rings = [parts(style.outlineColor)].concat(style.boxShadow === "none" ? [] : [parts(style.boxShadow)]);
    const best = Math.max(...rings.map(ring => contrast(luminance(ring), below)));
    if (best < 3) found.push(`the ring of “${{name(e)}}” stands out by ${{best.toFixed(2)}} to 1, not 3`);
  }}
  return found.slice(0, 5);
}}"""


def check(browser, address, site, findings):
    context = browser.new_context()
    page = context.new_page()
    for window in WINDOWS:
        page.set_viewport_size(window)
        place = f"at {window['width']} by {window['height']} px"
        for path in site.everything:
            page.goto(address + path)
            for words in page.evaluate(COVERED):
                findings.add("covered", f"{path} {place}", words)
            if path in site.sensitive:
                for words in page.evaluate(UNDER_EXIT):
                    findings.add("exit", f"{path} {place}", f"the control hides the focus on {words}")
    for path in site.one_of_each_kind:
        page.goto(address + path)
        # So that the browser shows the focus as it does to people who use the keyboard.
        page.keyboard.press("Tab")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for words in page.evaluate(RINGS):
                findings.add("focus", f"{path}, {scheme}", words)
    context.close()
    return len(site.everything)
