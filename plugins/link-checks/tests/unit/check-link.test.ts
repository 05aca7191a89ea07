import { afterAll, beforeEach, expect, it } from '@jest/globals'

import { LinkChecker } from '@/plugins/link-checks/check-link'
import { INTERNET, type Network } from '@/plugins/link-checks/request'

import { LOCAL, openTarget, strictly } from '../target-server'

let running = 0
let most = 0

const target = await openTarget((req, res, address) => {
  const { pathname } = new URL(req.url!, 'http://cible.test')
  const to = (status: number, location: string) => res.writeHead(status, { location }).end()
  const [name = '', rest = ''] = pathname.slice(1).split('/')
  if (name === 'etat') return void res.writeHead(Number(rest)).end()
  if (name === 'sans-head')
    return void res.writeHead(req.method === 'HEAD' ? Number(rest) : 200).end()
  if (name === 'ailleurs') return void to(301, address('/etat/200', 'autre.test'))
  if (name === 'deux-fois') return void to(308, '/ailleurs')
  if (name === 'pour-un-temps') return void to(302, '/ailleurs')
  if (name === 'boucle') return void to(301, '/boucle')
  if (name === 'perdue') return void to(301, '/etat/404')
  if (name === 'metadonnees') return void to(302, 'http://169.254.169.254/latest/meta-data')
  if (name === 'fichier') return void to(302, 'file:///etc/passwd')
  if (name === 'muet') return
  if (name === 'lent') {
    most = Math.max(most, ++running)
    return void setTimeout(() => {
      running--
      res.end()
    }, 30)
  }
  if (name === 'pause') return void res.writeHead(429, { 'retry-after': '3600' }).end()
  if (req.method === 'HEAD') return void res.writeHead(405).end()
  res.writeHead(200)
  const endless = setInterval(() => res.write('x'.repeat(10_000)), 1)
  res.on('close', () => clearInterval(endless))
})
afterAll(target.close)
beforeEach(() => void target.requests.splice(0))

const checker = (network: Network) =>
  new LinkChecker(
    network,
    'eig-link-check (+https://site.exemple.fr)',
    new AbortController().signal,
  )
const check = (url: string, network = LOCAL) => checker(network).check(url)
const failed = (why: string) => ({ is: 'failed', why: expect.stringContaining(why) })

it.each([
  ['/etat/200', { is: 'alive', movedTo: null }],
  ['/etat/204', { is: 'alive', movedTo: null }],
  ['/sans-head/403', { is: 'alive', movedTo: null }],
  ['/sans-head/405', { is: 'alive', movedTo: null }],
  ['/sans-head/501', { is: 'alive', movedTo: null }],
  ['/pour-un-temps', { is: 'alive', movedTo: null }],
  ['/sans-fin', { is: 'alive', movedTo: null }],
  ['/etat/403', { is: 'unknown' }],
  ['/etat/401', { is: 'unknown' }],
  ['/pause', { is: 'later' }],
  ['/etat/404', failed('n’existe plus (404)')],
  ['/etat/410', failed('n’existe plus (410)')],
  ['/etat/500', failed('en erreur (500)')],
  ['/perdue', failed('n’existe plus (404)')],
  ['/boucle', failed('sans fin')],
  ['/muet', failed('à temps')],
])('%s', async (path, expected) => {
  expect(await check(target.address(path))).toMatchObject(expected)
})

it.each(['/ailleurs', '/deux-fois'])('proposes where %s leads for good', async (path) => {
  const movedTo = target.address('/etat/200', 'autre.test')
  expect(await check(target.address(path))).toMatchObject({ is: 'alive', movedTo })
})

it('says who asks, and sends GET only if HEAD is refused', async () => {
  await check(target.address('/etat/200'))
  await check(target.address('/etat/404'))
  expect(target.requests.map(({ line }) => line)).toEqual([
    'HEAD /etat/200',
    'HEAD /etat/404',
    'GET /etat/404',
  ])
  expect(target.requests[0]?.agent).toBe('eig-link-check (+https://site.exemple.fr)')
})

it('follows five redirects at most', async () => {
  await check(target.address('/boucle'))
  expect(target.requests).toHaveLength(6)
})

it('makes one request at a time to a host', async () => {
  const one = checker(LOCAL)
  await Promise.all([1, 2, 3].map((number) => one.check(target.address(`/lent/${number}`))))
  expect(most).toBe(1)
})

it('fails on a closed port and on an unknown host', async () => {
  const closed = await openTarget(() => {})
  await closed.close()
  expect(await check(closed.address('/'))).toMatchObject(failed('ne répond pas'))
  const unknown = () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }))
  expect(await check(target.address('/'), { ...LOCAL, resolve: unknown })).toMatchObject(
    failed('n’existe plus'),
  )
})

it.each([
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f.1',
  '017700000001',
  '0.0.0.0',
  'localhost',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[64:ff9b::7f00:1]',
  '[fd00::8]',
  '10.0.0.1',
  '192.168.0.1',
  '169.254.169.254',
  '１２７.0.0.1',
])('never connects to %s', async (host) => {
  const before = target.connections()
  const result = await check(target.address('/etat/200', host), strictly())
  expect(result).toMatchObject(failed('n’est pas sur internet'))
  expect(target.connections()).toBe(before)
})

it.each([
  [['127.0.0.1']],
  [['::1']],
  // One public address does not make the other acceptable.
  [['93.184.216.34', '127.0.0.1']],
  [[]],
])('never connects to a name that leads to %j', async (addresses) => {
  const before = target.connections()
  const resolve = () =>
    Promise.resolve(
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  expect(await check(target.address('/etat/200'), strictly(resolve))).toMatchObject(
    failed('n’est pas sur internet'),
  )
  expect(target.connections()).toBe(before)
})

it('connects to the address that was checked, whatever the name leads to later', async () => {
  let asked = 0
  const resolve = () => {
    const address = asked++ ? '10.0.0.1' : '127.0.0.1'
    return Promise.resolve([{ address, family: 4 }])
  }
  const result = await check(target.address('/etat/200'), { ...LOCAL, resolve })
  expect([result, asked]).toMatchObject([{ is: 'alive' }, 1])
})

it('checks each redirect like the first address', async () => {
  expect(await check(target.address('/metadonnees'))).toMatchObject(
    failed('n’est pas sur internet'),
  )
  expect(await check(target.address('/fichier'))).toMatchObject({ is: 'unknown' })
})

it.each(['http://nom:secret@cible.test/', 'http://cible.test:8080/', 'ftp://cible.test/'])(
  'makes no request to %s',
  async (url) => {
    const asked: string[] = []
    const resolve = (host: string) => {
      asked.push(host)
      return LOCAL.resolve(host)
    }
    expect(await check(url, { ...INTERNET, resolve })).toMatchObject({ is: 'unknown' })
    expect(asked).toEqual([])
  },
)
