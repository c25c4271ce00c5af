// The import law: who may import whom, as docs/architecture.md draws it. Run by `npm run imports`.
const rule = (name, from, to, comment) => ({ name, severity: "error", comment, from, to })
const test = "\\.test\\.ts$|/testing/"

/** What each room of shared/ may import besides shared/support: the nearest room and all that it may import. */
const reach = {
  roster: [],
  meeting: ["roster"],
  notation: ["meeting", "roster"],
  note: ["notation", "meeting", "roster"],
  import: ["notation", "meeting", "roster"],
  reading: ["note", "notation", "meeting", "roster"],
  detect: ["meeting", "roster"],
  intake: ["detect", "reading", "note", "notation", "meeting", "roster"],
  lists: ["meeting", "roster"],
  views: ["meeting", "roster"],
  brief: ["views", "note", "notation", "meeting", "roster"],
  export: ["brief", "views", "note", "notation", "meeting", "roster"],
  wire: ["brief", "views", "note", "notation", "meeting", "roster"],
}
const roomRules = Object.entries(reach).map(([room, may]) =>
  rule(
    `shared-${room}-reaches-down`,
    { path: `^shared/${room}/`, pathNot: test },
    { path: "^shared/", pathNot: `^shared/(${["support", room, ...may].join("|")})/` },
    `shared/${room} may import only: ${["support", ...may].join(", ")}`,
  ),
)

const screens = "home|intake|meeting|note|board|brief|roster|people|reader"

module.exports = {
  forbidden: [
    rule(
      "no-cycles",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
      "flow is a line",
    ),
    rule(
      "shared-stays-pure",
      { path: "^shared/", pathNot: test },
      { path: "^(server|web|seeds|tests)/" },
      "shared is the bottom",
    ),
    rule(
      "shared-has-no-platform",
      { path: "^shared/", pathNot: test },
      { dependencyTypes: ["core"] },
      "shared runs in the browser too",
    ),
    rule(
      "support-is-a-leaf",
      { path: "^shared/support/", pathNot: test },
      { path: "^shared/", pathNot: "^shared/support/" },
      "support imports nothing",
    ),
    ...roomRules,
    rule(
      "server-never-sees-web",
      { path: "^server/" },
      { path: "^web/" },
      "the server ships without the browser app",
    ),
    rule(
      "web-never-sees-server",
      { path: "^web/", pathNot: test },
      { path: "^(server|seeds)/" },
      "the browser app talks over the wire only",
    ),
    rule(
      "screens-do-not-meet",
      { path: `^web/(${screens})/`, pathNot: test },
      { path: `^web/(${screens})/`, pathNot: "^web/$1/" },
      "what two screens need lives in web/ui, web/sync or web/api",
    ),
    rule(
      "entries-know-no-screen",
      { path: "^web/entries/", pathNot: test },
      { path: "^web/", pathNot: "^web/(entries|api|ui)/" },
      "what roster and topics share knows neither of them",
    ),
    rule(
      "local-is-a-leaf",
      { path: "^web/local/", pathNot: test },
      { path: "^(web|shared)/", pathNot: "^web/local/" },
      "what the device keeps knows nothing of screens and sessions",
    ),
    rule(
      "enter-local-by-the-door",
      { path: "^web/", pathNot: "^web/local/" },
      { path: "^web/local/", pathNot: "^web/local/local\\.ts$" },
      "others see only the door of what the device keeps",
    ),
    rule(
      "only-tests-import-tests",
      { pathNot: ["^tests/", test] },
      { path: "^tests/" },
      "builders stay out of the product",
    ),
    rule(
      "enter-shared-by-the-door",
      { path: "^(server|web|tests|seeds)/" },
      { path: "^shared/[^/]+/", pathNot: ["^shared/([^/]+)/\\1\\.ts$", "^shared/support/"] },
      "server and web see only a shared room's door",
    ),
    rule(
      "rooms-meet-at-doors",
      { path: "^shared/([^/]+)/" },
      {
        path: "^shared/[^/]+/",
        pathNot: ["^shared/$1/", "^shared/([^/]+)/\\1\\.ts$", "^shared/support/"],
      },
      "a shared room sees only its neighbours' doors",
    ),
    rule(
      "server-rooms-meet-at-doors",
      { path: "^server/([^/]+)/", pathNot: test },
      { path: "^server/[^/]+/", pathNot: ["^server/$1/", "^server/([^/]+)/\\1\\.ts$"] },
      "a server room sees only its neighbours' doors",
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "node_modules|^dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".svelte", ".svelte.ts", ".js", ".mjs"] },
  },
}
