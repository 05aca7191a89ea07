import { posted, REFUSED, type Attempt } from '@/tests/support/hostile/attempt'
import { EDITOR, type Target } from '@/tests/support/hostile/site'
import { ACCOUNT } from '@/tests/support/staff'

const CLOSED = [...REFUSED, 401, 403, 404, 405, 409]

/**
 * Answered with success, for what is one's own, or without effect: the end of the test looks at what is left. Of locks, one
 * may take away one's own; what one may not change of an account, Payload drops.
 */
const OPEN = [200, ...CLOSED]

type Row = [method: string, tries: string, path: string, data?: unknown, allowed?: number[]]

const ALL = 'where[id][exists]=true'
const LOCKS = '/api/payload-locked-documents'
const WEAK = { password: 'a'.repeat(20) }
const TAKEN = { title: 'Pris', name: 'Pris' }
const LATER = '2027-01-01T00:00:00Z'

const ofLocks = ({ administrator, content, editor }: Target): Row[] => [
  ['DELETE', 'everybody’s locks', `${LOCKS}?${ALL}`, {}, OPEN],
  [
    'DELETE',
    'the lock of a page',
    `${LOCKS}?where[document.value][equals]=${content.page}`,
    {},
    OPEN,
  ],
  [
    'DELETE',
    'the locks of somebody',
    `${LOCKS}?where[user.value][equals]=${administrator}`,
    {},
    OPEN,
  ],
  ['DELETE', 'the locks of a kind', `${LOCKS}?where[document.relationTo][equals]=pages`, {}, OPEN],
  [
    'DELETE',
    'locks made before tomorrow',
    `${LOCKS}?where[updatedAt][less_than]=2999-01-01`,
    {},
    OPEN,
  ],
  [
    'PATCH',
    'everybody’s locks as one’s own',
    `${LOCKS}?${ALL}`,
    { user: { relationTo: 'users', value: editor } },
  ],
  [
    'POST',
    'a lock in somebody’s name',
    LOCKS,
    {
      document: { relationTo: 'pages', value: content.page },
      user: { relationTo: 'users', value: administrator },
    },
  ],
]

function ofManyDocuments({ content, drafts }: Target): Row[] {
  const named = drafts.map(({ id }) => id)
  const fiftyOne = Array.from({ length: 51 }, (_, index) => named[index] ?? `${named[0]}${index}`)
  return [
    ['PATCH', 'a draft on every page', `/api/pages?draft=true&${ALL}`, TAKEN],
    [
      'PATCH',
      'a draft on any page',
      '/api/pages?draft=true&where[or][0][id][exists]=true&where[or][1][id][equals]=x',
      TAKEN,
    ],
    ['PATCH', 'a draft on all but one', '/api/criteria?draft=true&where[id][not_equals]=x', TAKEN],
    [
      'PATCH',
      'a draft on all that is older',
      '/api/calls?draft=true&where[createdAt][less_than]=2999-01-01',
      TAKEN,
    ],
    [
      'PATCH',
      'a draft on fifty-one',
      `/api/pages?draft=true&where[id][in]=${fiftyOne.join(',')}`,
      TAKEN,
    ],
    ['PATCH', 'a draft on what is not named', '/api/pages?draft=true', TAKEN],
    ['PATCH', 'every page published', `/api/pages?${ALL}`, { _status: 'published' }],
    ['PATCH', 'every page in the trash', `/api/pages?draft=true&${ALL}`, { deletedAt: LATER }],
    ['DELETE', 'every page deleted', `/api/pages?${ALL}`],
    ['DELETE', 'every page of the trash deleted', `/api/pages?trash=true&${ALL}`],
    ['DELETE', 'every share link deleted', `/api/share-links?${ALL}`],
    ['PATCH', 'every request read', `/api/review-requests?${ALL}`, { doneAt: LATER }],
    [
      'POST',
      'a thousand published together',
      `/api/pages/${content.page}/publish-together`,
      {
        documents: Array.from({ length: 1_000 }, () => ({ collection: 'pages', id: content.page })),
      },
    ],
    ['PATCH', 'the settings of the site', '/api/globals/site', TAKEN],
    ['POST', 'the settings of the site', '/api/globals/site?draft=true', TAKEN],
  ]
}

const ofAccounts = ({ administrator, content, editor }: Target): Row[] => [
  ['POST', 'a share link without an end', '/api/share-links', { page: content.page, hours: 1e9 }],
  ['POST', 'a share link of nothing', '/api/share-links', { page: { $gt: '' } }],
  ['POST', 'the end of a link that is not there', '/api/share-links/x/revoke', {}, OPEN],
  ['PATCH', 'a password without the present one', `/api/users/${editor}`, WEAK],
  [
    'PATCH',
    'a password with a wrong one',
    `/api/users/${editor}`,
    { ...WEAK, currentPassword: 'x' },
  ],
  ['PATCH', 'one’s own role', `/api/users/${editor}`, { role: 'administrator' }, OPEN],
  ['PATCH', 'an address that is taken', `/api/users/${editor}`, { email: ACCOUNT.email }, OPEN],
  ['PATCH', 'somebody else’s password', `/api/users/${administrator}`, WEAK],
  ['PATCH', 'every password', `/api/users?${ALL}`, WEAK],
  [
    'PATCH',
    'sessions, attempts and locks',
    `/api/users/${editor}`,
    { sessions: [], loginAttempts: -100, lockUntil: null, hash: 'a', salt: 'b' },
    OPEN,
  ],
  ['DELETE', 'one’s own account', `/api/users/${editor}`],
  ['DELETE', 'every account', `/api/users?${ALL}`],
  ['POST', 'somebody’s lock of log-in', '/api/users/unlock', { email: ACCOUNT.email }],
  [
    'POST',
    'another account',
    '/api/users',
    { ...EDITOR, email: 'y@example.fr', role: 'administrator' },
  ],
  [
    'POST',
    'a preference of 500,000 characters',
    '/api/payload-preferences/a',
    { value: 'a'.repeat(500_000) },
    OPEN,
  ],
  ['DELETE', 'a preference that is not there', '/api/payload-preferences/inconnue', {}, OPEN],
]

/** What one request of one person may not do to everybody, or to an account. */
export const editorsChanges = (target: Target): Attempt[] =>
  [...ofLocks(target), ...ofManyDocuments(target), ...ofAccounts(target)].map(
    ([method, tries, path, data = {}, allowed = CLOSED]) =>
      posted(`${method}: ${tries}`, path, data, { method, allowed }),
  )
