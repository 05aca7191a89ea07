import { beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq, restoreVersionOperation, type CollectionSlug } from 'payload'

import type { SectionOf, SectionView } from '@/components/views'
import { contentAt } from '@/site/content'
import { PATH, publishContent } from '@/tests/fixtures/content'
import { faultsOf } from '@/tests/support/faults'
import { testSite } from '@/tests/support/payload'
import { markdownToPlainText as plainText } from '@/text/markdown/plain-text'
import { missingValues } from '@/text/variables'

const { payload } = await testSite()
const content = await publishContent(payload)

const KNOWN = 'Vous pouvez écrire {{ouverture}}, {{cloture}}, {{promotion}} ou {{etat}}.'
const published = { _status: 'published' } as const

type Saved = { collection: CollectionSlug; id: string }
const page: Saved = { collection: 'pages', id: content.page.id }
const call: Saved = { collection: 'calls', id: content.call.id }
const criterion: Saved = { collection: 'criteria', id: content.criteria[0]!.id }

const publish = (which: Saved, data: object = {}) =>
  payload.update({ ...which, data: { ...data, ...published }, depth: 0 })

/** Returns the sections of the fixture’s page, the first with the text `body`. */
const sections = (body: string) => {
  const [text, ...others] = content.page.sections!
  return [
    { ...text, body },
    ...others.map((section) => ({
      ...section,
      ...('criteria' in section && { criteria: content.criteria.map(({ id }) => id) }),
      ...('profiles' in section && { profiles: content.profiles.map(({ id }) => id) }),
      ...('steps' in section && { steps: content.steps.map(({ id }) => id) }),
    })),
  ]
}
const withIntroduction = (introduction: string) => ({
  hero: { title: 'Accueillir une personne', introduction },
})
const NO_CLOSING = 'le champ « Clôture » de l’appel « Appel 7 » est vide'

describe('the site settings', () => {
  it('can be published before the site has a name, under its default name', async () => {
    await payload.updateGlobal({
      slug: 'site',
      data: { publisherPhone: '01 40 15 70 00', ...published },
    })
    const { name } = await payload.findGlobal({ slug: 'site' })
    expect(name).toBe('Entrepreneurs d’intérêt général')
  })
})

describe('a text that names an unknown variable', () => {
  it('is refused at the field of a page, and the published text stays', async () => {
    const data = { ...withIntroduction('Le {{jour}}'), sections: sections('Dès {{ debut }}.') }
    expect(await faultsOf(publish(page, data))).toEqual({
      'hero.introduction': `Inconnu : « {{jour}} ». ${KNOWN}`,
      'sections.0.body': `Inconnu : « {{ debut }} ». ${KNOWN}`,
    })
    const found = await contentAt(payload, PATH, new Date())
    expect(JSON.stringify(found)).not.toContain('Dès')
  })

  it.each([
    ['criteria', 'description', content.criteria[0]!.id],
    ['profiles', 'link.label', content.profiles[0]!.id],
    ['selection-steps', 'text', content.steps[0]!.id],
  ] as const)('is refused in %s at %s', async (collection, path, id) => {
    const text = 'Voir {{fin}}'
    const data = path === 'link.label' ? { link: { label: text, url: '/fiche' } } : { [path]: text }
    expect(await faultsOf(publish({ collection, id }, data))).toEqual({
      [path]: `Inconnu : « {{fin}} ». ${KNOWN}`,
    })
  })

  it('is refused at once in a new document', async () => {
    const data = { name: 'Le {{jour}}', description: '', ...published }
    const saving = payload.create({ collection: 'criteria', data })
    expect(Object.keys(await faultsOf(saving))).toEqual(['name'])
  })

  it('may be saved as a draft, also by autosave', async () => {
    const data = withIntroduction('Le {{jour}}')
    await payload.update({ ...page, data, draft: true })
    await payload.update({ ...page, data, draft: true, autosave: true })
  })

  it('is accepted when the braces are those of a shortcode', async () => {
    const text = '{{< video "a" >}} et {{% note %}}'
    await publish(page, { ...withIntroduction(text), sections: sections(text) })
  })
})

describe('braces', () => {
  it('are refused in an address', async () => {
    const faults = await faultsOf(publish(call, { rulesUrl: 'https://a.fr/{{promotion}}' }))
    expect(faults).toEqual({
      rulesUrl: expect.stringContaining('ne peut pas contenir d’accolades'),
    })
  })

  it('are refused in a call and in the site settings, except in drafts', async () => {
    const milestones = [{ label: 'Jury, après {{cloture}}', kind: 'text', text: 'en mai' }]
    expect(await faultsOf(publish(call, { milestones }))).toEqual({
      'milestones.0.label': expect.stringContaining('« {{cloture}} » : les dates'),
    })
    const save = (data: object, draft = false) =>
      payload.updateGlobal({ slug: 'site', data: { name: 'Mission', ...data }, draft })
    const saving = save({ tagline: 'Appel {{etat}}', ...published })
    expect(Object.keys(await faultsOf(saving))).toEqual(['tagline'])
    await save({ tagline: 'Appel {{etat}}' }, true)
    await save({ tagline: 'Au plus près', ...published })
  })
})

describe('a variable of the site', () => {
  const save = (data: object, draft = false) =>
    payload.updateGlobal({ slug: 'site', data: { name: 'Mission', ...data }, draft })
  const introduction = async () => {
    const found = await contentAt(payload, PATH, new Date())
    if (found.kind !== 'page') throw new Error(found.kind)
    return plainText(found.page.hero.introduction).replaceAll('\u00a0', ' ')
  }
  const missing = async () => missingValues(await payload.findGlobal({ slug: 'site', depth: 0 }))

  it('shows what is left to write until the settings that define it are published', async () => {
    await publish(page, withIntroduction('Hébergé par {{Hébergeur}}, {{adresse-hebergeur}}.'))
    const before =
      'Hébergé par [À compléter : le nom de l’hébergeur], [À compléter : l’adresse de l’hébergeur].'
    expect(await introduction()).toBe(before)
    const host = { hostName: 'Nuage *public*', hostAddress: '1 rue des Serveurs' }
    await save(host, true)
    expect(await introduction()).toBe(before)
    expect(await missing()).toContain('hebergeur')

    await save({ ...host, ...published })
    expect(await introduction()).toBe('Hébergé par Nuage *public*, 1 rue des Serveurs.')
    expect(await missing()).not.toContain('hebergeur')
    expect(await missing()).toContain('contact')
  })

  it('is refused in the texts that surround every page', async () => {
    const saving = save({ tagline: 'Chez {{hebergeur}}', ...published })
    expect(Object.keys(await faultsOf(saving))).toEqual(['tagline'])
  })
})

describe('a variable with a value from the call', () => {
  beforeAll(async () => {
    await publish(page, {
      ...withIntroduction('Ouverture {{ouverture}}, état : {{état}}.'),
      sections: sections('Promotion {{promotion}}, clôture {{ Clôture }}.'),
    })
    await publish(criterion, { description: 'À lire avant {{cloture}}.' })
  })

  const shown = async (instant: string) => {
    const found = await contentAt(payload, PATH, new Date(instant))
    if (found.kind !== 'page') throw new Error(found.kind)
    return found.page
  }

  it('is replaced by that value, which follows the instant', async () => {
    const before = await shown('2027-01-04T07:59:59.999Z')
    expect(plainText(before.hero.introduction)).toBe(
      'Ouverture le lundi 4\u00a0janvier\u00a02027 à\u00a09\u00a0h (heure de\u00a0Paris), état\u00a0: à venir.',
    )
    const [text, , criteria] = before.sections as [
      SectionOf<'text'>,
      SectionView,
      SectionOf<'criteria'>,
    ]
    expect(plainText(text.body)).toBe(
      'Promotion 7, clôture le mercredi 31\u00a0mars\u00a02027 à\u00a018\u00a0h (heure de\u00a0Paris).',
    )
    expect(criteria.criteria.map(({ description }) => plainText(description))).toContain(
      'À lire avant le mercredi 31\u00a0mars\u00a02027 à\u00a018\u00a0h (heure de\u00a0Paris).',
    )
    const after = await shown('2027-01-04T08:00:00Z')
    expect(plainText(after.hero.introduction)).toContain('état\u00a0: ouvert.')
    expect(after.call?.state).toMatchObject({ closesAt: new Date('2027-03-31T16:00:00Z') })
  })

  it('cannot lose its value: the call names the page and the place that need it', async () => {
    const faults = await faultsOf(publish(call, { closesAt: null, promotion: '' }))
    expect(Object.keys(faults)).toEqual(['closesAt', 'promotion'])
    expect(faults.closesAt).toContain(
      'La page « Administrations » a besoin de cette valeur : « Sections 1 (Texte) › Texte » y écrit « {{cloture}} ».',
    )
    expect(faults.closesAt).toContain('« Avéré » y écrit « {{cloture}} »')
    expect(faults.promotion).not.toContain('Avéré')
  })

  it('may lose its value in a draft, and may change to another value', async () => {
    await payload.update({ ...call, data: { closesAt: null }, draft: true })
    await publish(call, { closesAt: '2027-04-01T16:00:00.000Z' })
    const [text] = (await shown('2027-02-01T12:00:00Z')).sections as [SectionOf<'text'>]
    expect(plainText(text.body)).toContain('le jeudi 1er\u00a0avril\u00a02027')
  })

  it('becomes neutral words once the call is unpublished, which is always possible', async () => {
    await payload.update({ ...call, data: { _status: 'draft' } as never })
    expect(plainText((await shown('2027-02-01T12:00:00Z')).hero.introduction)).toBe(
      'Ouverture à une date encore à préciser, état\u00a0: à venir.',
    )
    expect((await faultsOf(publish(page)))['hero.introduction']).toContain(
      '« {{ouverture}} » n’a pas de valeur : la page ne montre aucun appel publié.',
    )
    await publish(call)
    await publish(page)
  })
})

describe('a variable without a value', () => {
  beforeAll(async () => {
    await publish(criterion, { description: 'Le problème est avéré.' })
    await publish(page, { ...withIntroduction('Bienvenue.'), sections: sections('Bonjour.') })
    await publish(call, { closesAt: null })
  })

  it('is refused in a page, at its field', async () => {
    expect(await faultsOf(publish(page, withIntroduction('Jusqu’à {{cloture}}')))).toEqual({
      'hero.introduction': `« {{cloture}} » n’a pas de valeur : ${NO_CLOSING}. Remplissez-le et publiez l’appel, ou retirez ce mot.`,
    })
    await publish(page, withIntroduction('Dès {{ouverture}}'))
  })

  it('comes back from the history in a draft only', async () => {
    const { docs } = await payload.findVersions({
      collection: 'pages',
      where: {
        parent: { equals: content.page.id },
        'version.hero.introduction': { contains: '{{état}}' },
        'version._status': { equals: 'published' },
      },
    })
    const restore = async (draft: boolean) =>
      restoreVersionOperation({
        collection: payload.collections.pages,
        id: docs[0]!.id,
        draft,
        overrideAccess: true,
        req: await createLocalReq({ req: { query: { draft: String(draft) } } }, payload),
      })
    expect(Object.keys(await faultsOf(restore(false)))).toEqual(['sections.0.body'])
    await restore(true)
    const data = { ...withIntroduction('Dès {{ouverture}}'), sections: sections('Bonjour.') }
    await publish(page, data)
  })

  it('is refused when one of several calls has no value', async () => {
    const data = { name: 'Appel 8', opensAt: null, promotion: '8', ...published }
    const other = await payload.create({ collection: 'calls', data })
    const calls = [content.call.id, other.id]
    const faults = await faultsOf(publish(page, { calls }))
    expect(faults['hero.introduction']).toContain('l’appel « Appel 8 » est vide')
    await publish(page, { ...withIntroduction('Promotion {{promotion}}'), calls })
    await publish(page, { calls: [content.call.id] })
  })

  it('is refused in a document that a published page shows', async () => {
    const data = { description: 'Avant {{cloture}}' }
    expect(await faultsOf(publish(criterion, data))).toEqual({
      description: expect.stringContaining(
        `Dans la page « Administrations », « {{cloture}} » n’a pas de valeur : ${NO_CLOSING}`,
      ),
    })
    await payload.update({ ...criterion, data: data, draft: true })
    await publish(criterion, { description: 'Dès {{ouverture}}' })
  })

  it('is refused in a page that shows a document with it', async () => {
    const data = { text: 'Dépôt avant {{cloture}}', ...published }
    const { id } = await payload.create({ collection: 'selection-steps', data })
    const steps = { blockType: 'steps', title: 'Les étapes', steps: [id] }
    expect(await faultsOf(publish(page, { sections: [steps] }))).toEqual({
      'sections.0.steps': expect.stringContaining(
        `Dans « Dépôt avant {{cloture}} », « {{cloture}} » n’a pas de valeur : ${NO_CLOSING}`,
      ),
    })
    await payload.update({ collection: 'selection-steps', id, data: { _status: 'draft' } })
    await publish(page, { sections: [steps] })
  })
})
