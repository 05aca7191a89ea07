import { posted, REFUSED, type Attempt } from '@/tests/support/hostile/attempt'
import { ACCOUNT } from '@/tests/support/staff'

const CLOSED = [...REFUSED, 401, 403, 404]

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const token = (header: object, payload: object, signature = 'x') =>
  `${base64(header)}.${base64(payload)}.${signature}`

const HOLDER = { id: '1', collection: 'users', email: ACCOUNT.email, exp: 4_102_444_800 }

/** Session tokens that the site never issued. */
const TOKENS: [string, string][] = [
  ['no signature', token({ alg: 'none', typ: 'JWT' }, HOLDER, '')],
  ['an invalid signature', token({ alg: 'HS256' }, HOLDER)],
  ['another signature algorithm', token({ alg: 'RS256', jku: 'http://127.0.0.1:9/' }, HOLDER)],
  ['a key inside the token', token({ alg: 'HS256', jwk: { kty: 'oct', k: 'eA' } }, HOLDER)],
  ['a key from a file', token({ alg: 'HS256', kid: '../../../../dev/null' }, HOLDER)],
  ['no account id', token({ alg: 'HS256' }, {})],
  ['an account id that is a list', token({ alg: 'HS256' }, { ...HOLDER, id: [] })],
  [
    'an account id of 6,000 characters',
    token({ alg: 'HS256' }, { ...HOLDER, id: 'a'.repeat(6_000) }),
  ],
  ['only dots', '.'.repeat(3_000)],
  ['no token', 'undefined'],
]

const unknown = (door: string, tries: string, data: object, allowed = CLOSED): Attempt =>
  posted(tries, `/api/users/${door}`, data, { allowed })

/** Attempts to act as another user, or to learn who has an account. */
export function accounts(): Attempt[] {
  const sessions = TOKENS.flatMap(([tries, value]) => [
    {
      tries: `${tries}, in a header`,
      path: '/api/revisions?limit=1',
      headers: { Authorization: `JWT ${value}` },
      allowed: CLOSED,
    },
    {
      tries: `${tries}, in a cookie`,
      path: '/api/users',
      headers: { Cookie: `payload-token=${value}`, 'Sec-Fetch-Site': 'none' },
      allowed: CLOSED,
    },
  ])
  const schemes = ['Bearer', 'Basic', 'users API-Key', 'Digest', ''].map((scheme): Attempt => ({
    tries: `a session with the scheme “${scheme}”`,
    path: '/api/users',
    headers: { Authorization: `${scheme} x` },
    allowed: CLOSED,
  }))
  const doors = [
    unknown('login', 'an account that does not exist', { email: 'x@example.fr', password: 'x' }),
    unknown('login', 'a username instead of an email', { username: 'camille', password: 'x' }),
    unknown('login', 'a wildcard for every account', { email: '%', password: '%' }),
    unknown('login', 'two emails in one', { email: 'a@b.fr,c@d.fr', password: 'x' }),
    unknown('first-register', 'a second first account', { ...ACCOUNT, email: 'evil@example.fr' }),
    unknown('reset-password', 'an empty token', { token: '', password: 'a'.repeat(20) }),
    unknown('reset-password', 'a null token', { token: null, password: 'a'.repeat(20) }),
    unknown('reset-password', 'a long token', {
      token: 'a'.repeat(100_000),
      password: 'a'.repeat(20),
    }),
    unknown('unlock', 'the login lock of another account', { email: ACCOUNT.email }),
    unknown('verify/abc', 'a verification token', {}),
    unknown(`verify/${'a'.repeat(2_000)}`, 'a long verification token', {}),
    unknown('verify/%00', 'a verification token with a null character', {}),
    unknown('refresh-token', 'a renewed session without a session', {}),
    unknown('logout', 'to sign out without a session', {}),
    unknown('logout?allSessions=true', 'to end all sessions', {}),
    unknown('forgot-password', 'an email to two addresses', { email: ['a@b.fr', 'c@d.fr'] }),
    unknown(
      'forgot-password',
      'an email with an injected header',
      { email: 'a@b.fr\r\nBcc: c@d.fr' },
      [200, ...CLOSED],
    ),
    unknown('forgot-password?disableEmail=true', 'a token without an email', { email: 'a@b.fr' }, [
      200,
      ...CLOSED,
    ]),
    unknown('', 'an account created without a session', { ...ACCOUNT, role: 'administrator' }),
  ]
  const others = ['init', 'me', 'me?depth=5', 'access', 'strategies', '../users/me'].map(
    (path): Attempt => ({ tries: path, path: `/api/users/${path}`, allowed: [200, ...CLOSED] }),
  )
  const screens = [
    '',
    '/login',
    '/create-first-user',
    '/forgot',
    '/reset/abc',
    '/verify/abc',
    '/account',
  ].flatMap((path): Attempt[] => [
    { tries: `the screen ${path}`, path: `/admin${path}`, allowed: [200, 404] },
    {
      tries: `the screen ${path} with odd parameters`,
      path: `/admin${path}?redirect=%2F%2Fevil.example&a[]=%00`,
      allowed: [200, 400, 404],
    },
  ])
  return [...sessions, ...schemes, ...doors, ...others, ...screens]
}

/** Sent before the site has an account: the first caller must not become its administrator. */
export const firstAccount = (): Attempt[] =>
  Array.from({ length: 8 }, (_, index) =>
    unknown('first-register', `the first account, by anonymous visitor ${index}`, {
      ...ACCOUNT,
      email: `inconnu-${index}@example.fr`,
      ...(index > 3 && { installationCode: 'AAAA-BBBB-CCCC-DDDD', role: 'administrator' }),
    }),
  )
