import { PAGE_PATH } from '@/tests/support/content'
import { listed, posted, REFUSED, type Answer, type Attempt } from '@/tests/support/hostile/attempt'

const READ_OR_REFUSED = [200, 400]
const CLOSED = [400, 401, 403, 404]

/** Payload's, and some of MongoDB's own. */
export const OPERATORS = listed`
  equals not_equals contains in not_in all exists like not_like greater_than greater_than_equal
  less_than less_than_equal near within intersects $where $ne $regex __proto__ constructor
`

/** Ways to write a value that is none. */
const VALUES: [string, string][] = [
  ['a word', '=1,2'],
  ['a list', '[]=x'],
  ['an object', '[a][b]=x'],
]

/** Of staff alone, or of nobody; and what is one's own, of which a stranger has nothing. */
const PRIVATE: [of: string, allowed: number[]][] = [
  ...[
    ...['users', 'redirects', 'review-requests', 'share-links', 'revisions', 'leases'],
    ...['publication-entries', 'payload-locked-documents', 'payload-jobs'],
    ...['payload-migrations', 'inconnu'],
  ].map((of): [string, number[]] => [of, CLOSED]),
  ['payload-preferences', [200, ...CLOSED]],
]

const get = (
  query: string,
  allowed: readonly number[] = READ_OR_REFUSED,
  of = 'pages',
): Attempt => ({
  tries: query.length > 80 ? `${query.slice(0, 80)}… (${query.length})` : `${of}?${query}`,
  path: `/api/${of}?${query}`,
  allowed,
})

const repeated = (times: number, part: (index: number) => string, separator = '&') =>
  Array.from({ length: times }, (_, index) => part(index)).join(separator)

/** Payload reads a body as the query of a GET. */
const OVERRIDES = ['X-HTTP-Method-Override', 'X-Payload-HTTP-Method-Override']

/** What would hold the process for seconds, or fill the log. */
const LARGE: [string, string][] = [
  ['a condition of 1,000,000 characters', `where[title][like]=${'a+'.repeat(500_000)}`],
  ['a condition of 50,000 characters', `where[title][like]=${'a+'.repeat(25_000)}`],
  ['a word of 500,000 characters', `where[title][contains]=${'a'.repeat(500_000)}`],
  ['5,000 conditions', repeated(5_000, (i) => `where[or][${i}][title][equals]=${i}`)],
  ['3,000 conditions at once', repeated(3_000, (i) => `where[and][${i}][title][like]=a${i}`)],
  ['50,000 values', `where[id][in]=${repeated(50_000, String, ',')}`],
  ['10,000 orders', `sort=${repeated(10_000, () => 'title', ',')}`],
  ['10,000 parameters', repeated(10_000, (i) => `p${i}=1`)],
  ['5,000 fields', repeated(5_000, (i) => `select[f${i}]=true`)],
  ['5,000 levels', `where${'[and][0]'.repeat(5_000)}[title][equals]=a`],
  ['5,000 joins', repeated(5_000, (i) => `joins[j${i}][limit]=1`)],
  ['5,000 populated', repeated(5_000, (i) => `populate[pages][f${i}]=true`)],
]

/** One draft more or less changes nothing that visitors are told. */
const sameAsPublished = ({ body, status }: Answer) =>
  status === 200 && (JSON.parse(body) as { totalDocs: number }).totalDocs !== 1
    ? `tells which pages have a draft: ${body.slice(0, 100)}`
    : null

export function queries(): Attempt[] {
  const operators = OPERATORS.flatMap((operator) =>
    VALUES.map(([, value]) => get(`where[title][${operator}]${value}`)),
  )
  const values = listed`
    createdAt][greater_than]=hier createdAt][equals]= updatedAt][in]=1,2,x id][equals]=%00
    id][equals]=1%27 id][in]= id][exists]=peut-etre _status][all]=x slug][like]=%25%25%25
    slug][like]=%5C slug][contains]=%5B(.*)%2B title][like]=%00 title][like]=%ED%A0%80
    title][equals]=%FF purpose][equals]=x
  `.map((rest) => get(`where[${rest}`))
  const probes = [
    ...['calls.name', 'calls.overrideReason', 'editedBy.email', 'editedBy.hash', 'sections.body'],
    ...['hero.title', 'version.title', '_id', '$where', 'a.b.c.d', 'toString', ''],
  ].flatMap((field) => [
    get(`where[${field}][like]=a`, [400]),
    ...(field ? [get(`sort=-${field}`, [400])] : []),
  ])
  const shapes = listed`
    where=x where[]=x where[or]=x where[or][0]=x where[and][title]=x where[title]=x
    where[AND][0][title][equals]=x where[or][][title][equals]=x where[title][like][]=x
    sort[]=title sort[a]=title sort=, sort=--title select=x select[title]=x select[]=title
    populate=x populate[users][hash]=true joins=x joins[x][where]=y limit=abc limit=-1 limit=1e9
    limit=0 limit=1.5 limit[]=1 limit=NaN page=0 page=-1 page=1e18 page=abc page[]=1
    page=9007199254740993 depth=-1 depth=abc depth[]=1 depth=1e3 pagination=x pagination[]=false
    locale=all locale[]=fr fallback-locale=x trash=true hasOwnProperty=1 toString=1
    __proto__[admin]=true constructor[prototype][a]=1 %5B%5D=%5B &&&=&= % %zz=%
  `.map((query) => get(query))
  const drafts = listed`
    draft=true draft=true&trash=true draft=1 draft=true&depth=0 trash=1
  `.map((query): Attempt => ({ ...get(query), check: sameAsPublished }))
  const deep = [5, 20, 200].map((times) => get(`where${'[or][0]'.repeat(times)}[title][equals]=a`))
  const long = [2_000, 8_000, 10_000, 13_000, 30_000].flatMap((length) => [
    get(`where[title][equals]=${'a'.repeat(length)}`, [...REFUSED, 200]),
    {
      ...get(`x=${'a'.repeat(length)}`, [...REFUSED, 200]),
      path: `${PAGE_PATH}?x=${'a'.repeat(length)}`,
    },
  ])
  const large = LARGE.flatMap(([tries, body], index) =>
    ['/api/pages', '/api/calls/count', '/api/globals/site'].map((path) =>
      posted(`${tries} to ${path}`, path, body, {
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          [OVERRIDES[index % 2]!]: 'GET',
        },
        allowed: REFUSED,
      }),
    ),
  )
  const overridden = ['DELETE', 'PATCH', 'TRACE', 'get', 'GET, GET', ''].map((method) =>
    posted(`the method ${method} in a header`, '/api/pages', '{}', {
      headers: { 'X-HTTP-Method-Override': method },
      allowed: CLOSED,
    }),
  )
  const asJson = [
    { where: { title: { like: 'a '.repeat(100_000) } } },
    { where: { title: { like: { $gt: '' } } } },
    { locale: '&where[a][b]=c', fallbackLocale: 'x' },
    [],
    null,
  ].map((data, index) =>
    posted(`a query as JSON (${index})`, '/api/pages', data, {
      headers: { 'X-HTTP-Method-Override': 'GET' },
      allowed: [200, ...REFUSED],
    }),
  )
  const closed = PRIVATE.flatMap(([of, allowed]) => [
    get('limit=1', allowed, of),
    get('where[id][exists]=true&depth=2&draft=true', allowed, of),
    get('where[id][exists]=true', allowed, `${of}/count`),
    get('limit=1', allowed, `${of}/versions`),
    get('depth=1', allowed, `${of}/1`),
  ])
  const elsewhere = [
    ...['versions', 'versions/1', 'access', 'access/1', 'distinct?field=title', '1/duplicate'],
    ...['../users', 'undefined', 'null', '[object%20Object]', '%F0%9F%98%80', "1'--", '1/2/3/4'],
  ].map((rest): Attempt => ({ tries: rest, path: `/api/pages/${rest}`, allowed: [...CLOSED, 405] }))
  return [
    ...[operators, values, probes, shapes, drafts, deep, long, large].flat(),
    ...[overridden, asJson, closed, elsewhere].flat(),
  ]
}
