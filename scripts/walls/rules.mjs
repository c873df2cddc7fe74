import { keepers, kernelOrder } from './order.mjs'

const TESTS = '((\\.test|\\.testing|/testing)\\.tsx?$|/fixtures/|^test/)'
const SCREENS = '(/screens/|/screens\\.ts$|/texts/)'
const ROOM = '^app/src/(?:kernel|domains)/[^/]+/'

/** One rule a kernel room: an import of a room that is not below it is refused. */
const orderRules = Object.entries(kernelOrder).map(([room, below]) => ({
  name: `kernel-order-${room}`,
  why:
    below.length === 0
      ? `${room} stands on nothing: everything else stands on it.`
      : `${room} stands on ${below.join(', ')} and on no other kernel room: what is below must be readable, testable and replaceable without what is above.`,
  from: { path: `^app/src/kernel/${room}/`, pathNot: [TESTS, SCREENS] },
  to: { path: '^app/src/kernel/[^/]+/', pathNot: [room, ...below].map((name) => `^app/src/kernel/${name}/`) },
}))

const keeperRules = keepers.map(({ name, what, may, why }) => ({
  name,
  why: why,
  from: { path: '^app/src/', pathNot: [may, TESTS] },
  to: { path: `^(node_modules/(${what})$|packages/(${what.replace('@subrosa/', '')})/)` },
}))

/** Faults that are not about one import's ends; the checks use these names. */
export const generalRules = {
  unresolved: 'An import that cannot be followed would pass every wall unseen.',
  'no-circles':
    'Files that need each other are one file in disguise, and which of them is loaded first becomes chance.',
}

/**
 * What no import may do: `from` and `to` are matched against paths from the root; `$1` in `to` stands for what `from` caught.
 * @type {readonly { name: string, why: string, from: Side, to: Side }[]}
 * @typedef {{ path?: string, pathNot?: string | readonly string[] }} Side
 */
export const forbidden = [
  {
    name: 'packages-stand-alone',
    why: 'A package is useful without Subrosa: it never imports the app.',
    from: { path: '^packages/' },
    to: { path: '^app/' },
  },
  {
    name: 'package-face',
    why: 'A package is entered by its name: what lies behind its index is free to change.',
    from: { path: '^(app|packages/[^/]+)/', pathNot: TESTS },
    // @subrosa/seal has a second face, for Node alone: its first one runs in the browser.
    to: {
      path: '^packages/[^/]+/',
      pathNot: ['^packages/[^/]+/src/index\\.ts$', '^packages/seal/src/sealer/index\\.ts$', '^$1/'],
    },
  },
  ...orderRules,
  {
    name: 'kernel-below-domains',
    why: 'The kernel is what every domain stands on; if it knew one, none could be taken out.',
    from: { path: '^app/src/kernel/' },
    to: { path: '^app/src/domains/' },
  },
  {
    name: 'domains-side-by-side',
    why: 'Domains never import each other: they share ids, declare the ports they need and answer notices. server/ wires them.',
    from: { path: '^app/src/domains/([^/]+)/', pathNot: TESTS },
    to: { path: '^app/src/domains/[^/]+/', pathNot: '^app/src/domains/$1/' },
  },
  {
    name: 'room-face',
    why: 'A room is entered by its index.ts alone (the web: also by its screens.ts), so that what lies behind it can change.',
    from: { path: '^app/src/(kernel|domains)/([^/]+)/', pathNot: TESTS },
    to: { path: `${ROOM}.+`, pathNot: ['^app/src/$1/$2/', `${ROOM}index\\.ts$`] },
  },
  {
    name: 'room-face-from-the-top',
    why: 'Server, CLI and web wire rooms together by their faces; only the web knows screens.',
    from: { path: '^app/src/(server|cli|web|testing)/', pathNot: TESTS },
    to: { path: `${ROOM}.+`, pathNot: [`${ROOM}index\\.ts$`, `${ROOM}screens\\.ts$`] },
  },
  {
    name: 'screens-for-the-web',
    why: 'Server and CLI have nothing to draw.',
    from: { path: '^app/src/(server|cli)/', pathNot: TESTS },
    to: { path: SCREENS },
  },
  {
    name: 'kernel-screens',
    why: 'A kernel room’s screens use the screen kit and pure words; what they show of other rooms comes over the API.',
    from: { path: '^app/src/kernel/([^/]+)/(screens|texts)', pathNot: TESTS },
    to: {
      path: '^app/src/kernel/[^/]+/',
      pathNot: [
        '^app/src/kernel/$1/',
        ...['ui', ...kernelOrder.ui].map((room) => `^app/src/kernel/${room}/`),
      ],
    },
  },
  {
    name: 'wiring-on-top',
    why: 'server, cli and web are wiring: nothing may depend on how it is wired.',
    from: { path: '^(app/src/(kernel|domains)|packages)/', pathNot: TESTS },
    to: { path: '^app/src/(server|cli|web|testing)/' },
  },
  {
    name: 'server-without-cli',
    why: 'The server and the web are started by the CLI; they do not know it.',
    from: { path: '^app/src/(server|web)/', pathNot: TESTS },
    to: { path: '^app/src/(cli|testing)/' },
  },
  {
    name: 'web-over-the-api',
    why: 'The browser reaches the server by its API, never by import; of the wiring it knows the contract alone.',
    from: { path: '^app/src/web/', pathNot: TESTS },
    to: { path: '^app/src/server/', pathNot: '^app/src/server/house/house-contract\\.ts$' },
  },
  {
    name: 'tests-are-not-imported',
    why: 'A product that leans on its tests would ship them.',
    from: { pathNot: [TESTS, '^app/src/testing/'] },
    to: { path: [TESTS, '^app/src/testing/'] },
  },
  ...keeperRules,
]
