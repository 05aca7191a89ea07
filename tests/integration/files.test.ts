import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

import { describe, expect, it } from '@jest/globals'
import sharp from 'sharp'

import { fileStore } from '@/platform/files/store'
import { publicFile } from '@/site/content/files'
import { HTML, image, pdf, sent, SVG, type Format } from '@/tests/fixtures/files'
import { sessionOf } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const { email } = await createUser(payload, 'Alice Martin', 'administrator')
const token = (await sessionOf(payload, email)).token

const published = { _status: 'published' } as const

const addDocument = (name: string, bytes: Buffer | string, data: object = published) =>
  payload.create({ collection: 'documents', data, file: sent(name, bytes) })

const addImage = (name: string, bytes: Buffer | string, data: object = {}) =>
  payload.create({
    collection: 'images',
    data: { ...published, alt: 'Un aplat bleu', ...data },
    file: sent(name, bytes),
  })

async function stored(name: string | null | undefined): Promise<Buffer | null> {
  const file = await fileStore(payload).read(name ?? 'absent.pdf')
  return file && Buffer.from(await new Response(file.stream).arrayBuffer())
}

async function shown(folder: 'images' | 'documents', slug: string): Promise<Buffer | null> {
  return stored((await publicFile(payload, folder, slug))?.name)
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('a document', () => {
  it('is stored as it was sent, at an address made from its name', async () => {
    const bytes = pdf('Essai')
    const doc = await addDocument('Règlement de l’été – n° 7.PDF', bytes)
    expect(doc).toMatchObject({
      slug: 'reglement-de-l-ete-n-7.pdf',
      mimeType: 'application/pdf',
      filesize: bytes.length,
      checksum: sha256(bytes),
    })
    expect(await shown('documents', 'reglement-de-l-ete-n-7.pdf')).toEqual(bytes)
  })

  it('may hold the same bytes as another document, at another address', async () => {
    const bytes = pdf('Deux fois')
    const [one, two] = [await addDocument('avis.pdf', bytes), await addDocument('avis.pdf', bytes)]
    expect([one.slug, two.slug]).toEqual(['avis.pdf', 'avis-2.pdf'])
    await payload.delete({ collection: 'documents', id: one.id })
    expect(await shown('documents', 'avis.pdf')).toBeNull()
    expect(await shown('documents', 'avis-2.pdf')).toEqual(bytes)
  })

  it('keeps its address when another file replaces it, first as a draft', async () => {
    const [before, after] = [pdf('Avant'), pdf('Après')]
    const { id } = await addDocument('guide.pdf', before)
    const change = { collection: 'documents', id, file: sent('autre-nom.pdf', after) } as const
    await payload.update({ ...change, data: {}, draft: true })
    expect(await shown('documents', 'guide.pdf')).toEqual(before)

    await payload.update({ collection: 'documents', id, data: published })
    expect(await shown('documents', 'guide.pdf')).toEqual(after)
  })

  it('gets its old file back when an old version is restored', async () => {
    const [first, second] = [pdf('Première'), pdf('Seconde')]
    const { id, filename } = await addDocument('notice.pdf', first)
    const file = sent('notice.pdf', second)
    await payload.update({ collection: 'documents', id, data: published, file })
    const { docs } = await payload.findVersions({
      collection: 'documents',
      where: { parent: { equals: id }, 'version.filename': { equals: filename } },
    })
    // Restores through REST, as staff do: Payload alone would keep the file of the latest version.
    const restored = await rest(token, 'POST', `/documents/versions/${docs[0]!.id}?draft=true`)
    expect(restored.status).toBe(200)
    expect(await shown('documents', 'notice.pdf')).toEqual(second)
    await payload.update({ collection: 'documents', id, data: published })
    expect(await shown('documents', 'notice.pdf')).toEqual(first)
    expect(await payload.findByID({ collection: 'documents', id })).toMatchObject({
      filename,
      filesize: first.length,
      checksum: sha256(first),
    })
  })

  it('takes the bytes of all its versions with it, and no others, when it is deleted permanently', async () => {
    const before = await fileStore(payload).list()
    const { id } = await addDocument('ancien.pdf', pdf('Ancien'))
    const file = sent('ancien.pdf', pdf('Moins ancien'))
    await payload.update({ collection: 'documents', id, data: published, file })
    expect(await fileStore(payload).list()).toHaveLength(before.length + 2)
    await payload.update({
      collection: 'documents',
      id,
      data: { deletedAt: new Date().toISOString() },
    })
    expect(await shown('documents', 'ancien.pdf')).toBeNull()
    expect(await fileStore(payload).list()).toHaveLength(before.length + 2)
    await payload.delete({ collection: 'documents', id, trash: true })
    expect(await fileStore(payload).list()).toEqual(before)
  })

  it('cannot be published without a file, nor with a file name that was not uploaded', async () => {
    const draft = await payload.create({
      collection: 'documents',
      data: { slug: 'vide.pdf' },
      draft: true,
    })
    await expect(
      payload.update({ collection: 'documents', id: draft.id, data: published }),
    ).rejects.toMatchObject(atTheFile(/Choisissez un fichier/))
    const data = { filename: 'autre.pdf', mimeType: 'application/pdf' }
    await expect(
      payload.update({ collection: 'documents', id: draft.id, data, draft: true }),
    ).rejects.toMatchObject({ status: 400 })
  })
})

describe('an image', () => {
  it.each<Format>(['png', 'jpeg', 'webp', 'avif'])(
    'is stored with its sizes (%s)',
    async (format) => {
      const bytes = await image(format, { width: 1000, height: 500 })
      const doc = await addImage(`aplat.${format}`, bytes)
      const file = await publicFile(payload, 'images', doc.slug!)
      const kept = await stored(file?.name)
      expect(doc).toMatchObject({ width: 1000, height: 500, filesize: kept?.length })
      expect(doc.checksum).toBe(sha256(kept!))
      expect(await sharp(kept!).metadata()).toMatchObject({ width: 1000, height: 500 })
      const { small: smallFile, large: largeFile } = file!.sizes
      const smallBytes = (await stored(smallFile?.name))!
      expect([file?.bytes, smallFile?.bytes]).toEqual([kept?.length, smallBytes.length])
      const small = await sharp(smallBytes).metadata()
      expect(small).toMatchObject({ format: 'webp', width: 480, height: 240 })
      const large = await sharp((await stored(largeFile?.name))!).metadata()
      expect(large.width).toBe(1000)
    },
  )

  it.each([
    ['1727183940123.png', 'equipe-autour-d-une-table.png'],
    ['3f2b9c1e-8a7d-4c5b-9e0f.png', 'equipe-autour-d-une-table-2.png'],
    ['Salle 2.png', 'salle-2.png'],
  ])(
    'gets an address made from its description when its file name means nothing: %s',
    async (name, slug) => {
      const bytes = await image('png', { width: 10, height: 10 })
      const doc = await addImage(name, bytes, { alt: 'Équipe autour d’une table' })
      expect(doc.slug).toBe(slug)
    },
  )

  it('loses its hidden metadata, and is turned upright', async () => {
    const bytes = await sharp(await image('jpeg', { width: 300, height: 200 }))
      .withExif({ IFD0: { Copyright: 'Jeanne Secret' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const doc = await addImage('telephone.jpg', Buffer.concat([bytes, Buffer.from(HTML)]))
    const kept = (await shown('images', doc.slug!))!
    expect(kept.includes('alert')).toBe(false)
    expect(kept.includes('Secret')).toBe(false)
    expect(doc).toMatchObject({ width: 200, height: 300 })
    expect(await sharp(kept).metadata()).toMatchObject({ width: 200, height: 300 })
  })

  it('is processed before its transaction begins, so that other writes do not wait', async () => {
    const bytes = await image('png', { width: 8000, height: 6000 })
    const done: string[] = []
    const file = new File([new Uint8Array(bytes)], 'grande.png', { type: 'image/png' })
    const sending = rest(token, 'POST', '/images', { alt: 'Un aplat', _status: 'draft' }, file)
    const uploading = sending.then(({ status }) => done.push(`upload ${status}`))
    await wait(100)
    await payload.create({ collection: 'criteria', data: { name: 'Vite' }, draft: true })
    done.push('write')
    await uploading
    expect(done).toEqual(['write', 'upload 201'])
  })

  it('must be described or decorative to be published', async () => {
    const bytes = await image()
    await expect(addImage('muette.png', bytes, { alt: ' ' })).rejects.toMatchObject({ status: 400 })
    expect(await addImage('muette.png', bytes, { alt: '', decorative: true })).toBeTruthy()
  })
})

const atTheFile = (message: RegExp) => ({
  status: 400,
  data: { errors: [{ path: 'file', message: expect.stringMatching(message) }] },
})

describe('a refused file', () => {
  const bomb = () => image('png', { width: 9000, height: 9000 })

  it.each<[string, string, () => Buffer | string | Promise<Buffer>, RegExp]>([
    ['an SVG', 'logo.svg', () => SVG, /SVG.*Exportez-la en PNG/],
    ['an SVG named .png', 'logo.png', () => SVG, /SVG.*Exportez-la en PNG/],
    ['a web page named .png', 'photo.png', () => HTML, /n’est pas une image/],
    ['an empty file', 'photo.png', () => '', /Ce fichier est vide/],
    ['a PDF', 'photo.png', () => pdf(), /n’est pas une image/],
    ['a GIF', 'photo.gif', () => 'GIF89a\u0001\u0000\u0001\u0000', /n’est pas une image/],
    ['a truncated image', 'photo.jpg', async () => (await image('jpeg')).subarray(0, 900), /abîmé/],
    ['too many pixels', 'photo.png', bomb, /9000 × 9000 pixels/],
    ['too many bytes', 'photo.png', () => Buffer.alloc(11_000_000, 1), /11\u00a0Mo.*10\u00a0Mo/],
  ])('is not accepted as an image: %s', async (_, name, bytes, message) => {
    const before = await fileStore(payload).list()
    await expect(addImage(name, await bytes())).rejects.toMatchObject(atTheFile(message))
    expect(await fileStore(payload).list()).toEqual(before)
  })

  it.each<[string, () => Buffer | string | Promise<Buffer>, RegExp]>([
    ['a web page named .pdf', () => HTML, /n’est pas un PDF/],
    ['a web page with a PDF in it', () => HTML + pdf().toString(), /n’est pas un PDF/],
    ['a truncated PDF', () => pdf().subarray(0, 100), /sa fin manque/],
    ['an image', () => image(), /n’est pas un PDF/],
  ])('is not accepted as a document: %s', async (_, bytes, message) => {
    await expect(addDocument('reglement.pdf', await bytes())).rejects.toMatchObject(
      atTheFile(message),
    )
  })

  it('is not one with a path in its name, because that name is never used', async () => {
    const doc = await addDocument('../../etc/reglement.pdf', pdf('Chemin'))
    expect(doc.slug).toBe('reglement.pdf')
    expect(doc.filename).toMatch(/^[0-9a-f-]{36}\.pdf$/)
  })
})
