import { describe, expect, it, jest } from '@jest/globals'

import { contentAt } from '@/site/content'
import { OPEN_INSTANT, PATH, publishContent } from '@/tests/fixtures/content'
import { faultsOf } from '@/tests/support/faults'
import { testSite } from '@/tests/support/payload'
import { type Saved, staffSaves } from '@/tests/support/staff-saves'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const content = await publishContent(payload)
const user = await createUser(payload)

const page = (): Saved => ({ collection: 'pages', id: content.page.id })
const criterion = (index: number): Saved => ({
  collection: 'criteria',
  id: content.criteria[index]!.id,
})

const { save } = staffSaves(payload, user)

const body = (text: string) => ({ sections: [{ blockType: 'text', body: text }] })

describe('content that would block the server', () => {
  const deep = `${'* '.repeat(9)}a`
  const tooDeep =
    /^Listes ou citations imbriquées sur plus de 8 niveaux : ramenez-les à 8 au plus\.$/
  /** A third of the text that a page may hold. */
  const long = 'mot '.repeat(9_000)
  const text = { blockType: 'text' as const, body: long }

  it.each(['draft', 'published'] as const)(
    'is refused at its field in a save as %s',
    async (status) => {
      const saving = save(page(), { title: 'Retouchée', ...body(deep) }, status)
      expect(await faultsOf(saving)).toEqual({ 'sections.0.body': expect.stringMatching(tooDeep) })
      const stored = await payload.findByID({ ...page(), draft: true })
      expect(stored).not.toMatchObject({ title: 'Retouchée' })
      await save(criterion(0), { description: `${'* '.repeat(8)}a` }, status)
    },
  )

  it.each([
    [
      'calls',
      'name',
      content.call.id,
      { name: 'a'.repeat(501) },
      /\(501 caractères\) : 500 au plus/,
    ],
    [
      'calls',
      'milestones',
      content.call.id,
      { milestones: Array<object>(301).fill({ label: 'Jury', kind: 'text', text: 'Mai' }) },
      /301 lignes\) : 300 au plus/,
    ],
    [
      'pages',
      'sections.2.body',
      content.page.id,
      { sections: [text, text, text] },
      /avec ce qui précède/,
    ],
  ] as const)('is refused in %s at %s', async (collection, path, id, data, message) => {
    const saving = save({ collection, id }, data, 'draft')
    expect(await faultsOf(saving)).toEqual({ [path]: expect.stringMatching(message) })
  })

  it('is refused in a new document and in the site settings', async () => {
    const data = { name: 'Avéré', description: deep }
    const creating = payload.create({ collection: 'criteria', data, draft: true })
    expect(await faultsOf(creating)).toEqual({ description: expect.stringMatching(tooDeep) })
    const settings = { tagline: 'a'.repeat(501) }
    const saving = payload.updateGlobal({ slug: 'site', data: settings, draft: true })
    expect(await faultsOf(saving)).toEqual({ tagline: expect.stringContaining('500 au plus') })
  })

  it('is refused at publication when a page and what it shows are too long together', async () => {
    await save(criterion(0), { description: long })
    const data = {
      sections: [
        text,
        text,
        { blockType: 'criteria', title: 'Critères', criteria: [content.criteria[0]!.id] },
      ],
    }
    await save(page(), data, 'draft')
    expect(await faultsOf(save(page(), data))).toEqual({
      'sections.2.criteria': expect.stringMatching(/^Avec ce que la page montre, texte trop long/),
    })
    await save(criterion(0), { description: 'Bref.' })
    await save(page(), data)
  })

  it('stays as it is if it was stored before the limits, while other fields change, and can be unpublished', async () => {
    const data = { name: 'Vieux', description: 'a', _status: 'published' } as const
    const { id } = await payload.create({ collection: 'criteria', data })
    // Stored directly, as before the limits existed.
    await payload.db.updateOne({ collection: 'criteria', id, data: { description: deep } })
    const old = { collection: 'criteria' as const, id }
    await save(old, { name: 'Ancien', description: deep })
    expect(await faultsOf(save(old, { description: `${deep} b` }))).toEqual({
      description: expect.stringMatching(tooDeep),
    })

    const criteria = { blockType: 'criteria', title: 'Critères', criteria: [id] }
    await save(page(), { sections: [criteria] })
    const log = jest.spyOn(payload.logger, 'error').mockImplementation(() => {})
    const found = await contentAt(payload, PATH, OPEN_INSTANT)
    expect(found).toMatchObject({
      page: {
        sections: [
          { criteria: [{ description: { children: [{ children: [{ value: deep }] }] } }] },
        ],
        excesses: [expect.stringContaining('imbriquées')],
      },
    })
    const about = expect.objectContaining({ page: content.page.id })
    expect(log).toHaveBeenCalledWith(about, expect.any(String))
    log.mockRestore()

    await payload.update({ ...old, data: { _status: 'draft' } })
    expect((await payload.findByID(old))._status).toBe('draft')
  })
})
