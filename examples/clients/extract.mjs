// The title of a saved page: node extract.mjs page.html [http://127.0.0.1:8321]
import { readFile } from "node:fs/promises";

const [page, home = "http://127.0.0.1:8321"] = process.argv.slice(2);
const answer = await fetch(`${home}/v1/extract`, {
  method: "POST",
  headers: { "Content-Type": "text/html" },
  body: await readFile(page),
});
const record = await answer.json();
if (!answer.ok) {
  console.error(`${record.code}: ${record.detail}`); // "busy" and "unavailable": try again after Retry-After
  process.exit(1);
}
console.log(record.status === "ok" ? record.title : record.reason);
