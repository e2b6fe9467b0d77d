// The person at the browser, by HTTP alone: sends the form that leads on, page after page.

/** What stands on the page where the way ends: the person reads it, and the application never hears of it. */
export class Shown extends Error {}

const FORM = /<form method="post" action="([^"]*)" data-way="on">(.*?)<\/form>/s;
const FIELD = /<input type="hidden" name="([^"]*)" value="([^"]*)">/g;

const plain = (text) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[name]);

/** Goes from this address to the application's; the parameters that come back. Only what comes as a form is sent on. */
export async function walk(address) {
  let answer = await fetch(address, { redirect: "manual" });
  for (let pages = 0; pages < 10; pages += 1) {
    const to = answer.headers.get("location");
    if (to?.startsWith("http://localhost")) {
      return Object.fromEntries(new URL(to).searchParams);
    }
    if (to) {
      answer = await fetch(new URL(to, answer.url), { redirect: "manual" });
      continue;
    }
    const page = await answer.text();
    const form = FORM.exec(page);
    if (!form) {
      throw new Shown(page.replace(/<[^>]*>/g, " "));
    }
    const fields = [...form[2].matchAll(FIELD)].map(([, name, value]) => [plain(name), plain(value)]);
    const action = new URL(plain(form[1]), answer.url);
    answer = await fetch(action, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
    if (action.hostname === "localhost") {
      return Object.fromEntries(fields);
    }
  }
  throw new Error("no way through");
}
