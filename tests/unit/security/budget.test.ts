import { describe, expect, it } from '@jest/globals'

import { callerKindOf, forgetFutureSession } from '@/platform/security/caller'
import { signedSession } from '@/tests/support/signed-session'
import { boundedRequest } from '@/platform/security/bounded-request'
import { BUDGET, LOG_LINE_BYTES, REPORTS_BYTES, type CallerKind } from '@/platform/security/budget'

const SITE = 'https://site.exemple.fr'
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
const JSON_TYPE = { 'Content-Type': 'application/json' }
const AS_GET = { ...FORM, 'X-Payload-HTTP-Method-Override': 'GET' }
const CALLER_KINDS: CallerKind[] = ['anonymous', 'staff']

/** A body that never ends, and how much of it was read. */
function endless() {
  let given = 0
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1000
      controller.enqueue(new Uint8Array(1000).fill(97))
    },
  })
  return { stream, given: () => given }
}

type Init = RequestInit & { duplex?: 'half' }

const ask = (callerKind: CallerKind, path: string, init: Init = {}) =>
  boundedRequest(new Request(SITE + path, init), path.split('?')[0]!, callerKind)

const post = (
  callerKind: CallerKind,
  body: Init['body'],
  headers: Record<string, string>,
  path = '/api/x',
) => ask(callerKind, path, { method: 'POST', headers, body, duplex: 'half' })

/** The status of a refusal; null when the request is handed on. */
async function statusOf(asked: ReturnType<typeof boundedRequest>): Promise<number | null> {
  const answer = await asked
  return answer instanceof Request ? null : answer.status
}

const statusOfQuery = (query: string) => statusOf(ask('staff', `/api/pages?${query}`))
const times = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => part(at)).join('&')

it('the budget has the values that docs/security.md documents', () => {
  const { address, body, query } = BUDGET
  expect({ address, body, query, REPORTS_BYTES, LOG_LINE_BYTES }).toEqual({
    address: { anonymous: 4_096, staff: 12_288 },
    body: { anonymous: 16_384, staff: 1_048_576 },
    query: 131_072,
    REPORTS_BYTES: 65_536,
    LOG_LINE_BYTES: 8_192,
  })
})

describe('the kind of a caller', () => {
  const SECRET = 'secret-de-test-'.repeat(3)
  const HOUR = 3600
  const now = Math.floor(Date.now() / 1000)

  type Signed = { secret?: string; exp?: unknown }
  const session = ({ secret = SECRET, ...claims }: Signed = {}) => signedSession(secret, claims)

  it('is staff with a valid session, in a header or in the cookie', () => {
    for (const headers of [
      { authorization: `JWT ${session()}` },
      { authorization: `Bearer ${session()}` },
      { cookie: `payload-token=${session()}` },
      { cookie: `theme=dark; payload-token=${session()}; lng=fr` },
      { cookie: `theme=dark;payload-token=${session()};lng=fr` },
      { authorization: 'JWT a.b.c', cookie: `payload-token=${session()}` },
    ]) {
      expect([headers, callerKindOf(headers, SECRET)]).toEqual([headers, 'staff'])
    }
  })

  it('is anonymous with anything else', () => {
    const [header = '', claims = '', signature = ''] = session().split('.')
    const tokens = [
      ...['', 'abc', 'a.b.c', '..', `${header}.${claims}.`, `${header}.${claims}`],
      `${header}.${claims}.${signature}A`,
      `${header}.${Buffer.from(`{"exp":${now + HOUR}}`).toString('base64url')}.${signature}`,
      session({ secret: `${SECRET}x` }),
      session({ exp: now - 1 }),
      session({ exp: null }),
      session({ exp: String(now + HOUR) }),
    ]
    for (const token of tokens) {
      const headers = { authorization: `JWT ${token}`, cookie: `payload-token=${token}` }
      expect([token, callerKindOf(headers, SECRET)]).toEqual([token, 'anonymous'])
    }
    for (const headers of [
      ...[{}, { cookie: `autre-payload-token=${session()}` }, { authorization: session() }],
      ...[{ authorization: `Basic JWT ${session()}` }, { authorization: `JWT ${session()} a` }],
    ]) {
      expect([headers, callerKindOf(headers, SECRET)]).toEqual([headers, 'anonymous'])
    }
  })
})

describe('a session', () => {
  const token = (iat: number) =>
    `e30.${Buffer.from(JSON.stringify({ iat })).toString('base64url')}.signature`
  const now = Math.floor(Date.now() / 1000)
  const asked = (one: string) => ({
    authorization: `JWT ${one}`,
    cookie: `theme=dark; payload-token=${one}; lng=fr`,
  })

  it('is removed when its date is in the future, because the clock was set back', () => {
    const headers = asked(token(now + 120))
    forgetFutureSession(headers)
    expect(headers).toEqual({ cookie: 'theme=dark; lng=fr' })
  })

  it.each([token(now - 60), token(now + 30), 'a.b.c', 'a.bnVsbA.c', ''])(
    'is kept unchanged: %s',
    (one) => {
      const headers = asked(one)
      forgetFutureSession(headers)
      expect(headers).toEqual(asked(one))
    },
  )
})

describe('a query', () => {
  const { parameters, brackets, query, value } = BUDGET

  it('has a maximum number of parameters, length of values and depth', async () => {
    expect(await statusOfQuery(times(parameters, (at) => `a${at}=1`))).toBeNull()
    expect(await statusOfQuery(times(parameters + 1, (at) => `a${at}=1`))).toBe(400)
    const like = (length: number) => `where[title][like]=${'é'.repeat(length)}`
    expect(await statusOfQuery(like(value))).toBeNull()
    expect(await statusOfQuery(like(value + 1))).toBe(400)
    for (const bracket of ['[a]', '%5Ba%5D', '[']) {
      const deep = (levels: number) => `where${bracket.repeat(levels)}=1`
      expect(await statusOfQuery(deep(brackets))).toBeNull()
      expect(await statusOfQuery(deep(brackets + 1))).toBe(400)
    }
  })

  it.each([
    ['staff', query],
    ['anonymous', BUDGET.body.anonymous],
  ] as const)('of %s is not read beyond its maximum length', async (callerKind, most) => {
    const endlessQuery = endless()
    expect(await statusOf(post(callerKind, endlessQuery.stream, AS_GET))).toBe(413)
    expect(endlessQuery.given()).toBeLessThan(most + 5_000)
    const empty = '&'.repeat(most)
    expect(await statusOf(post(callerKind, empty, AS_GET))).toBeNull()
    expect(await statusOf(post(callerKind, `${empty}&`, AS_GET))).toBe(413)
  })

  it('may not exceed its maximum length together with the query in the address', async () => {
    const body = '&'.repeat(query)
    const both = ask('staff', '/api/pages?a=1', { method: 'POST', headers: AS_GET, body })
    expect(await statusOf(both)).toBe(400)
  })

  it('may not be JSON, which the checks of filters would not see', async () => {
    const json = ['where={"a":1}', 'select=x', 'populate=x', 'joins=x', '%77here=%7B']
    for (const unknown of json) {
      expect([unknown, await statusOfQuery(unknown)]).toEqual([unknown, 400])
    }
    expect(await statusOfQuery('where=&depth=1&database=x&selected=1')).toBeNull()
  })
})

describe('a query in a body', () => {
  it('becomes a GET request, after the query in the address', async () => {
    for (const name of ['X-Payload-HTTP-Method-Override', 'X-HTTP-Method-Override']) {
      const sent = { 'Content-Length': '9', 'Transfer-Encoding': 'chunked', Cookie: 'a=1' }
      const type = `${FORM['Content-Type']}; charset=UTF-8`
      const headers = { ...sent, 'Content-Type': type, [name]: 'GET' }
      const body = 'where%5Btitle%5D%5Blike%5D=%C3%A9t%C3%A9&sort=title'
      const asked = await ask('anonymous', '/api/pages?depth=0', { method: 'POST', headers, body })
      if (!(asked instanceof Request)) throw new Error('refused')
      expect([asked.method, asked.body, [...asked.headers]]).toEqual([
        'GET',
        null,
        [['cookie', 'a=1']],
      ])
      expect([...new URL(asked.url).searchParams]).toEqual([
        ['depth', '0'],
        ['where[title][like]', 'été'],
        ['sort', 'title'],
      ])
    }
  })

  it('must be a form, or it is refused without being read', async () => {
    const types = ['application/json', 'text/plain', 'multipart/form-data; boundary=x']
    for (const type of types) {
      const { stream, given } = endless()
      const headers = { ...AS_GET, 'Content-Type': type }
      expect([type, await statusOf(post('staff', stream, headers))]).toEqual([type, 400])
      expect(given()).toBeLessThan(5_000)
    }
    const { 'Content-Type': type, ...untyped } = AS_GET
    expect([type, await statusOf(post('staff', new Blob(['a=1']), untyped))]).toEqual([type, 400])
    expect(await statusOf(ask('staff', '/api/x', { method: 'POST', headers: AS_GET }))).toBe(400)
    // These headers have no effect on a GET request.
    expect(await statusOf(ask('staff', '/api/x', { headers: AS_GET }))).toBeNull()
  })
})

describe.each(CALLER_KINDS)('the body of a request (%s)', (callerKind) => {
  const { body, nesting } = BUDGET

  it('has a maximum size, whatever its headers announce', async () => {
    const text = (bytes: number) => JSON.stringify('a'.repeat(bytes - 2))
    const told = { ...JSON_TYPE, 'Content-Length': String(body[callerKind]) }
    for (const headers of [JSON_TYPE, told]) {
      expect(await statusOf(post(callerKind, text(body[callerKind]), headers))).toBeNull()
      expect(await statusOf(post(callerKind, text(body[callerKind] + 1), headers))).toBe(413)
    }
    for (const type of [...Object.values(JSON_TYPE), 'multipart/form-data; boundary=x', 'x/y']) {
      const { stream, given } = endless()
      const headers = { 'Content-Type': type, 'Content-Length': '10' }
      expect([type, await statusOf(post(callerKind, stream, headers))]).toEqual([type, 413])
      expect(given()).toBeLessThan(body[callerKind] + 5_000)
    }
  })

  it('is not read when its Content-Length is too large', async () => {
    const { stream, given } = endless()
    const headers = { ...JSON_TYPE, 'Content-Length': String(body[callerKind] + 1) }
    expect(await statusOf(post(callerKind, stream, headers))).toBe(413)
    expect(given()).toBeLessThan(5_000)
  })

  it('has a maximum nesting, which ignores brackets inside strings', async () => {
    const deep = (levels: number) => `${'{"a":['.repeat(levels / 2)}1${']}'.repeat(levels / 2)}`
    expect(await statusOf(post(callerKind, deep(nesting), JSON_TYPE))).toBeNull()
    expect(await statusOf(post(callerKind, deep(nesting + 2), JSON_TYPE))).toBe(400)
    // Closed brackets do not add to the depth.
    const flat = JSON.stringify(Array(nesting).fill([{}]))
    expect(await statusOf(post(callerKind, flat, JSON_TYPE))).toBeNull()
    const words = JSON.stringify({ text: `"\\${'[{'.repeat(100)}\\`, more: ['"[', '\\"{'] })
    expect(await statusOf(post(callerKind, words, JSON_TYPE))).toBeNull()
    const form = `--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n`
    const type = { 'Content-Type': 'multipart/form-data; boundary=x' }
    const parts = (json: string) => `${form}${json}\r\n--x--\r\n`
    expect(await statusOf(post(callerKind, parts(words), type))).toBeNull()
    expect(await statusOf(post(callerKind, parts(deep(nesting + 2)), type))).toBe(400)
    const afterAQuote = `${form}"\r\n${parts(deep(nesting + 2))}`
    expect(await statusOf(post(callerKind, afterAQuote, type))).toBe(400)
  })

  it('must be valid JSON when its type is JSON', async () => {
    for (const text of ['{', '[[[[', "{'a': 1}", 'NaN', '{"a":1}}']) {
      expect([text, await statusOf(post(callerKind, text, JSON_TYPE))]).toEqual([text, 400])
      for (const [type, status] of [
        ['application/json; charset=utf-8', 400],
        ['APPLICATION/JSON ; charset=utf-8', 400],
        ['application/jsonx', null],
        ['x-application/json', null],
        ['text/x', null],
      ] as const) {
        const headers = { 'Content-Type': type }
        expect([type, await statusOf(post(callerKind, text, headers))]).toEqual([type, status])
      }
    }
    expect(await statusOf(post(callerKind, '', JSON_TYPE))).toBeNull()
  })

  it('is handed on unchanged', async () => {
    const asked = await ask(callerKind, '/api/pages?depth=0', {
      method: 'PATCH',
      headers: { ...JSON_TYPE, Cookie: 'a=1' },
      body: '{"title":"été"}',
    })
    if (!(asked instanceof Request)) throw new Error('refused')
    expect([asked.method, asked.url]).toEqual(['PATCH', `${SITE}/api/pages?depth=0`])
    expect(asked.headers.get('Cookie')).toBe('a=1')
    expect(await asked.json()).toEqual({ title: 'été' })
  })
})

it('a body has a maximum number of objects', async () => {
  const { objects } = BUDGET
  const rows = (count: number) => JSON.stringify({ rows: Array(count - 2).fill({}) })
  expect(await statusOf(post('staff', rows(objects), JSON_TYPE))).toBeNull()
  expect(await statusOf(post('staff', rows(objects + 1), JSON_TYPE))).toBe(400)
})

it('a file of an anonymous visitor is refused, and a file of staff is left to be read as a stream', async () => {
  const type = { 'Content-Type': 'multipart/form-data; boundary=x' }
  const refused = endless()
  expect(await statusOf(post('anonymous', refused.stream, type, '/api/images'))).toBe(413)
  const file = endless()
  for (const path of ['/api/documents/abc', '/api/images']) {
    expect([path, await statusOf(post('staff', file.stream, type, path))]).toEqual([path, null])
  }
  expect(file.given()).toBeLessThan(5_000)
  for (const path of ['/api/pages', '/api/imagesx', '/x/api/images']) {
    expect(await statusOf(post('staff', endless().stream, type, path))).toBe(413)
  }
  expect(await statusOf(post('staff', endless().stream, JSON_TYPE, '/api/images'))).toBe(413)
})

it('a refusal says what to do, for example to sign in to send a large body', async () => {
  const told = [
    post('anonymous', endless().stream, JSON_TYPE),
    post('staff', endless().stream, JSON_TYPE),
    post('staff', '{', JSON_TYPE),
    post('staff', '['.repeat(99), JSON_TYPE),
    post('staff', '{}', { ...AS_GET, ...JSON_TYPE }),
    ask('staff', `/api/x?a=${'a'.repeat(9_999)}`),
    ask('staff', `/api/x?${times(1001, () => 'a=1')}`),
    ask('staff', `/api/x?a${'[a]'.repeat(99)}=1`),
    ask('staff', '/api/x?where=1'),
  ].map(async (asked) => {
    const answer = await asked
    return answer instanceof Request ? null : answer.message
  })
  expect(await Promise.all(told)).toEqual(
    [
      ...['connectez-vous', '1\u00a0Mo', 'pas du JSON valide', 'trop de niveaux'],
      ...['comme un formulaire', 'raccourcissez-la', 'retirez-en', 'simplifiez-la', 'un à un'],
    ].map((words): unknown => expect.stringContaining(words)),
  )
})
