import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import { removeBlankDrafts } from '@/editing/blank-drafts'
import { PUBLISHABLE } from '@/editing/publishable-slugs'
import { unpublishedChanges } from '@/editing/unpublished-changes'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const HOUR_MS = 60 * 60 * 1000

const { payload } = await testSite()
const user = await createUser(payload, 'Dominique Petit', 'editor')

/** As Payload makes one when the form of a new document opens. */
const open = (collection: 'pages' | 'calls' | 'criteria' | 'profiles' | 'selection-steps') =>
  payload.create({ collection, data: {}, draft: true, overrideAccess: false, user })
const type = (id: string, name: string) =>
  payload.update({ collection: 'criteria', id, data: { name }, draft: true, autosave: true, user })

const afterHours = (hours: number) => removeBlankDrafts(payload, Date.now() + hours * HOUR_MS)
const waiting = async () => (await unpublishedChanges(payload, { user })).map(({ title }) => title)
async function left(): Promise<string[]> {
  const all: string[] = []
  for (const collection of PUBLISHABLE) {
    const { docs } = await payload.find({ collection, draft: true, pagination: false })
    all.push(...docs.map(({ id }) => id))
  }
  return all
}

beforeEach(async () => {
  for (const collection of PUBLISHABLE) {
    await payload.delete({ collection, where: { id: { exists: true } } })
  }
})

describe('a draft that was opened and left', () => {
  it.each(['pages', 'calls', 'criteria', 'profiles', 'selection-steps'] as const)(
    'of %s waits for nobody, and is gone after a day with its version',
    async (collection) => {
      const { id } = await open(collection)
      expect(await waiting()).toEqual([])
      await afterHours(23)
      expect(await left()).toEqual([id])
      await afterHours(25)
      expect(await left()).toEqual([])
      expect((await payload.findVersions({ collection })).docs).toEqual([])
    },
  )
})

describe('a draft that holds something, or did', () => {
  it('stays, and waits', async () => {
    const typed = await open('criteria')
    await type(typed.id, 'Impact')
    const createdAt = new Date(Date.now() - HOUR_MS).toISOString()
    const erased = await payload.create({
      collection: 'criteria',
      data: { createdAt },
      draft: true,
    })
    await type(erased.id, 'Utilité')
    await type(erased.id, '')
    const imported = await payload.create({
      collection: 'pages',
      data: { slug: 'ailleurs' },
      draft: true,
    })
    await afterHours(1000)
    expect((await left()).toSorted()).toEqual([typed.id, erased.id, imported.id].toSorted())
    expect((await waiting()).toSorted()).toEqual(['Impact', 'Sans titre', 'Sans titre'])
  })

  it('stays when it is published', async () => {
    const data = { name: 'Impact', description: 'Réel', _status: 'published' } as const
    const { id } = await payload.create({ collection: 'criteria', data })
    await afterHours(1000)
    expect(await left()).toEqual([id])
  })
})
