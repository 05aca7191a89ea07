import { describe, expect, it } from '@jest/globals'
import { createLocalReq, restoreVersionOperation } from 'payload'

import { itemSentence } from '@/editing/changes/changes'
import { describe as describeChanges } from '@/editing/changes/describe'
import { withNames } from '@/editing/changes/names'
import type { Page, User } from '@/payload-types'
import { currentRevision } from '@/platform/revisions/read'
import { whoWords } from '@/plugins/history/admin/HistoryFrame'
import { summary } from '@/plugins/history/summary'
import {
  historyPage,
  publishedBefore,
  PAGE_SIZE,
  versionBefore,
  versionById,
  type Subject,
} from '@/plugins/history/versions'
import { PATH, publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { pageAt } from '@/tests/support/shown'
import { createUser } from '@/tests/support/users'

type Account = User & { collection: 'users' }

const { payload } = await testSite()
const content = await publishContent(payload)
await createUser(payload)
const reviewer = await createUser(payload, 'Ines Roux', 'reviewer')
const editor = await createUser(payload, 'Louis Petit', 'editor')
const req = await createLocalReq({ user: editor }, payload)

const subject = (collection: 'pages' | 'criteria', id: string): Subject => ({
  kind: 'document',
  config: payload.collections[collection].config,
  id,
})

const as = (user: Account) => ({ overrideAccess: false, user }) as const

async function newestChanges(of: Subject) {
  const { entries } = await historyPage(req, of, 1)
  const { version, previous } = entries[0]!
  const changes = await withNames(req, (names) =>
    describeChanges(previous?.data, version.data, of.config.flattenedFields, names),
  )
  return { version, changes }
}

describe('the history of a page', () => {
  it('says who moved which section and which criterion, by their names', async () => {
    const { page, criteria } = content
    const stored = await payload.findByID({ collection: 'pages', id: page.id, depth: 0 })
    const [text, profiles, list, ...rest] = stored.sections as NonNullable<Page['sections']>
    const [first, second, third] = criteria.map(({ id }) => id)
    const reordered = { ...list, criteria: [third, first, second] } as typeof list
    await payload.update({
      collection: 'pages',
      id: page.id,
      data: { sections: [reordered!, text!, profiles!, ...rest] },
      draft: true,
      ...as(editor),
    })

    const { version, changes } = await newestChanges(subject('pages', page.id))
    expect(version).toMatchObject({ status: 'draft', author: editor.id })
    expect(
      changes.map((change) =>
        change.kind === 'item'
          ? [...change.trail, itemSentence(change.name, change.event)]
          : change,
      ),
    ).toEqual([
      ['Sections', 'Section Critères «\u00a0Les critères\u00a0» passe de la place 3 à la place 1'],
      [
        'Sections',
        'Section Critères «\u00a0Les critères\u00a0»',
        'Critères montrés',
        'Critère «\u00a0Réaliste\u00a0» passe de la place 3 à la place 1',
      ],
    ])
  })

  it('begins with an import, which has no author', async () => {
    const { entries } = await historyPage(req, subject('pages', content.page.id), 1)
    const { version, previous } = entries.at(-1)!
    expect(version).toMatchObject({ status: 'published', author: null })
    expect(previous).toBeNull()
  })

  it('does not attribute to an import what a deleted account did', async () => {
    const leaver = await createUser(payload, 'Paul Brun', 'reviewer')
    const data = { name: 'Signé', _status: 'published' as const }
    const { id } = await payload.create({ collection: 'criteria', data, user: leaver })
    const who = async () => {
      const { entries } = await historyPage(req, subject('criteria', id), 1)
      return withNames(req, (names) => entries.map(({ version }) => whoWords(version, names)))
    }
    expect(await who()).toEqual(['Paul Brun'])
    await payload.delete({ collection: 'users', id: leaver.id })
    expect(await who()).toEqual(['un import ou un compte supprimé'])
  })

  it('gives no access to a version of another document', async () => {
    const { entries } = await historyPage(req, subject('criteria', content.criteria[0]!.id), 1)
    const { id } = entries[0]!.version
    expect(await versionById(req, subject('criteria', content.criteria[1]!.id), id)).toBeNull()
    expect(await versionById(req, subject('criteria', content.criteria[0]!.id), id)).not.toBeNull()
  })
})

describe('a long history', () => {
  it('is read page by page, newest first, each version compared with the previous one', async () => {
    const { id } = await payload.create({ collection: 'criteria', data: { name: 'Version 1' } })
    for (let number = 2; number <= PAGE_SIZE + 2; number++) {
      await payload.update({ collection: 'criteria', id, data: { name: `Version ${number}` } })
    }
    const first = await historyPage(req, subject('criteria', id), 1)
    const names = first.entries.map(({ version, previous }) => [
      version.data.name,
      previous?.data.name,
    ])
    expect(names[0]).toEqual(['Version 22', 'Version 21'])
    expect(names.at(-1)).toEqual(['Version 3', 'Version 2'])
    const second = await historyPage(req, subject('criteria', id), 99)
    expect(second).toMatchObject({ page: 2, pages: 2 })
    expect(second.entries.map(({ version }) => version.data.name)).toEqual([
      'Version 2',
      'Version 1',
    ])
    const before = await versionBefore(req, subject('criteria', id), second.entries[0]!.version)
    expect(before?.data.name).toBe('Version 1')
  })
})

describe('the version that another one is compared with', () => {
  it('is the previous publication for a published version, and the current one for a draft', async () => {
    const data = { name: 'Premier', _status: 'published' } as const
    const { id } = await payload.create({ collection: 'criteria', data })
    const draft = (name: string) =>
      payload.update({ collection: 'criteria', id, data: { name }, draft: true })
    await draft('Esquisse')
    await payload.update({ collection: 'criteria', id, data: { ...data, name: 'Second' } })
    await draft('Autre esquisse')
    const of = subject('criteria', id)
    const { entries } = await historyPage(req, of, 1)
    const bases = await Promise.all(entries.map(({ version }) => publishedBefore(req, of, version)))
    expect(
      entries.map(({ version }, index) => [version.data.name, bases[index]?.data.name]),
    ).toEqual([
      ['Autre esquisse', 'Second'],
      ['Second', 'Premier'],
      ['Esquisse', 'Second'],
      ['Premier', undefined],
    ])
  })
})

describe('restoring a version', () => {
  const versions = async (id: string) =>
    (await historyPage(req, subject('criteria', id), 1)).entries.map(({ version }) => version)

  /** Restores as REST does with `?draft=true`, which the Local API drops. */
  const restore = async (id: string, user: Account, draft = true) =>
    restoreVersionOperation({
      collection: payload.collections.criteria,
      id,
      draft,
      req: await createLocalReq({ user }, payload),
    })

  it('writes a draft, and leaves the published version and the revision unchanged', async () => {
    const { id } = content.criteria[0]!
    const publish = (description: string) =>
      payload.update({ collection: 'criteria', id, data: { description, _status: 'published' } })
    await publish('Première rédaction.')
    await publish('Seconde rédaction.')
    const [newest, older] = await versions(id)
    const revision = await currentRevision(payload)

    await restore(older!.id, reviewer)

    expect(await currentRevision(payload)).toBe(revision)
    const draft = await payload.findByID({ collection: 'criteria', id, draft: true })
    expect(draft).toMatchObject({ description: 'Première rédaction.', _status: 'draft' })
    const seen = await payload.findByID({ collection: 'criteria', id, overrideAccess: false })
    expect(seen.description).toBe('Seconde rédaction.')
    const { changes, version } = await newestChanges(subject('criteria', id))
    expect(summary(changes)).toBe('Description')
    expect(version.author).toBe(reviewer.id)
    expect((await versions(id)).map((one) => one.id)).toContain(newest!.id)
    expect((await pageAt(payload, PATH)).title).toBe('Administrations')
  })

  it('does not put the document back in the trash, even if the version was trashed', async () => {
    const { id } = await payload.create({
      collection: 'criteria',
      data: { name: 'Revenu', _status: 'published' },
    })
    const deletedAt = new Date().toISOString()
    await payload.update({ collection: 'criteria', id, data: { deletedAt } })
    const [inTrash] = await versions(id)
    expect(inTrash!.trashed).toBe(true)
    await payload.update({ collection: 'criteria', id, data: { deletedAt: null }, trash: true })
    await restore(inTrash!.id, reviewer)
    expect((await versions(id))[0]).toMatchObject({ status: 'draft', trashed: false })
  })
})
