import { PAGE_PATH } from '@/tests/support/content'
import { listed, posted, REFUSED, type Answer, type Attempt } from '@/tests/support/hostile/attempt'
import type { Target } from '@/tests/support/hostile/site'

const READ = [200, ...REFUSED, 401, 403, 404]
const CLOSED = [...REFUSED, 401, 403, 404, 405, 409]

/** Fields of an account that an editor may not search or read. */
const HIDDEN = listed`
  hash salt resetPasswordToken sessions email loginAttempts lockUntil
`

const get = (path: string, allowed = READ, check?: Attempt['check']): Attempt => ({
  tries: path.length > 120 ? `${path.slice(0, 120)}…` : path,
  path,
  allowed,
  check,
})

/** No answer holds an account's secrets, whatever is selected. */
const tellsHidden = ({ body }: Answer) =>
  /"(hash|salt|resetPasswordToken)":/.test(body) ? 'tells what is hidden of an account' : null

/** Queries with which an editor must not learn hidden fields, nor cause a failure. */
export function editorsQueries({ content }: Target): Attempt[] {
  const probed = HIDDEN.flatMap((field) => [
    get(`/api/pages?draft=true&sort=editedBy.${field}`, CLOSED),
    get(`/api/pages?draft=true&sort=title,-editedBy.${field}`, CLOSED),
    get(`/api/criteria/versions?sort=-version.editedBy.${field}`, CLOSED),
    get(`/api/share-links?sort=createdBy.${field}`, CLOSED),
    get(`/api/users?sort=${field}`, CLOSED),
    get(`/api/users?where[${field}][exists]=true`, CLOSED),
    get(`/api/review-requests?where[requestedBy.${field}][like]=a`, CLOSED),
    get(`/api/users?select[${field}]=true`, READ, tellsHidden),
    get(`/api/pages?draft=true&depth=2&populate[users][${field}]=true`, READ, tellsHidden),
  ])
  const large = [
    ['a condition of 500,000 characters', `where[title][like]=${'a+'.repeat(250_000)}`],
    [
      '5,000 conditions',
      Array.from({ length: 5_000 }, (_, i) => `where[or][${i}][title][equals]=${i}`).join('&'),
    ],
    ['20,000 values', `where[id][in]=${Array.from({ length: 20_000 }, (_, i) => i).join(',')}`],
    ['10,000 sorts', `sort=${'title,'.repeat(10_000)}`],
    ['5,000 levels', `where${'[and][0]'.repeat(5_000)}[title][equals]=a`],
  ].map(([tries, body]) =>
    posted(tries!, '/api/pages', body, {
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-Payload-HTTP-Method-Override': 'GET',
      },
      allowed: [200, ...REFUSED],
    }),
  )
  const odd = listed`
    /api/users/versions /api/redirects/versions /api/share-links/versions /api/leases/versions
    /api/pages/versions/x /api/pages/versions?where[parent][near]=1,2 /api/pages/x/waiting /api/pages/x/waiting-count
    /api/globals/site/versions?sort=version.x.y /api/globals/site/versions/x /api/globals/x
    /api/content-checks?collection=__proto__&id=x /api/content-checks?collection=users&id=x
    /api/scheduled-publications?x[]=y /api/payload-jobs/run /api/payload-jobs/handle-schedules
    /api/payload-preferences/%00 /api/payload-preferences/${'a'.repeat(3_000)} /api/access
    /api/pages/${content.page}?depth=1000 /api/pages/${content.page}?depth=abc /api/pages/%00
    /api/pages?limit=0&depth=10 /api/pages?page=1e300
    /apercu${PAGE_PATH}?le=9999-12-31T23:59 /apercu${PAGE_PATH}?le[]=x /apercu/bientot?cadre
  `.map((path) => get(path))
  const screens = listed`
    /admin/collections/pages?limit=100000&depth=10 /admin/collections/users /admin/globals/x
    /admin/collections/pages?where[or][0][and][0][editedBy.hash][like]=a /admin/collections/x/y
    /admin/collections/pages?sort=editedBy.hash /admin/collections/pages/%00 /admin/x/y/z/w
    /admin/collections/pages/${content.page}/versions/x /admin/collections/pages?search=%00%25_
  `.map((path) => get(path))
  return [...probed, ...large, ...odd, ...screens]
}
