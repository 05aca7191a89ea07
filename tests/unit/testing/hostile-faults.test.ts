import { describe, expect, it } from '@jest/globals'

import type { Answer } from '@/tests/support/hostile/attempt'
import { faultsOf, faultsOfBytes, SECRET } from '@/tests/support/hostile/faults'

const ATTEMPT = { tries: 'un essai', path: '/' }
const answer = (more: Partial<Answer>): Answer => ({
  status: 400,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<p>Cette adresse n’existe pas.</p>',
  led: [],
  ...more,
})
const json = (message: string) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ errors: [{ message }] }),
})
const faults = (more: Partial<Answer>, allowed?: number[]) =>
  faultsOf(answer(more), { ...ATTEMPT, allowed }, 'public')

describe('the faults of an answer to a hostile request', () => {
  it('are none when the answer refuses in French', () => {
    expect(faults({})).toEqual([])
    expect(faults(json('Cette demande est trop lourde.'), [400])).toEqual([])
    expect(faults({ status: 414, body: '<center>x</center><hr><center>nginx</center>' })).toEqual(
      [],
    )
  })

  it.each<[string, Partial<Answer>]>([
    ['a failure', { status: 500 }],
    ['no answer', { status: 0, headers: {}, body: 'Error: no answer within 9 ms' }],
    ['English, in a page', { body: '<h1>This page could not be found.</h1>' }],
    ['English, in a response of the API', json('The following path cannot be queried: title')],
    ['an endless redirect', { status: 307, headers: { location: '/a' }, led: ['/a', '/a'] }],
    ['a refusal cached for a year', { headers: { 'cache-control': 's-maxage=31536000' } }],
    ['a path of the server', { body: 'at run (/srv/eig/node_modules/next/x.js:1:2)' }],
    ['an unpublished text', { status: 200, body: SECRET }],
  ])('include %s', (_, more) => {
    expect(faults(more)).toHaveLength(1)
  })

  it('include a status that is not allowed, and what the attempt’s own check finds', () => {
    expect(faults({ status: 200 }, [400])).toEqual(['200'])
    const check = ({ body }: Answer) => (body.includes('Durand') ? 'names a person' : null)
    expect(faultsOf(answer({ body: 'Durand' }), { ...ATTEMPT, check }, 'public')).toEqual([
      'names a person',
    ])
  })

  it('include, for raw bytes, a status that is not allowed, no answer, or a redirect to another site', () => {
    const came = (statuses: number[], locations: string[] = []) =>
      faultsOfBytes({ statuses, locations }, { tries: '', bytes: () => '' }, 'localhost:1')
    expect(came([200, 404], ['/a', 'http://localhost:1/b'])).toEqual([])
    expect(came([200, 502])).toEqual(['502'])
    expect(came([])).toEqual(['no answer'])
    expect(came([308], ['http://evil.example/a'])).toHaveLength(1)
  })
})
