import { PAGE_PATH } from '@/tests/support/content'
import { posted, REFUSED, type Attempt } from '@/tests/support/hostile/attempt'

/** Endpoints that read a body before they know the caller. */
const DOORS = [
  ...['/api/users/login', '/api/users/forgot-password', '/api/users/reset-password'],
  ...['/api/users/first-register', '/api/users/unlock', '/api/users/refresh-token'],
  ...['/api/users/logout', '/api/pages', '/api/pages/1', '/api/images', '/api/globals/site'],
  ...['/api/share-links', '/api/payload-preferences/x', '/rapports-csp'],
  ...[`/appels/prevenir/pour${PAGE_PATH}`, '/appels/prevenir/mes-donnees'],
]

const same = (value: unknown) => ({
  email: value,
  password: value,
  token: value,
  name: value,
  title: value,
})

const SMALL: [string, string | Buffer | object][] = [
  ['half an object', '{"email":'],
  ['a list', '[]'],
  ['a string', '"x"'],
  ['null', 'null'],
  ['a number that overflows', '1e999'],
  ['operators instead of texts', same({ $gt: '' })],
  ['lists instead of texts', same(['a', 'b'])],
  ['numbers instead of texts', same(1)],
  ['booleans instead of texts', same(true)],
  ['prototypes', '{"__proto__":{"role":"administrator"},"constructor":{"prototype":{"x":1}}}'],
  ['null characters', same('a\u0000b@example.fr')],
  ['half a surrogate pair', '{"email":"\\ud800","password":"\\udfff","title":"\\ud800"}'],
  ['bytes that are not text', Buffer.from('{"email":"\xff\xfe\xc0\xaf"}', 'latin1')],
  ['a byte order mark', Buffer.from('\ufeff{"email":"a@b.fr"}')],
  ['an empty body', ''],
]

/** All are below the largest body that the server reads. */
const LARGE: [string, string][] = [
  ['50,000 nested lists', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['20,000 nested objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['20,000 fields', `{${Array.from({ length: 20_000 }, (_, i) => `"f${i}":1`).join(',')}}`],
  [
    'a password of 900,000 characters',
    JSON.stringify({ email: 'a@b.fr', password: 'a'.repeat(900_000) }),
  ],
  ['an address of 300,000 characters', JSON.stringify(same(`${'a.'.repeat(150_000)}@b.fr`))],
]

const form = (fields: number, one: (index: number) => string): string =>
  `${Array.from({ length: fields }, (_, index) => `--x\r\n${one(index)}\r\n`).join('')}--x--\r\n`
const field = (name: string, value = 'a') =>
  `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`
const file = (name: string, bytes = 'a') =>
  `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n${bytes}`

/** A form whose only part is `one`. */
const alone = (one: string) => form(1, () => one)

const FORM = 'multipart/form-data; boundary=x'
const PAIRS = 'application/x-www-form-urlencoded'
const ENTITY = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'

/** `type`: the declared content type. */
const FORMS: [tries: string, type: string, body: string][] = [
  ['a form with 10,000 fields', FORM, form(10_000, (i) => field(`f${i}`))],
  ['a form with 2,000 files', FORM, form(2_000, (i) => file(`${i}.png`))],
  ['a field nested 2,000 times', FORM, alone(field('a[a]'.repeat(2_000)))],
  ['a field named __proto__', FORM, alone(field('__proto__[x]'))],
  ['a payload that is not JSON', FORM, alone(field('_payload', '{'))],
  ['a payload that is a list', FORM, alone(field('_payload', '[]'))],
  ['a form without an end', FORM, '--x\r\n'],
  ['a form without its boundary', 'multipart/form-data', alone(field('a'))],
  ['a boundary of 5,000 characters', `multipart/form-data; boundary=${'x'.repeat(5_000)}`, 'x'],
  ['a file name with a null character', FORM, alone(file('a\0.png'))],
  ['a file name with a path traversal', FORM, alone(file('../../a.png'))],
  ['a file with a long name', FORM, alone(file(`${'a'.repeat(50_000)}.png`))],
  ['a form with 20,000 pairs', PAIRS, 'a=b&'.repeat(20_000)],
  ['a pair with 5,000 levels', PAIRS, `a${'[b]'.repeat(5_000)}=c`],
  ['the XML type', 'application/xml', ENTITY],
  ['an invalid type', 'x', '{}'],
  ['a type with 2,000 parameters', `application/json${'; a=b'.repeat(2_000)}`, '{}'],
  ['compressed bytes', 'application/json', '\x1f\x8b\b'],
]

/** No body may cause a server error: the server accepts or refuses it. */
export function bodies(): Attempt[] {
  const small = DOORS.flatMap((path) =>
    SMALL.map(([tries, data]) => posted(`${tries} to ${path}`, path, data)),
  )
  const large = DOORS.flatMap((path) =>
    LARGE.map(([tries, data]) => posted(`${tries} to ${path}`, path, data)),
  )
  const forms = ['/api/users/login', '/api/images', '/api/documents'].flatMap((path) =>
    FORMS.map(([tries, type, data]) =>
      posted(`${tries} to ${path}`, path, data, { headers: { 'Content-Type': type } }),
    ),
  )
  const tooLarge = [
    '/api/pages',
    '/api/users/login',
    '/api/globals/site',
    '/api/payload-jobs/run',
  ].map((path) =>
    posted(`2,000,000 characters to ${path}`, path, `"${'a'.repeat(2_000_000)}"`, {
      allowed: [...REFUSED, 401, 403, 404, 405],
    }),
  )
  const changes = ['PATCH', 'PUT', 'DELETE'].flatMap((method) =>
    ['/api/pages', '/api/pages/1', '/api/users', '/api/globals/site'].map((path): Attempt =>
      posted(`${method} ${path}`, path, same('x'), { method, allowed: [400, 401, 403, 404, 405] }),
    ),
  )
  return [...small, ...large, ...forms, ...tooLarge, ...changes]
}
