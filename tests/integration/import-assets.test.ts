import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import sharp, { type Sharp } from 'sharp'
import { stringify } from 'yaml'

import { importPage } from '@/content/import'

import { image, pdf as pdfOf, PIXEL } from '../fixtures/files'
import { fileWith, read } from '../fixtures/source/source-file'
import { testSite } from '../support/payload'
import { temporaryFolder } from '../support/server'

const pdf = pdfOf()
const folder = temporaryFolder()
const assets = path.join(folder, 'static')

const { payload } = await testSite()
mkdirSync(path.join(assets, 'img'), { recursive: true })
writeFileSync(path.join(assets, 'img/frise été.png'), PIXEL)
writeFileSync(path.join(assets, 'img/vide.png'), PIXEL)
writeFileSync(path.join(assets, 'img/AAP_eig7.pdf'), pdf)
writeFileSync(path.join(assets, 'img/Reglement_7.pdf'), pdf)
writeFileSync(path.join(folder, 'secret.pdf'), pdf)
symlinkSync(path.join(folder, 'secret.pdf'), path.join(assets, 'img/lien.pdf'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const program = `![Frise](img/frise%20%C3%A9t%C3%A9.png) et ![](/img/vide.png "Un titre")

* Le [règlement](<img/AAP_eig7.pdf>) ou [sa page 2](/img/AAP_eig7.pdf#page=2)
* [Dehors](/img/../../secret.pdf), [par un lien](/img/lien.pdf), [absent](/img/absent.pdf)
* [Feuille](/img/notes.odt), [une page](/participer), [ailleurs](https://exemple.fr/a.pdf)`

const call = { title: 'Règlement', url: '/img/AAP_eig7.pdf' }

function importFile() {
  const result = read(fileWith({ program, head: { title: 'Administrations', call } }))
  if (!result.ok) throw new Error('The file is refused.')
  return importPage(payload, result.source, { asDraft: false, assets })
}

it('an import takes the files that a page names from the folder, and from nowhere else', async () => {
  const { warnings, written } = await importFile()
  expect(written).toEqual(
    expect.arrayContaining([
      'Création : image « frise-ete.png »',
      'Création : image « vide.png »',
      'Création : document « aap-eig7.pdf »',
    ]),
  )
  expect(warnings).toEqual([
    '/img/vide.png : image sans texte de remplacement, importée comme décorative : décrivez-la si elle ne l’est pas',
    '/img/../../secret.pdf : introuvable, la cible reste telle quelle',
    '/img/lien.pdf : introuvable, la cible reste telle quelle',
    '/img/absent.pdf : introuvable, la cible reste telle quelle',
    '/img/notes.odt : ni image (PNG, JPEG, WebP, AVIF) ni PDF, la cible reste telle quelle',
  ])

  const { docs: images } = await payload.find({ collection: 'images', sort: 'slug' })
  expect(images).toMatchObject([
    { slug: 'frise-ete.png', alt: 'Frise', _status: 'published' },
    { slug: 'vide.png', decorative: true },
  ])
  const { docs: documents } = await payload.find({ collection: 'documents' })
  expect(documents).toMatchObject([{ slug: 'aap-eig7.pdf', filesize: pdf.length }])
})

it('the imported page links to these files where it named them', async () => {
  const { docs } = await payload.find({ collection: 'pages' })
  expect(docs[0]?.sections).toMatchObject([
    {
      body: `![Frise](/images/frise-ete.png) et ![](/images/vide.png "Un titre")

* Le [règlement](</documents/aap-eig7.pdf>) ou [sa page 2](/documents/aap-eig7.pdf#page=2)
* [Dehors](/img/../../secret.pdf), [par un lien](/img/lien.pdf), [absent](/img/absent.pdf)
* [Feuille](/img/notes.odt), [une page](/participer), [ailleurs](https://exemple.fr/a.pdf)`,
    },
  ])
  const { docs: calls } = await payload.find({ collection: 'calls' })
  expect(calls[0]?.rulesUrl).toBe('/documents/aap-eig7.pdf')
})

it('a second import writes nothing, and a third one only the file that changed', async () => {
  expect((await importFile()).written).toEqual([])
  writeFileSync(path.join(assets, 'img/AAP_eig7.pdf'), Buffer.concat([pdf, Buffer.from('\n')]))
  expect((await importFile()).written).toEqual(['Mise à jour : document « aap-eig7.pdf »'])
})

it('an import takes a document that a field names, and warns about a missing one', async () => {
  writeFileSync(path.join(assets, 'brochure.pdf'), Buffer.concat([pdf, Buffer.from('\n\n')]))
  const downloads = ['brochure', 'absent'].map((name) => ({
    label: name,
    file: `/documents/${name}.pdf`,
  }))
  const sections = [{ blockType: 'downloads', title: 'À lire', downloads }]
  const page = { title: 'À lire', layout: 'page', address: 'a-lire', sections }
  const result = read(`---\n${stringify(page)}---\n`)
  if (!result.ok) throw new Error('The file is refused.')
  const { warnings, written } = await importPage(payload, result.source, {
    asDraft: false,
    assets,
  })
  expect(written).toContain('Création : document « brochure.pdf »')
  expect(warnings).toEqual([
    'Fichier /documents/absent.pdf absent : ajoutez-le dans « Documents ».',
  ])
})

describe('links to a former host', () => {
  beforeAll(async () => {
    for (const collection of ['pages', 'calls', 'documents', 'images'] as const) {
      await payload.delete({ collection, where: { id: { exists: true } } })
    }
  })

  const FORMER = 'https://www.eig.numerique.gouv.fr'
  const program = `Voir [les questions](${FORMER}/participer/faq?v=2#qui), [le règlement](http://eig.etalab.gouv.fr/img/Reglement_7.pdf), [ce site](https://site.exemple.fr/participer/faq/).

[L’accueil](${FORMER}/), [les défis](${FORMER}/defis/2019), [une image](${FORMER}/img/absente.png), [ailleurs](https://etalab.gouv.fr/participer/faq).`

  const call = { title: 'Règlement', url: `${FORMER}/img/Reglement_7.pdf` }

  function importFile(asDraft = false) {
    const result = read(fileWith({ program, head: { title: 'Administrations', call } }))
    if (!result.ok) throw new Error('The file is refused.')
    const together = ['/participer/faq']
    return importPage(payload, result.source, { asDraft, assets, together })
  }

  it('become links of the site when it has their target, and the others are reported', async () => {
    expect((await importFile(true)).nowhere).toHaveLength(2)
    const { nowhere } = await importFile()
    expect(nowhere).toEqual([`${FORMER}/defis/2019`, `${FORMER}/img/absente.png`])
    const { docs: pages } = await payload.find({ collection: 'pages' })
    expect(pages[0]?.sections).toMatchObject([
      {
        body: `Voir [les questions](/participer/faq?v=2#qui), [le règlement](/documents/reglement-7.pdf), [ce site](/participer/faq/).

[L’accueil](/), [les défis](${FORMER}/defis/2019), [une image](${FORMER}/img/absente.png), [ailleurs](https://etalab.gouv.fr/participer/faq).`,
      },
    ])
    const { docs: calls } = await payload.find({ collection: 'calls' })
    expect(calls[0]?.rulesUrl).toBe('/documents/reglement-7.pdf')
  })
})

it('draws images before its transaction, which blocks all other writes to SQLite', async () => {
  writeFileSync(path.join(assets, 'img/neuve.png'), await image())
  const result = read(fileWith({ program: '![Neuve](/img/neuve.png)' }))
  if (!result.ok) throw new Error('The file is refused.')
  const transactions: number[] = []
  const prototype = sharp.prototype as { toBuffer: (this: void) => Promise<Buffer> }
  const { toBuffer } = prototype
  const drawing = jest.spyOn(prototype, 'toBuffer').mockImplementation(function (
    this: Sharp,
    ...args: []
  ) {
    transactions.push(Object.keys(payload.db.sessions ?? {}).length)
    return toBuffer.apply(this as never, args)
  })
  await importPage(payload, result.source, { asDraft: false, assets })
  drawing.mockRestore()
  // Once as it is kept, then in each size.
  expect(transactions).toEqual([0, 0, 0, 0])
})
