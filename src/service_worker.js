// Keeps the whole guide on the device, so that it opens without a connection.
//
// `xtask/tasks/src/precache.rs` fills in the names below and writes the result to dist/sw.js. It changes if and only if
// a file of the guide does, which is how a browser notices a new version. A version is kept in a cache of its own, is
// complete before it counts, and takes over only when the person asks for it.

// A hash over the whole list.
const VERSION = __VERSION__;
// The files of this version: [path below this folder, SHA-256 of its content].
const FILES = __FILES__;

// The check's own worker comes in two builds, and a browser only ever starts the one that it can run. WebAssembly is missing
// where a browser is locked down.
const isWide = self.WebAssembly?.validate(new Uint8Array(__PROBE__));
const NEVER_STARTED = isWide ? /\/export-[0-9a-f]{16}/ : /\/export-wide-/;

// One origin may hold several sites, whose caches lie side by side. A space is in no address, so that no site's names
// begin with those of the site above it.
const HOME = self.registration.scope;
const OURS = `resync ${HOME} `;
const CACHE = OURS + VERSION;
const KEPT = FILES.filter(([path]) => !NEVER_STARTED.test(path));
const HASHES = new Map(KEPT.map(([path, hash]) => [new URL(path, HOME).href, hash]));
// How long the page of a step may keep somebody waiting who would be as well served by the guide.
const PATIENCE = 3000;

// ---------------------------------------------------------------- what happens

addEventListener("install", (event) => {
  // Where another version is in use, the browser lets this one wait.
  event.waitUntil(fill());
});

addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
  // A browser may have thrown away some of what was kept. Then it is fetched again, or nothing is claimed.
  if (event.data === "check") event.waitUntil(fill().then(() => event.source.postMessage("ready"), () => {}));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const asked = request.url.split(/[?#]/)[0];
  const address = asked.endsWith("/") ? `${asked}index.html` : asked;
  if (HASHES.has(address)) {
    event.respondWith(kept(address, request));
  } else if (request.mode === "navigate" && asked.startsWith(HOME)) {
    const [, step] = /^s\/([^/]+)\/(?:index\.html)?$/.exec(asked.slice(HOME.length)) ?? [];
    if (step) event.respondWith(preview(request, step));
  }
});

// ---------------------------------------------------------------- how

// Under its hash, a file is never taken for the same file of another version.
function key(address) {
  return `${address}?${HASHES.get(address)}`;
}

// What is on its way, so that several tabs that ask at once have it done once.
let filling = null;

function fill() {
  filling ??= complete().finally(() => {
    filling = null;
  });
  return filling;
}

// Completes this version's cache. If that fails, nothing is left of it, unless it was there before.
async function complete() {
  const isNew = !(await caches.has(CACHE));
  try {
    const cache = await caches.open(CACHE);
    await Promise.all([...HASHES.keys()].map((address) => keep(cache, address)));
  } catch (error) {
    if (isNew) await caches.delete(CACHE);
    throw error;
  }
}

// What another version has kept with the same content is not loaded again.
async function keep(cache, address) {
  if (await cache.match(key(address))) return;
  await cache.put(key(address), (await caches.match(key(address))) ?? (await load(address)));
}

// Only exactly what belongs to this version is taken: not the page of a hotel's network, and not one file of a new
// version that is being uploaded at this moment. What the browser has loaded a moment ago will do, if it is that.
async function load(address) {
  for (const cache of ["default", "reload"]) {
    const response = await fetch(address, { cache });
    const body = await response.arrayBuffer();
    if (response.ok && (await sha256(body)) === HASHES.get(address)) {
      const headers = new Headers(response.headers);
      // These were about how it was sent.
      for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
      return new Response(body, { headers });
    }
  }
  throw new Error(`${address} is not the one of version ${VERSION}`);
}

async function sha256(body) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Serves the pages that are open from now on, and removes what was kept before.
async function takeOver() {
  await self.clients.claim();
  const { installing, waiting } = self.registration;
  // An even newer version is on its way, and will remove this one together with the others.
  if (installing || waiting) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
}

// A version that has lost a file is none any more: what is left of it must not get into a page that comes from the
// network, where there may be another version by now. The page, once it is up, asks for all of it again.
async function kept(address, request) {
  let isLost = false;
  try {
    const found = await caches.match(key(address));
    if (found) return found;
    isLost = !filling;
  } catch {
    // Storage was switched off since.
  }
  const response = await fetch(request);
  // Without a connection, the rest is better than nothing.
  if (isLost) await caches.delete(CACHE).catch(() => {});
  return response;
}

// The page of a step is for link previews and is not kept. Without it, the step is in the guide.
async function preview(request, step) {
  try {
    const late = new Promise((_, fail) => setTimeout(fail, PATIENCE));
    const response = await Promise.race([fetch(request), late]);
    if (response.ok || response.type === "opaqueredirect") return response;
  } catch {
    // No connection, or hardly any.
  }
  return Response.redirect(`${HOME}#${step}`);
}
