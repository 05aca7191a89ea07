import { expect, it, jest } from '@jest/globals'
import type { Payload } from 'payload'

import { site } from '@/tests/fixtures/views'

const siteContent = jest.fn<() => Promise<typeof site>>()
jest.unstable_mockModule('@/site/content', () => ({ siteContent }))
const { makeSecurityTxt } = await import('@/site/well-known')

const DAY_MS = 86_400_000
const NOW = new Date('2027-02-01T12:00:00.000Z')

async function made(contactEmail: string | null) {
  siteContent.mockResolvedValue({ ...site, contactEmail })
  const made = await makeSecurityTxt({} as Payload, '/.well-known/security.txt', NOW)
  if (made.kind !== 'document') throw new Error(made.kind)
  return { ...made, body: String(made.body) }
}

it('gives the contact for vulnerabilities, the languages and the expiry date', async () => {
  const { body, type } = await made('sécurité@mission.exemple.fr')
  expect(type).toBe('text/plain; charset=utf-8')
  expect(body).toBe(
    [
      'Contact: mailto:s%C3%A9curit%C3%A9@mission.exemple.fr',
      'Expires: 2027-07-31T12:00:00.000Z',
      'Preferred-Languages: fr, en',
      'Canonical: https://mission.exemple.fr/.well-known/security.txt',
      '',
    ].join('\n'),
  )
})

it('gives the site as the contact when there is no contact address', async () => {
  expect((await made(null)).body).toContain('Contact: https://mission.exemple.fr\n')
})

it('is renewed long before it expires', async () => {
  const { body, until } = await made(null)
  const expires = new Date(/^Expires: (.+)$/m.exec(body)![1]!)
  expect(until!.getTime()).toBeGreaterThan(NOW.getTime())
  expect(expires.getTime() - until!.getTime()).toBeGreaterThan(90 * DAY_MS)
})
