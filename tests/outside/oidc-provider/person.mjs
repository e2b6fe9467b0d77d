// A person with a browser, without a screen: opens an address, follows redirects, keeps cookies, fills in the one form of
// each page and sends it, until there is none left. What the last page says is printed.
//
//   node person.mjs ADDRESS [FIELD=VALUE...] [--press BUTTON]

import { request } from 'node:http';

const [address, ...rest] = process.argv.slice(2);
const press = rest.includes('--press') ? rest.splice(rest.indexOf('--press'), 2)[1] : undefined;
const knows = new Map([['login', 'insights@contoso.onmicrosoft.com'], ['password', 'any'], ...rest.map((pair) => pair.split(/=(.*)/s))]);
const cookies = new Map();

// One request as a browser makes it that goes to a page. `fetch` would say that a script asks.
function go(url, form) {
  const headers = {
    Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
    'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-User': '?1',
    ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }),
  };
  return new Promise((done, failed) => {
    const asked = request(url, { method: form ? 'POST' : 'GET', headers }, async (response) => {
      const pieces = await response.toArray();
      done({ status: response.statusCode, headers: response.headers, html: Buffer.concat(pieces).toString() });
    });
    asked.on('error', failed).end(form?.toString());
  });
}

async function open(url, form) {
  for (let hops = 0; hops < 20; hops += 1) {
    const { status, headers, html } = await go(url, form);
    for (const cookie of headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (value) cookies.set(name, value); else cookies.delete(name);
    }
    if (!headers.location) return { url, status, html };
    url = new URL(headers.location, url);
    form = undefined;
  }
  throw new Error(`redirected without end: ${url}`);
}

const attributes = (tag) => Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"')]));

let page = await open(new URL(address));
for (let pages = 0; pages < 10; pages += 1) {
  const form = /<form[^>]*>/i.exec(page.html);
  if (page.status !== 200 || !form) break;
  const { action } = attributes(form[0]);
  const filled = new URLSearchParams();
  for (const [tag] of page.html.matchAll(/<input[^>]*>/gi)) {
    const { name, value } = attributes(tag);
    if (name) filled.set(name, knows.get(name) ?? value ?? '');
  }
  const buttons = [...page.html.matchAll(/<button[^>]*>/gi)].map(([tag]) => attributes(tag)).filter(({ name }) => name);
  const button = buttons.find(({ name }) => name === press) ?? buttons.find(({ name }) => name !== 'abort');
  if (button) filled.set(button.name, button.value ?? '');
  page = await open(new URL(action, page.url), filled);
  if (press && button?.name === press) break;
}
console.log(page.status, page.html.replace(/<(style|script)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim());
process.exitCode = page.status === 200 ? 0 : 1;
