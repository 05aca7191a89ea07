import { describe, expect, it } from '@jest/globals'

import { peopleOf } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { testSite } from '@/tests/support/payload'

const { payload } = await testSite()
const [, , , administrator] = await peopleOf(payload)

const redirect = (from: string, url = 'https://www.exemple.fr') =>
  payload.create({ collection: 'redirects', data: { from, url } })

describe('a redirect in the admin', () => {
  const asked = (method: string, path: string, data?: object) =>
    rest(administrator.token, method, path, data)
  /** Returns what the admin shows above the form when `data` is refused. */
  async function refusal(data: object): Promise<string> {
    const { status, text } = await asked('POST', '/redirects', data)
    expect(status).toBe(400)
    const { errors } = JSON.parse(text) as { errors: { message: string }[] }
    return errors.map(({ message }) => message.replaceAll('\u00a0', ' ')).join('\n')
  }

  it('is refused with the French name of the field that it lacks, or that another already has', async () => {
    const one = 'Le champ suivant n’est pas valide :'
    expect(await refusal({ from: 'perdue' })).toBe(`${one} Page`)
    const data = { from: 'ancienne', url: 'https://www.exemple.fr' }
    expect((await asked('POST', '/redirects', data)).status).toBe(201)
    expect(await refusal(data)).toBe(`${one} Ancienne adresse`)
  })

  it('is a target for texts, but not for itself', async () => {
    const { id } = await redirect('Été.pdf')
    const paths = async (query: string) => {
      const { text } = await asked('GET', `/content-checks?${query}`)
      return (JSON.parse(text) as { sitePaths: string[] }).sitePaths
    }
    expect(await paths('')).toContain('/Été.pdf')
    expect(await paths(`collection=redirects&id=${id}`)).not.toContain('/Été.pdf')
  })

  it('is found by its target', async () => {
    await redirect('vieux', 'https://beta.gouv.fr/xyz')
    const { text } = await asked('GET', '/search?q=beta.gouv.fr/xyz')
    expect(JSON.parse(text)).toMatchObject({ results: [{ kind: 'Redirection', title: 'vieux' }] })
  })
})
