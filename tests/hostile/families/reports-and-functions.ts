import { actionOfAdmin } from '@/tests/support/admin-action'
import { PAGE_PATH } from '@/tests/support/content'
import { posted, REFUSED, type Attempt } from '@/tests/support/hostile/attempt'

const TAKEN = [204, ...REFUSED]

const report = (more: object) => ({
  'csp-report': {
    'effective-directive': 'script-src',
    'blocked-uri': 'x',
    'document-uri': 'y',
    ...more,
  },
})

const REPORTS: [string, unknown][] = [
  ['a long address', report({ 'blocked-uri': `https://${'a'.repeat(4_000)}` })],
  ['an address of 60,000 letters', report({ 'document-uri': 'a'.repeat(60_000) })],
  ['line breaks in a directive', report({ 'effective-directive': 'a\n{"level":60}\n' })],
  ['a terminal escape sequence', report({ 'blocked-uri': '\u001b[2J' })],
  ['values that are not texts', report({ 'blocked-uri': 1, 'document-uri': {} })],
  ['5,000 reports at once', Array.from({ length: 5_000 }, () => report({}))],
  ['JSON that is not a report', { a: { b: { c: [] } } }],
]

/** The server functions that the pages of the admin call, and that any visitor can call. */
const CALLS: [string, unknown][] = [
  ...[
    'form-state',
    'render-document',
    'render-list',
    'table-state',
    'render-field',
    'render-widget',
  ],
  ...['copy-data-from-locale', 'get-default-layout', 'schedule-publish', 'slugify', 'switch-theme'],
  ...['inconnu', '__proto__', 'constructor', ''],
].map((name) => [
  `the function “${name}”`,
  [{ name, args: { collectionSlug: 'users', docPermissions: {} } }],
])

const ENCODED: [string, string | Buffer][] = [
  ['an empty body', ''],
  ['an object instead of a list', '{}'],
  ['an empty list', '[]'],
  ['a promise that refers to itself', '["$@0"]'],
  ['a list that contains itself', '["$0"]'],
  ['an unknown function', '["$F1"]'],
  ['a name in the prototype', '["$0:__proto__:constructor"]'],
  ['a number of 100,000 digits', `["$n${'9'.repeat(100_000)}"]`],
  ['50,000 nested lists', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['a text that is too long', JSON.stringify([{ name: 'a'.repeat(1_200_000) }])],
]

const call = (tries: string, data: unknown, path: string, headers = actionOfAdmin()): Attempt =>
  posted(tries, path, data, { headers, allowed: [200, 303, ...REFUSED, 401, 403, 404, 405] })

export const reportsAndFunctions = (): Attempt[] => [
  ...REPORTS.map(([tries, data]) => posted(tries, '/rapports-csp', data, { allowed: TAKEN })),
  ...CALLS.map(([tries, data]) => call(tries, data, '/admin')),
  ...ENCODED.map(([tries, data]) => call(`${tries}, for a function`, data, '/admin/login')),
  call('a function on a preview', [{}], `/apercu${PAGE_PATH}`),
  call('a function on a page', [{}], PAGE_PATH),
  call('an invalid function', [{}], '/admin', { 'Next-Action': 'x'.repeat(42) }),
  call('a form for a function', '--x\r\n', '/admin', {
    'Content-Type': 'multipart/form-data; boundary=x',
  }),
  call(
    'a form with 2,000 fields for a function',
    `${'--x\r\nContent-Disposition: form-data; name="$ACTION_ID_x"\r\n\r\na\r\n'.repeat(2_000)}--x--\r\n`,
    '/admin',
    { ...actionOfAdmin(), 'Content-Type': 'multipart/form-data; boundary=x' },
  ),
]

/** The same functions, called by a signed-in editor. */
export const editorsFunctions = (): Attempt[] => [
  ...CALLS.map(([tries, data]) => call(tries, data, '/admin')),
  ...ENCODED.map(([tries, data]) => call(`${tries}, for a function`, data, '/admin')),
  ...['users', 'share-links', 'pages', 'nulle-part'].map((collectionSlug) =>
    call(
      `a list of ${collectionSlug} sorted by a hidden field`,
      [{ name: 'render-list', args: { collectionSlug, query: { sort: 'hash', limit: 1e9 } } }],
      '/admin',
    ),
  ),
]
