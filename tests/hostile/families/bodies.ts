import { PAGE_PATH } from '@/tests/support/content'
import { posted, REFUSED, type Attempt } from '@/tests/support/hostile/attempt'

/** Endpoints that read a body before they know who sends it. */
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
  ['half of an object', '{"email":'],
  ['a list', '[]'],
  ['a word', '"x"'],
  ['null', 'null'],
  ['a number beyond all', '1e999'],
  ['operators in place of words', same({ $gt: '' })],
  ['lists in place of words', same(['a', 'b'])],
  ['numbers in place of words', same(1)],
  ['truths in place of words', same(true)],
  ['prototypes', '{"__proto__":{"role":"administrator"},"constructor":{"prototype":{"x":1}}}'],
  ['null characters', same('a\u0000b@example.fr')],
  ['half a character', '{"email":"\\ud800","password":"\\udfff","title":"\\ud800"}'],
  ['bytes that are no text', Buffer.from('{"email":"\xff\xfe\xc0\xaf"}', 'latin1')],
  ['a mark before the text', Buffer.from('\ufeff{"email":"a@b.fr"}')],
  ['nothing', ''],
]

/** All are below the largest body that the server reads. */
const LARGE: [string, string][] = [
  ['50,000 lists in one another', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['20,000 objects in one another', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['20,000 fields', `{${Array.from({ length: 20_000 }, (_, i) => `"f${i}":1`).join(',')}}`],
  [
    'words of 900,000 characters',
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
  ['a form of 10,000 fields', FORM, form(10_000, (i) => field(`f${i}`))],
  ['a form of 2,000 files', FORM, form(2_000, (i) => file(`${i}.png`))],
  ['a field in 2,000 others', FORM, alone(field('a[a]'.repeat(2_000)))],
  ['a field named __proto__', FORM, alone(field('__proto__[x]'))],
  ['a payload that is no JSON', FORM, alone(field('_payload', '{'))],
  ['a payload that is a list', FORM, alone(field('_payload', '[]'))],
  ['a form without an end', FORM, '--x\r\n'],
  ['a form without its boundary', 'multipart/form-data', alone(field('a'))],
  ['a boundary of 5,000 characters', `multipart/form-data; boundary=${'x'.repeat(5_000)}`, 'x'],
  ['a file whose name has a null', FORM, alone(file('a\0.png'))],
  ['a file named by its way out', FORM, alone(file('../../a.png'))],
  ['a file of a long name', FORM, alone(file(`${'a'.repeat(50_000)}.png`))],
  ['a form of 20,000 pairs', PAIRS, 'a=b&'.repeat(20_000)],
  ['5,000 levels of a pair', PAIRS, `a${'[b]'.repeat(5_000)}=c`],
  ['another type', 'application/xml', ENTITY],
  ['a type that is none', 'x', '{}'],
  ['a type of 4,000 parameters', `application/json${'; a=b'.repeat(2_000)}`, '{}'],
  ['packed bytes', 'application/json', '\x1f\x8b\b'],
]

/** No body may cause a server error: it is understood, or refused. */
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
