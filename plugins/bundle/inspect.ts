import type { SanitizedConfig } from 'payload'
import { z } from 'zod'

import { Refused } from '@/content/refused'

import { drain, parsedLines, readBundle } from './unpack'
import { type Manifest, type ManifestEntry, storedNameOf } from './manifest'
import type { Tell } from './pack'
import { FORMER_ENTRIES, needsAccounts, partsOf, type Part } from './parts'
import { lineShape } from './portable'

/** `ids`: the document ids of the bundle by collection, and the version ids by entry (plans refer to versions). */
export type Inspection = { manifest: Manifest; ids: Map<string, Set<string>> }

/**
 * Reads the whole bundle at `file` for a site with `config`; the database need not be open. Throws Refused if anything
 * in it is invalid.
 */
export async function inspectBundle(
  config: SanitizedConfig,
  file: string,
  tell: Tell,
): Promise<Inspection> {
  const parts = new Map(partsOf({ config }).map((part) => [part.path, part]))
  const ids = new Map<string, Set<string>>()
  let isStarted = false
  const manifest = await readBundle(file, async (entry, bytes, { entries, accounts }) => {
    if (!isStarted) tell('Vérification de la sauvegarde', entries.length)
    isStarted = true
    if (FORMER_ENTRIES.has(entry.path)) {
      tell(`« ${entry.path} » n’a plus d’usage, et est laissée de côté, lignes`, entry.lines ?? 0)
      await drain(bytes)
    } else if (storedNameOf(entry)) {
      await drain(bytes)
    } else {
      const part = parts.get(entry.path)
      if (!part || (needsAccounts(part) && !accounts)) {
        throw new Refused(`Ce site ne connaît pas l’entrée « ${entry.path} ».`)
      }
      const found = await inspectLines(part, entry, bytes)
      if (part.kind === 'documents') ids.set(part.slug, found)
      if (part.kind === 'versions') ids.set(part.path, found)
    }
  })
  return { manifest, ids }
}

/** Returns the ids of the lines. */
async function inspectLines(
  part: Part,
  { path, lines }: ManifestEntry,
  bytes: AsyncIterable<Buffer>,
): Promise<Set<string>> {
  const isGlobal = part.kind === 'global'
  const shape = lineShape(part.fields, !isGlobal)
  const ids = new Set<string>()
  let count = 0
  for await (const line of parsedLines(bytes)) {
    count += 1
    const fault = faultOf(shape, line)
    if (fault) throw new Refused(`« ${path} », ligne ${count} : ${fault}`)
    ids.add(isGlobal ? part.slug : String(line.id))
  }
  if (count !== lines || ids.size !== count) {
    throw new Refused(`« ${path} » n’a pas le nombre de lignes annoncé, ou des doubles.`)
  }
  return ids
}

function faultOf(shape: z.ZodType, line: unknown): string | null {
  try {
    const { error } = shape.safeParse(line)
    return error ? z.prettifyError(error) : null
  } catch {
    // Nested too deeply for the stack.
    return 'contenu illisible'
  }
}
