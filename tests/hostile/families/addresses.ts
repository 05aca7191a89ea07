import { PAGE_PATH } from '@/tests/support/content'
import { listed, REFUSED, type Attempt } from '@/tests/support/hostile/attempt'
import type { Target } from '@/tests/support/hostile/site'

const LOST = [...REFUSED, 404, 405]
const LOST_OR_PAGE = [...LOST, 200]

/** Addresses that lead out of the site, into its files, or to what other programs leave behind. */
const OUTSIDE = listed`
  //evil.example ///evil.example/ //evil.example/%2e%2e /%2f%2fevil.example /%5cevil.example
  /\evil.example /%09/evil.example /%0d%0aLocation:%20//evil.example /.//evil.example
  /@evil.example /https://evil.example /%E3%80%82evil.example //localhost//evil.example/
  /../../etc/passwd /..%2f..%2fetc%2fpasswd /%2e%2e/%2e%2e/etc/passwd /..;/admin
  /..%5c..%5cwindows%5cwin.ini /.%252e/.%252e/etc/passwd /%c0%ae%c0%ae/etc/passwd /.env
  /.git/config /.git/HEAD /.well-known/../.env /package.json /.next/BUILD_ID /data/eig.sqlite
  /eig.sqlite /server-status /actuator/env /wp-login.php /xmlrpc.php /phpmyadmin/ /cgi-bin/test
  /config.json /backup.zip /id_rsa /.DS_Store /graphql /api/graphql /api/graphql-playground
  /metrics /debug/pprof /console
`

/** Addresses in the folders from which the site serves files. */
const FILES = listed`
  /images/..%2f..%2feig.sqlite /documents/..%2feig.sqlite /images/%2e%2e/%2e%2e/package.json
  /images/ /documents/ /images/a.png%00.pdf /images/a.png/b /images/. /documents/..
  /assets/..%2f..%2fpackage.json /assets/%2e%2e/%2e%2e/.env /assets/ /assets/x/../../y.css /_next/
  /_next/static/ /_next/static/%2e%2e/server/app.js /_next/static/x.js.map
  /_next/image?url=http://169.254.169.254/&w=640&q=75 /_next/image?url=%2Fa.png&w=64&q=1
  /_next/data/x/index.json /_next/webpack-hmr /_next/postponed/resume /_next/image/
  /__nextjs_original-stack-frame /__nextjs_source-map /_not-found /_error /404 /500 /%34%30%34
  /_n%6ft-found /_next/im%61ge?url=%2Fa.png&w=64&q=1 /images-de-partage/ /images-de-partage/x.png
  /images-de-partage/%2e%2e/x.png /images-de-partage${PAGE_PATH}/x.png
  /images-de-partage/${'a/'.repeat(300)}x.png /requete-refusee /requete-refusee/x /rapports-csp
  /index.php /_vercel/insights
`

/** Spellings that could break a program. */
const SPELLED = listed`
  /% /%zz /%f /%ff /%c3%28 /%00 /a%00b /%ed%a0%80 /%u0041 /%25%30%30 /%0a /%0d /%7f /%e2%80%ae
  /%f0%9f%98%80 /%ef%bb%bf /%c2%a0 /%20 /+ /a/./b/../c /./ /.. /... /a//b///c /; /: /? /?? /?& /&
  /* /~ /' /a;b=c /a,b /(a) /$ /! /[[...path]] /(site) /@modal /%5B%5Bpath%5D%5D /__proto__
  /constructor /toString /hasOwnProperty /undefined /null /NaN /true /page.rsc /index.rsc
  /index.txt /index.json ${PAGE_PATH}.rsc ${PAGE_PATH}.txt ${PAGE_PATH}.segments/_tree.segment.rsc
  ${PAGE_PATH}.prefetch.rsc ${PAGE_PATH}/index.html /ADMIN /Api/pages /admin%2flogin /ap%69/pages
  /%61pi/pages /apercu /partage /appels%2eics /APPELS.ICS /sitemap.xml/ /robots.txt%20
  /favicon.ico/x /healthz/x
`

/** Very long addresses. */
const LONG: [string, string][] = [
  ['a segment of 1,000 letters', `/${'a'.repeat(1_000)}`],
  ['a segment of 10,000 letters', `/${'a'.repeat(10_000)}`],
  ['a segment of 14,000 letters', `/${'a'.repeat(14_000)}`],
  ['an address of 60,000 letters', `/${'a'.repeat(60_000)}`],
  ['6,000 slashes', '/'.repeat(6_000)],
  ['4,000 segments', '/a'.repeat(4_000)],
  ['3,000 parent segments', '/..'.repeat(3_000)],
  ['3,000 percent-encoded letters', '/' + '%41'.repeat(3_000)],
  ['3,000 broken percent-encodings', '/' + '%4'.repeat(3_000)],
  ['3,000 encoded percent signs', '/' + '%25'.repeat(3_000)],
  ['3,000 hyphens', '/' + 'a-'.repeat(3_000)],
  ['2,000 question marks', '/' + '?'.repeat(2_000)],
  ['2,000 parameters', `/?${'a=b&'.repeat(2_000)}`],
  ['a file with a long name', `/documents/${'a'.repeat(5_000)}.pdf`],
  ['a preview with a long address', `/apercu/${'a/'.repeat(3_000)}`],
  ['a share link with a long token', `/partage/${'a'.repeat(9_000)}`],
  ['an endpoint with a long path', `/api/${'a/'.repeat(4_000)}`],
  ['a screen with a long path', `/admin/${'a/'.repeat(2_000)}`],
]

/** Queries on the address of a file. */
const QUERIES = listed`
  w=1 w=-1 w=1e9 w=abc w[]=600 w=600&w=601 w=0 w=NaN w=600.5 v= v=x v=${'a'.repeat(2_000)}
  v=../../x w=600&v=%00 h=1&q=1&format=svg taille=grande
`

/** Addresses of previews, for an anonymous visitor. */
const PREVIEWS = listed`
  /apercu /apercu/ /apercu${PAGE_PATH} /apercu/bientot /apercu/%2e%2e/admin /apercu//x le=hier
  le=9999-99-99T99:99 le=2027-03-28T02:30 le[]=x le=275760-09-13T00:00 cadre=oui
  cadre=oui&cadre=non le=-000001-01-01T00:00 le=${'1'.repeat(5_000)}
`.map((one) => (one.startsWith('/') ? one : `/apercu${PAGE_PATH}?${one}`))

/** Share links whose token is not valid. */
const KEYS = listed`
  /partage/ /partage/x /partage/a.1.b /partage/a.9999999999999999.${'A'.repeat(43)}
  /partage/x.1799999999999.${'A'.repeat(43)} /partage/a%00.1.b
  /partage/${'a'.repeat(64)}.1799999999999.${'-'.repeat(43)} /partage/x/y /partage/x?y=z
  ${'/partage/000000000000000000000000.1799999999999.' + '_'.repeat(43)} /partage/%F0%9F%98%80
`

export function addresses({ paths }: Target): Attempt[] {
  const to = (path: string, allowed: readonly number[], tries = path): Attempt => ({
    tries,
    path,
    allowed,
  })
  return [
    ...OUTSIDE.map((path) => to(path, path.startsWith('/api/') ? [401] : LOST_OR_PAGE)),
    ...FILES.map((path) => to(path, LOST_OR_PAGE)),
    ...SPELLED.map((path) => to(path, [...LOST_OR_PAGE, 401, 403])),
    ...LONG.map(([tries, path]) => to(path, [...LOST_OR_PAGE, 401, 403], tries)),
    ...QUERIES.map((query) => to(`${paths.image}?${query}`, LOST_OR_PAGE)),
    ...PREVIEWS.map((path) => to(path, LOST_OR_PAGE)),
    ...KEYS.map((path) => to(path, LOST)),
  ]
}
