"""The title of a saved page: python extract.py page.html [http://127.0.0.1:8321]"""

import json
import sys
import urllib.error
import urllib.request

page, home = sys.argv[1], (sys.argv[2:] or ["http://127.0.0.1:8321"])[0]
with open(page, "rb") as file:
    request = urllib.request.Request(f"{home}/v1/extract", file.read(), {"Content-Type": "text/html"})
try:
    with urllib.request.urlopen(request, timeout=60) as answer:
        record = json.load(answer)
except urllib.error.HTTPError as error:
    problem = json.load(error)
    sys.exit(f"{problem['code']}: {problem['detail']}")  # "busy" and "unavailable": try again after Retry-After
print(record["title"] if record["status"] == "ok" else record["reason"])
