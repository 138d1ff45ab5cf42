"""Nothing is kept on the device, nobody else is asked, and little is sent."""

import re

KEPT = """async () => [document.cookie, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length, (await caches.keys()).length,
  navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0].join(" ")"""
SHIFT = """() => new Promise(resolve => {
  new PerformanceObserver(list => resolve(list.getEntries().reduce((sum, e) => sum + e.value, 0)))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(0), 50);
})"""
HOME_BUDGET = 30 * 1024
PAGE_BUDGET = 50 * 1024


def check(browser, address, paths, findings):
    """Returns the compressed size of each page with all that it needs."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    weights = {}
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    loaded, asked = [], []
    session.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    page.on("request", lambda request: asked.append((request.resource_type, request.url)))
    for path in paths:
        loaded.clear()
        asked.clear()
        page.goto(address + path, wait_until="load")
        for kind, url in asked:
            if not url.startswith(address + "/") and not url.startswith("data:"):
                findings.add("privacy", path, f"asks {url}")
        if page.evaluate(KEPT) != " 0 0 0 0 0" or context.cookies():
            findings.add("privacy", path, f"keeps something on the device: {page.evaluate(KEPT)}")
        if page.evaluate(SHIFT) > 0:
            findings.add("layout shift", path, "things move while the page loads")
        for kind in ("stylesheet", "script"):
            urls = [url for other, url in asked if other == kind]
            if len(urls) > 1 or (kind == "stylesheet" and not urls):
                findings.add("weight", path, f"has {len(urls)} files of kind {kind}")
            for url in urls:
                if not re.search(r"\.[0-9a-f]{12}\.\w+$", url):
                    findings.add("weight", path, f"{url} has no hash in its name")
        weights[path] = sum(loaded)
        budget = HOME_BUDGET if path == "/" else PAGE_BUDGET
        if weights[path] > budget:
            findings.add("weight", path, f"{weights[path]} bytes, and may have {budget}")
    context.close()
    return weights


def paint(browser, address, paths):
    """First paint on a slow phone: 400 kbit/s, 400 ms away, a processor four times slower. In milliseconds, which are
    told and not judged: they depend on the machine. They should be below 2,000."""
    times = {}
    for path in paths:
        context = browser.new_context(viewport={"width": 320, "height": 640})
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        conditions = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
        session.send("Network.emulateNetworkConditions", conditions)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(address + path, wait_until="load")
        page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
        times[path] = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        context.close()
    return times
