import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { Payload } from 'payload'

import { importPage } from '@/content/import'
import { piecesOfSection } from '@/content/source/pieces'
import type { SourceResult } from '@/content/source/result'
import { tokensOf } from '@/content/source/compare'
import { openPayload } from '@/platform/database/open-payload'
import { siteConfig } from '@/site-config'
import { contentAt, siteContent } from '@/site/content'
import { renderPage } from '@/site/page/render'

type Accepted = Extract<SourceResult, { ok: true }>

const NOW = new Date('2027-02-01T10:00:00Z')
const FILLED = ['pages', 'calls', 'profiles', 'criteria', 'selection-steps'] as const

/** A site of its own, empty, in a temporary folder; `close` removes it. */
export async function openEmptySite() {
  const folder = mkdtempSync(path.join(tmpdir(), 'eig-corpus-'))
  const databaseUrl = `file:${folder}/site.sqlite`
  const settings = { databaseUrl, dataDir: folder, secret: 'corpus'.repeat(6) }
  const config = siteConfig({ ...settings, siteUrl: 'https://site.exemple.fr' })
  const payload = await openPayload(config, databaseUrl)
  payload.logger.level = 'error'
  return {
    payload,
    async close() {
      await payload.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Imports an accepted file into `payload`, emptied before; returns the words of its sections that its page does not show. */
export async function unseenWords(
  payload: Payload,
  { source, content }: Accepted,
): Promise<string[]> {
  await empty(payload)
  await importPage(payload, source, { asDraft: false })
  const [found, site] = await Promise.all([
    contentAt(payload, `/${content.address}`, NOW),
    siteContent(payload),
  ])
  if (found.kind !== 'page') return ['the page']
  const html = await renderPage(found.page, site)
  const shown = new Set(lettersIn(textOf(html)))
  // While its call is open a page says nothing of a closed one.
  const sections = content.sections.filter(({ blockType }) => blockType !== 'closedCall')
  const { words } = tokensOf(sections.flatMap(piecesOfSection))
  return lettersIn(words.join(' ')).filter((word) => !shown.has(word))
}

async function empty(payload: Payload): Promise<void> {
  for (const collection of FILLED) {
    await payload.delete({ collection, where: { id: { exists: true } } })
  }
}

/** What a reader gets of a page, alternative texts included. */
const textOf = (html: string): string =>
  html.replaceAll(/<[^<>]*>/g, (tag) => {
    const texts = Array.from(tag.matchAll(/ (?:alt|title)="([^"]*)"/g), ([, text]) => text)
    return ` ${texts.join(' ')} `
  })

const lettersIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []
