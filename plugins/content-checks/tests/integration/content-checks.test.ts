import { readFile } from 'node:fs/promises'

import { beforeAll, describe, expect, it, jest } from '@jest/globals'

import { importPage } from '@/content/import'
import { readSource } from '@/content/source/read'
import { publishedContext } from '@/editing/site-links/published-context'
import { warningsEndpoint, type Warned } from '@/editing/warnings'
import { PATH, publishContent, SLUG } from '@/tests/fixtures/content'
import { pdf, PIXEL, sent } from '@/tests/fixtures/files'
import { faultsOf } from '@/tests/support/faults'
import { openTestSite, testSite } from '@/tests/support/payload'
import { type Saved, staffSaves } from '@/tests/support/staff-saves'
import { createUser } from '@/tests/support/users'
import { checkMarkdown } from '@/text/checks/check-markdown'

import { logDoubtfulHosts } from '../../doubtful-hosts'
import { contentChecksEndpoint, type FormContext } from '../../endpoint'

const SEED = 'content/administrations.md'

const { payload } = await testSite()
const content = await publishContent(payload)
const user = await createUser(payload)

const page = (): Saved => ({ collection: 'pages', id: content.page.id })
const criterion = (index: number): Saved => ({
  collection: 'criteria',
  id: content.criteria[index]!.id,
})

const { asStaff, save } = staffSaves(payload, user)

const nothingAt = (path: string) => expect.stringMatching(`^Rien n’est publié .*« ${path} »`)

const body = (text: string) => ({ sections: [{ blockType: 'text', body: text }] })

describe('publishing', () => {
  it('refuses harmful links at their fields, in texts and in address fields', async () => {
    const data = {
      hero: {
        title: 'Accueillir une personne',
        introduction: 'Voir [la foire](/faq) et [le dossier]().',
        apply: { label: 'Déposer', url: 'https://https://exemple.fr/deposer' },
      },
      ...body('Rien à [dire](https://exemple.fr).\n\n[Lire](/lire) [encore](/lire)'),
    }
    expect(await faultsOf(save(page(), data))).toEqual({
      'hero.introduction': expect.stringMatching(/« \/faq ».*ne mène nulle part/),
      'hero.apply.url': expect.stringContaining('écrivez « https://exemple.fr/deposer »'),
      'sections.0.body': nothingAt('/lire'),
    })
  })

  it('names the field as the admin names it', async () => {
    const saving = save(page(), body('[Lire](/lire)'))
    await expect(saving).rejects.toThrow('Sections\u00a01 (Texte) › Texte')
  })

  it.each([
    ['calls', 'rulesUrl', content.call.id, { rulesUrl: '/reglement.pdf' }],
    ['profiles', 'link.url', content.profiles[0]!.id, { link: { url: '/fiche' } }],
    ['selection-steps', 'text', content.steps[0]!.id, { text: '[Dépôt](/depot)' }],
  ] as const)('also checks %s at %s', async (collection, path, id, data) => {
    const faults = await faultsOf(save({ collection, id }, data))
    expect(faults).toEqual({ [path]: expect.stringContaining('Rien n’est publié') })
  })

  it('refuses a new document in the same way as a changed one', async () => {
    const creating = payload.create({
      collection: 'criteria',
      data: { name: 'Avéré', description: '[Lire](/lire)', _status: 'published' },
      req: await asStaff(),
    })
    expect(await faultsOf(creating)).toEqual({ description: nothingAt('/lire') })
  })

  it('accepts any draft', async () => {
    const draft = await save(criterion(0), { description: '[Lire](/lire)' }, 'draft')
    expect(draft).toMatchObject({ description: '[Lire](/lire)' })
    expect(await faultsOf(save(criterion(0), {}))).toEqual({ description: nothingAt('/lire') })
    await save(criterion(0), { description: 'Rien.' })
  })

  it('accepts links to published pages, links to the page itself, and links that are only doubtful', async () => {
    const others = '[titre](https://site.exemple.fr/participer/essai?a#b) ![](/assets/x.png)'
    await save(criterion(0), { description: `[La page](${PATH}) ${others}\n\n# a\n\n### b` })
    const created = await payload.create({
      collection: 'pages',
      data: {
        title: 'Foire',
        slug: 'foire',
        hero: { title: 'Foire', introduction: '[Ici](/foire)' },
        _status: 'published',
      },
      req: await asStaff(),
    })
    await save(criterion(0), { description: '[La foire](/foire)' })
    await save({ collection: 'pages', id: created.id }, { slug: 'questions' })
    await save(criterion(1), { description: '[Ancienne adresse](/foire) [nouvelle](/questions)' })
  })

  it('refuses a date without its digits, and accepts every other placeholder', async () => {
    const blank = save(criterion(0), { description: 'Clôture le XX/XX/2027.' })
    expect(await faultsOf(blank)).toEqual({
      description: expect.stringContaining('cette date sans ses chiffres'),
    })
    await save(criterion(0), { description: 'Clôture le XX/XX/2027.' }, 'draft')
    await save(criterion(0), { description: 'TODO : il reste XX jours, date à définir.' })
    await save(criterion(0), { description: 'Le dossier `XX/XX/XXXX`, du XXe siècle.' })
  })

  it('refuses an image that is not published, and accepts a document that is', async () => {
    const draft = { slug: 'cachee.png', alt: 'Un point' }
    const image = { data: draft, draft: true, file: sent('point.png', PIXEL) }
    await payload.create({ collection: 'images', ...image })
    const data = { slug: 'visible.pdf', _status: 'published' as const }
    await payload.create({ collection: 'documents', data, file: sent('essai.pdf', pdf()) })
    const saving = save(page(), body('![Un plan](/images/cachee.png)'))
    expect(await faultsOf(saving)).toEqual({
      'sections.0.body': expect.stringContaining('publiez d’abord ce fichier'),
    })
    await save(page(), body('[Lire](/documents/visible.pdf)'))
  })

  it('does not look up the addresses of the site when no link can be wrong', async () => {
    const find = jest.spyOn(payload.db, 'find')
    const asked = () => find.mock.calls.map(([{ collection }]) => collection)
    await save(criterion(0), { description: 'Sans lien, ou [ailleurs](https://exemple.fr).' })
    expect(asked()).not.toContain('documents')
    await save(criterion(0), { description: `[Ici](${PATH})` })
    expect(asked()).toContain('documents')
    find.mockRestore()
  })
})

describe('a broken link that visitors already read', () => {
  const old = 'Voir [la foire](/ancienne).'

  beforeAll(async () => {
    // Saved as an import does, without a person to correct faults.
    await payload.update({
      ...criterion(2),
      data: { description: old, _status: 'published' },
    })
  })

  it('does not prevent the document from being published again, even after a draft', async () => {
    await save(criterion(2), { name: 'Réaliste et utile' })
    await save(criterion(2), { description: `${old} Et plus.` }, 'draft')
    await save(criterion(2), { description: `${old} Et plus encore.` })
  })

  it('does not let another broken link through', async () => {
    const faults = await faultsOf(save(criterion(2), { description: `${old} [b](/autre)` }))
    expect(faults).toEqual({ description: nothingAt('/autre') })
    expect(faults.description).not.toContain('/ancienne')
  })

  it('counts as new once the document was unpublished', async () => {
    await save(criterion(2), { _status: 'draft' }, 'draft')
    await payload.update({ ...criterion(2), data: { _status: 'draft' } })
    expect(await faultsOf(save(criterion(2), {}))).toEqual({ description: nothingAt('/ancienne') })
  })
})

describe('an import', () => {
  it('publishes links to pages that do not exist yet, and staff may publish them again', async () => {
    const source = readSource(await readFile(SEED), SEED)
    if (!source.ok) throw new Error('The seed is refused.')
    await importPage(payload, source.source, { asDraft: false })
    const { docs } = await payload.find({
      collection: 'calls',
      where: { applicationUrl: { equals: '/participer/administrations/proposer' } },
    })
    expect(docs).toHaveLength(1)
    await save({ collection: 'calls', id: docs[0]!.id }, { promotion: '8' })
  })
})

describe('the context of a form', () => {
  const ask = async (query: object, user: object | null = { role: 'editor' }) => {
    const req = Object.assign(await asStaff(), { query, user })
    const response = await contentChecksEndpoint.handler(req)
    return (await response.json()) as FormContext
  }

  it('gives a text longer than a whole page the same message as its refusal', async () => {
    const description = 'mot '.repeat(30_000)
    const { description: refused } = await faultsOf(save(criterion(0), { description }, 'draft'))
    const said = checkMarkdown(description, await ask({})).map(({ message }) => message)
    const plain = (words = '') => words.replaceAll(/\s/g, ' ')
    expect(said.map(plain)).toEqual([plain(refused)])
    expect(refused).toMatch(/\(120.000 caractères\)\s: 40.000 au plus\.$/)
  })

  it('holds the published site, and the faults that visitors already read in this document', async () => {
    await payload.update({
      ...criterion(1),
      data: { description: '[a](/ancienne) [b](https://www.exemple.fr/b)', _status: 'published' },
    })
    await save(criterion(1), { description: '[a](/brouillon)' }, 'draft')
    const context = await ask({ collection: 'criteria', id: criterion(1).id })
    expect(context).toMatchObject({ siteUrl: 'https://site.exemple.fr', known: ['/ancienne'] })
    expect(context.year).toBe(new Date().getFullYear())
    expect(context.sitePaths).toEqual(expect.arrayContaining([`/${SLUG}`, '/questions', '/foire']))
    expect(context.hostUses['exemple.fr']).toBeGreaterThan(2)
  })

  it('lists the promotions of calls, drafts included', async () => {
    const { id } = await payload.create({
      collection: 'calls',
      data: { name: 'Appel suivant', promotion: '12', _status: 'draft' },
      draft: true,
    })
    const { promotions } = await ask({ collection: 'criteria', id: criterion(1).id })
    expect(promotions).toContain(12)
    await payload.delete({ collection: 'calls', id })
  })

  it('lists the dates of the calls that are not over, and for a page only the dates of its calls', async () => {
    const day = (year: number) => `${year}-01-04T08:00:00.000Z`
    const next = { name: 'Suivant', opensAt: day(2090), _status: 'draft' as const }
    const over = {
      name: 'Ancien',
      opensAt: day(2019),
      closesAt: day(2020),
      _status: 'draft' as const,
    }
    const made = await Promise.all(
      [next, over].map((data) => payload.create({ collection: 'calls', data, draft: true })),
    )
    const words = async (collection: string, id: string) =>
      (await ask({ collection, id })).callDates.map((date) => date.words.replaceAll('\u00a0', ' '))
    expect(await words('criteria', criterion(1).id)).toContain(
      'le mercredi 4 janvier 2090 à 9 h (heure de Paris)',
    )
    expect(await words('criteria', criterion(1).id)).not.toContain(
      'le samedi 4 janvier 2020 à 9 h (heure de Paris)',
    )
    expect(await words('pages', page().id)).not.toContain(
      'le mercredi 4 janvier 2090 à 9 h (heure de Paris)',
    )
    for (const { id } of made) await payload.delete({ collection: 'calls', id })
  })

  it('lists the published pages and their anchors', async () => {
    const questions = [{ question: 'Quand ?', answer: 'En continu.' }]
    const data = {
      title: 'Aide',
      slug: 'aide',
      hero: { title: 'Aide' },
      sections: [{ blockType: 'questions' as const, questions }],
      _status: 'published' as const,
    }
    const { id } = await payload.create({ collection: 'pages', data })
    const context = await ask({})
    expect(context.anchors).toMatchObject({ '/aide': ['quand'], '/questions': [] })
    expect(context.publishedPages).toContain(id)
    await payload.update({ collection: 'pages', id, data: { _status: 'draft' } })
    const after = await ask({})
    expect(after.publishedPages).not.toContain(id)
  })

  it.each([{}, { collection: 'users', id: 'x' }, { collection: 'pages', id: ['x'] }])(
    'lists no known fault for %j',
    async (query) => {
      expect((await ask(query)).known).toEqual([])
    },
  )

  it('is for staff only', async () => {
    await expect(ask({}, null)).rejects.toMatchObject({ status: 403 })
  })
})

describe('the warnings before a publication', () => {
  const ask = async (body: object) => {
    const req = Object.assign(await asStaff(), { json: () => Promise.resolve(body) })
    const response = await warningsEndpoint.handler(req)
    return ((await response.json()) as Warned).warnings
  }

  it('list every placeholder, and other doubts only when they are new, each at its field', async () => {
    const { collection, id } = criterion(2)
    const old = '[Un guide](https://demarche-simplifiees.fr/guide). TODO : la suite.'
    await save(criterion(2), { description: old })
    const data = { name: 'Un critère', description: `${old}\n\n## Un\n\n#### Trop bas` }
    const warnings = await ask({ collection, id, data })
    expect(warnings).toMatchObject([
      { path: 'description', label: 'Description', excerpt: 'TODO' },
      {
        path: 'description',
        message: expect.stringMatching(/saute un niveau/),
        excerpt: 'Trop bas',
      },
    ])
    expect(await ask({ collection, id, data: { description: 'Tout est dit.' } })).toEqual([])
    // In a new document, everything is new. Faults that are refused are reported elsewhere.
    const link = { description: '[a](/absent) [b](https://demarche-simplifiees.fr/b)' }
    expect(await ask({ collection, data: link })).toMatchObject([
      { message: expect.stringMatching(/diffère d’une lettre/) },
    ])
  })

  it('cover what surrounds every page, where no call is known', async () => {
    const global = 'notice'
    const published = { title: 'Travaux', text: '[a](/ancienne)', _status: 'published' as const }
    await payload.updateGlobal({ slug: global, data: published })
    const data = { text: 'TODO : ouverture de l’appel à projets en 2019.' }
    const warnings = await ask({ global, data })
    expect(warnings).toMatchObject([
      { path: 'text', label: 'Texte', excerpt: 'TODO' },
      { path: 'text', excerpt: '2019', message: expect.stringMatching(/corrigez-la\.$/) },
    ])
    const req = Object.assign(await asStaff(), { query: { global } })
    const context = (await (await contentChecksEndpoint.handler(req)).json()) as FormContext
    expect(context).toMatchObject({ known: ['/ancienne'], callDates: [], namesCall: false })
  })

  it('cover a section that shows only its title', async () => {
    const tile = { link: { label: 'La foire' }, description: 'Ce que l’on demande souvent.' }
    const sections = [
      { blockType: 'tiles', title: 'Où aller ensuite', tiles: [tile] },
      { blockType: 'criteria', title: 'Nos critères', introduction: ' ', criteria: [] },
      { blockType: 'callToAction', title: 'Déposez un dossier', link: { label: 'Déposer' } },
      { blockType: 'keyFigures', title: 'En chiffres', figures: [], source: 'Bilan de 2024' },
    ]
    const pages = { collection: 'pages', id: page().id }
    expect(await ask({ ...pages, data: { sections } })).toEqual(
      sections.map(({ title }, index) => ({
        path: `sections.${index}.title`,
        label: expect.stringMatching(/^Sections\s\d \(.*\) › Titre$/),
        message: expect.stringMatching(/^Cette section ne montre que son titre/),
        excerpt: title,
      })),
    )
    const filled = [
      { ...sections[0], tiles: [tile, { ...tile, link: { label: 'Ici', url: PATH } }] },
      { ...sections[1], introduction: 'Il y en a douze.' },
      { ...sections[2], link: { page: page().id } },
      { ...sections[3], figures: [{ value: '70 %', meaning: 'du coût' }] },
      { blockType: 'steps', title: 'Les étapes', steps: [content.steps[0]!.id] },
      { blockType: 'keyDates', title: 'Dates clés' },
      { blockType: 'siteMap', title: 'Plan du site' },
    ]
    expect(await ask({ ...pages, data: { sections: filled } })).toEqual([])
    // The milestones of the call appear under the title of the steps.
    const steps = { sections: [{ blockType: 'steps', title: 'Les étapes' }] }
    expect(await ask({ ...pages, data: steps })).toHaveLength(1)
    expect(await ask({ ...pages, data: { ...steps, calls: [content.call.id] } })).toEqual([])
    // A form sends 0 for an empty list; Payload reads it as one.
    expect(await ask({ ...pages, data: { sections: 0, description: '' } })).toEqual([])
  })

  it('name the section of the fault', async () => {
    const data = body('Le nombre de postes est à définir.')
    expect(await ask({ collection: 'pages', id: page().id, data })).toMatchObject([
      { path: 'sections.0.body', label: expect.stringMatching(/^Sections\s1 \(Texte\) › /) },
    ])
  })
})

describe('the start of the server', () => {
  it('logs each published link with a misspelled host, with its document', async () => {
    const link = 'https://demarches.numerique.gouv.fr/commencer/aap-eig7'
    await save(criterion(0), { name: 'Avéré', description: `[Déposer](${link}), [ici](${link})` })
    await save(criterion(1), { description: '[x](https://demarche.numerique.gouv.fr/a)' })
    const warn = jest.spyOn(payload.logger, 'warn').mockReturnValue()
    await logDoubtfulHosts(payload)
    const said = warn.mock.calls.map(([message]) => String(message).replaceAll('\u00a0', ' '))
    warn.mockRestore()
    expect(said.filter((message) => message.includes(link))).toEqual([
      expect.stringMatching(/^Critère « Avéré », lien .* de « demarche\.numerique\.gouv\.fr »/),
    ])
    expect(said.join()).not.toContain('numerique.gouv.fr/a ')
  })

  it('reads the content once for that and for the first form, while no host is doubtful', async () => {
    const fresh = await openTestSite()
    const find = jest.spyOn(fresh.payload.db, 'find')
    const reads = () => find.mock.calls.filter(([{ collection }]) => collection === 'criteria')
    await logDoubtfulHosts(fresh.payload)
    await publishedContext(fresh.payload)
    expect(reads().length).toBe(1)
    find.mockRestore()
    await fresh.close()
  })
})
