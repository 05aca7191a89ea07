import type { Payload } from 'payload'

import type { RestRequest } from './calls'
import type { Person } from './people'

/** The same attempt through both doors; `shows` as for documents. */
type Attempts = { local: () => Promise<unknown>; rest: RestRequest; shows?: string }

/** Every operation on the settings of the site, named as in the matrix: `word` is published or drafted beforehand. */
export const ON_SITE: Record<
  string,
  (payload: Payload, person: Person, word: string) => Attempts | Promise<Attempts>
> = {
  'read published': async (payload, person, word) => {
    await save(payload, word, 'published')
    return {
      local: () => payload.findGlobal({ slug: 'site', ...as(person) }),
      rest: ['GET', '/globals/site'],
      shows: word,
    }
  },
  'read a draft': async (payload, person, word) => {
    await save(payload, word, 'draft')
    return {
      local: () => payload.findGlobal({ slug: 'site', draft: true, ...as(person) }),
      rest: ['GET', '/globals/site?draft=true'],
      shows: word,
    }
  },
  'read versions': async (payload, person, word) => {
    await save(payload, word, 'published')
    return {
      local: () => payload.findGlobalVersions({ slug: 'site', limit: 0, ...as(person) }),
      rest: ['GET', '/globals/site/versions?depth=0&limit=100'],
      shows: word,
    }
  },
  'change as a draft': (payload, person, name) => ({
    local: () => payload.updateGlobal({ slug: 'site', data: { name }, draft: true, ...as(person) }),
    rest: ['POST', '/globals/site?draft=true', { name }],
  }),
  'change and publish': (payload, person, name) => {
    const data = { name, _status: 'published' } as const
    return {
      local: () => payload.updateGlobal({ slug: 'site', data, ...as(person) }),
      rest: ['POST', '/globals/site', data],
    }
  },
  'restore a version as a draft': async (payload, person, word) => {
    const id = await versionOf(payload, word)
    // The Local API cannot ask for a draft: REST alone.
    return {
      local: () => Promise.reject(Object.assign(new Error('No such door'), { status: 403 })),
      rest: ['POST', `/globals/site/versions/${id}?draft=true`],
    }
  },
  'restore a version published': async (payload, person, word) => {
    const id = await versionOf(payload, word)
    return {
      local: () => payload.restoreGlobalVersion({ slug: 'site', id, ...as(person) }),
      rest: ['POST', `/globals/site/versions/${id}`],
    }
  },
}

const as = ({ user }: Person) => ({ overrideAccess: false, user, depth: 0 })

async function save(payload: Payload, name: string, status: 'draft' | 'published') {
  const data = { name, _status: status }
  await payload.updateGlobal({ slug: 'site', data, draft: status === 'draft' })
}

async function versionOf(payload: Payload, word: string): Promise<string> {
  await save(payload, word, 'published')
  const { docs } = await payload.findGlobalVersions({ slug: 'site', limit: 1 })
  return docs[0]!.id
}
