import { posted, REFUSED, type Attempt } from '@/tests/support/hostile/attempt'
import { EDITOR, type Target } from '@/tests/support/hostile/site'
import { ACCOUNT } from '@/tests/support/staff'

const CLOSED = [...REFUSED, 401, 403, 404, 405, 409]

/**
 * Includes success: the request may change the editor's own data, or have no effect; the end of the test compares what
 * is left. Editors may remove their own locks, and Payload drops the fields of an account that they may not change.
 */
const OPEN = [200, ...CLOSED]

type Row = [method: string, tries: string, path: string, data?: unknown]

const ALL = 'where[id][exists]=true'
const LOCKS = '/api/payload-locked-documents'
const NEW = { password: 'une-autre-phrase-de-passe' }
const TAKEN = { title: 'Pris', name: 'Pris' }
const LATER = '2027-01-01T00:00:00Z'
const OLDER = 'less_than]=2999-01-01'

const openRows = ({ administrator, content, editor }: Target): Row[] => [
  ['DELETE', 'the locks of all users', `${LOCKS}?${ALL}`],
  ['DELETE', 'the lock of a page', `${LOCKS}?where[document.value][equals]=${content.page}`],
  [
    'DELETE',
    'the locks of an administrator',
    `${LOCKS}?where[user.value][equals]=${administrator}`,
  ],
  ['DELETE', 'the locks of a collection', `${LOCKS}?where[document.relationTo][equals]=pages`],
  ['DELETE', 'locks made before tomorrow', `${LOCKS}?where[updatedAt][${OLDER}`],
  ['POST', 'the revocation of an unknown share link', '/api/share-links/x/revoke'],
  ['PATCH', 'the editor’s own role', `/api/users/${editor}`, { role: 'administrator' }],
  ['PATCH', 'an email that is taken', `/api/users/${editor}`, { email: ACCOUNT.email }],
  ['PATCH', 'sessions, attempts and locks', `/api/users/${editor}`, WRITTEN_BY_PAYLOAD],
  ['POST', 'a long preference', '/api/payload-preferences/a', { value: 'a'.repeat(500_000) }],
  ['DELETE', 'an unknown preference', '/api/payload-preferences/inconnue'],
]

const WRITTEN_BY_PAYLOAD = {
  sessions: [],
  loginAttempts: -100,
  lockUntil: null,
  hash: 'a',
  salt: 'b',
}

function closedRows({ administrator, content, drafts, editor }: Target): Row[] {
  const user = (value: string) => ({ user: { relationTo: 'users', value } })
  const document = { relationTo: 'pages', value: content.page }
  const named = drafts.map(({ id }) => id)
  const fiftyOne = Array.from({ length: 51 }, (_, index) => named[index] ?? `${named[0]}${index}`)
  const orNone = 'where[or][0][id][exists]=true&where[or][1][id][equals]=x'
  const together = { documents: Array(1_000).fill({ collection: 'pages', id: content.page }) }
  const evil = { ...EDITOR, email: 'y@example.fr', role: 'administrator' }
  return [
    ['PATCH', 'a takeover of the locks of all users', `${LOCKS}?${ALL}`, user(editor)],
    ['POST', 'a lock in the name of an administrator', LOCKS, { document, ...user(administrator) }],
    ['PATCH', 'a draft on every page', `/api/pages?draft=true&${ALL}`, TAKEN],
    ['PATCH', 'a draft on any page', `/api/pages?draft=true&${orNone}`, TAKEN],
    ['PATCH', 'a draft on all but one', '/api/criteria?draft=true&where[id][not_equals]=x', TAKEN],
    [
      'PATCH',
      'a draft on all that are older',
      `/api/calls?draft=true&where[createdAt][${OLDER}`,
      TAKEN,
    ],
    [
      'PATCH',
      'a draft on 51 pages',
      `/api/pages?draft=true&where[id][in]=${fiftyOne.join()}`,
      TAKEN,
    ],
    ['PATCH', 'a draft on pages without their ids', '/api/pages?draft=true', TAKEN],
    ['PATCH', 'every page published', `/api/pages?${ALL}`, { _status: 'published' }],
    ['PATCH', 'every page in the trash', `/api/pages?draft=true&${ALL}`, { deletedAt: LATER }],
    ['DELETE', 'every page deleted', `/api/pages?${ALL}`],
    ['DELETE', 'every page of the trash deleted', `/api/pages?trash=true&${ALL}`],
    ['DELETE', 'every share link deleted', `/api/share-links?${ALL}`],
    ['PATCH', 'every review request done', `/api/review-requests?${ALL}`, { doneAt: LATER }],
    [
      'POST',
      'a thousand pages published together',
      `/api/pages/${content.page}/publish-together`,
      together,
    ],
    ['PATCH', 'the settings of the site', '/api/globals/site', TAKEN],
    ['POST', 'the settings of the site', '/api/globals/site?draft=true', TAKEN],
    ['POST', 'an endless share link', '/api/share-links', { page: content.page, hours: 1e9 }],
    [
      'POST',
      'a share link with an operator as its page',
      '/api/share-links',
      { page: { $gt: '' } },
    ],
    ['PATCH', 'a new password without the current one', `/api/users/${editor}`, NEW],
    [
      'PATCH',
      'a new password with a wrong current one',
      `/api/users/${editor}`,
      { ...NEW, currentPassword: 'x' },
    ],
    ['PATCH', 'the password of another account', `/api/users/${administrator}`, NEW],
    ['PATCH', 'every password', `/api/users?${ALL}`, NEW],
    ['DELETE', 'the editor’s own account', `/api/users/${editor}`],
    ['DELETE', 'every account', `/api/users?${ALL}`],
    ['POST', 'the login lock of another account', '/api/users/unlock', { email: ACCOUNT.email }],
    ['POST', 'another account', '/api/users', evil],
  ]
}

/** Changes that one request of an editor must not make to other users' data, or to an account. */
export function editorsChanges(target: Target): Attempt[] {
  const attempts = (rows: Row[], allowed: number[]) =>
    rows.map(([method, tries, path, data = {}]) =>
      posted(`${method}: ${tries}`, path, data, { method, allowed }),
    )
  return [...attempts(openRows(target), OPEN), ...attempts(closedRows(target), CLOSED)]
}
