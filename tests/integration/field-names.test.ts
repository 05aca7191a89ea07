import { describe, expect, it } from '@jest/globals'

import { peopleOf } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { testSite } from '@/tests/support/payload'

const site = await testSite()
const [, , , administrator] = await peopleOf(site.payload)
const token = administrator!.token

/** What the admin shows above the form when `data` is refused. */
async function refusal(path: string, data: object, method = 'POST'): Promise<string> {
  const { status, text } = await rest(token, method, path, data)
  expect(status).toBe(400)
  const { errors } = JSON.parse(text) as { errors: { message: string }[] }
  return errors.map(({ message }) => message.replaceAll('\u00a0', ' ')).join('\n')
}

const ONE = 'Le champ suivant n’est pas valide :'

describe('a refusal names in French', () => {
  it('the address of an account that exists', async () => {
    const account = { name: 'Paul', email: 'paul@example.gouv.fr', password: 'une-phrase-longue' }
    expect((await rest(token, 'POST', '/users', account)).status).toBe(201)
    expect(await refusal('/users', account)).toBe(`${ONE} E-mail`)
  })

  it('what a redirection lacks, or has already', async () => {
    expect(await refusal('/redirects', { from: 'perdue' })).toBe(`${ONE} Page`)
    const redirection = { from: 'ancienne', url: 'https://www.exemple.fr' }
    expect((await rest(token, 'POST', '/redirects', redirection)).status).toBe(201)
    expect(await refusal('/redirects', redirection)).toBe(`${ONE} Ancienne adresse`)
  })

  it('the address that a page in the trash keeps', async () => {
    const page = { title: 'Page', slug: 'jetee', hero: { title: 'Page' }, _status: 'published' }
    const { doc } = JSON.parse((await rest(token, 'POST', '/pages', page)).text) as {
      doc: { id: string }
    }
    const deletedAt = new Date().toISOString()
    expect((await rest(token, 'PATCH', `/pages/${doc.id}`, { deletedAt })).status).toBe(200)
    expect(await refusal('/pages', page)).toBe(`${ONE} Adresse de la page`)
  })

  it('several fields, where they are', async () => {
    const page = { slug: 'Une Page', hero: {}, _status: 'published' }
    expect(await refusal('/pages', page)).toMatch(
      /^Les champs suivants ne sont pas valides : .*Adresse de la page/,
    )
  })
})
