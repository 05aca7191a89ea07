import type { z } from 'zod'

import type { boundsOfPage } from '@/text/markdown/parse'

import { type Layout, LAYOUTS } from './addresses'
import { locate } from './locate'
import type { YamlSource } from './parse-yaml'
import { keyName, MOST_FAULTS, type Problem, type Repair } from './result'
import { readAsWritten } from './scalars'
import { SCHEMAS, type Source } from './schema'
import { problemsInTexts } from './text-problems'
import { offsetOfTyped } from './texts'

const UNKNOWN_KEY = 'clé inconnue : laissée de côté, la page ne la montre pas'

/** Former versions of the site exported text under this key that no other key has: ignoring it would lose text. */
const FORMER_KEY = 'cms'

type Validated = { data: Source | null; problems: Problem[]; repairs: Repair[] }

/**
 * Validates the parsed front matter against the schema of its layout. Returns the typed data, or every problem with its
 * position. `bounds`: shared with the texts after the front matter.
 */
export function validateSource(
  { yaml, document, placeAt }: YamlSource,
  bounds: ReturnType<typeof boundsOfPage>,
): Validated {
  const repairs = readAsWritten(document)
  const problemAt = (path: PropertyKey[], message: string, offset?: number): Problem => {
    const place = placeAt(offset ?? locate(document, path).valueOffset)
    return { ...place, key: keyName(path), message }
  }
  const refused = (problems: Problem[]) => ({ data: null, problems, repairs })

  const values: unknown = document.toJS({ maxAliasCount: 0 })
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    return refused([problemAt([], 'l’en-tête doit être un groupe de clés')])
  }
  const layout = (values as { layout?: unknown }).layout
  if (!isLayout(layout)) {
    const isMissing = layout === undefined || layout === null || layout === ''
    const message = isMissing ? 'clé manquante' : unknownValue(layout, LAYOUTS)
    return refused([problemAt(['layout'], message)])
  }

  const { issues, unknown } = issuesOf(layout, values)
  for (const path of unknown) {
    repairs.push({ key: keyName(path) ?? '', message: UNKNOWN_KEY })
  }
  // Returns the values and not zod's copy, because they keep the key order of the file.
  if (!issues.length) {
    const problems = problemsInTexts(values, bounds).map(({ path, typed, message }) => {
      const { valueOffset, endOffset } = locate(document, path)
      const offset = typed && offsetOfTyped(yaml, typed, valueOffset, endOffset)
      return problemAt(path, message, offset || valueOffset)
    })
    return { data: problems.length ? null : (values as Source), problems, repairs }
  }
  return refused(
    issues.map((issue) => {
      const { exists } = locate(document, issue.path)
      return problemAt(issue.path, issueMessage(issue, exists))
    }),
  )
}

/** The issues in `values` for their layout, and the paths of unknown keys, which are ignored. */
function issuesOf(
  layout: Layout,
  values: unknown,
): { issues: z.core.$ZodIssue[]; unknown: PropertyKey[][] } {
  const { error } = SCHEMAS[layout].safeParse(values)
  const all = (error?.issues ?? []).slice(0, MOST_FAULTS).flatMap(innerIssues)
  const unknown: PropertyKey[][] = []
  const issues = all.flatMap((issue): z.core.$ZodIssue[] => {
    if (issue.code !== 'unrecognized_keys') return [issue]
    return issue.keys.slice(0, MOST_FAULTS).flatMap((key) => {
      const path = [...issue.path, key]
      if (layout === 'page' || path[0] === FORMER_KEY) {
        return { ...issue, code: 'custom' as const, path, message: 'clé inconnue' }
      }
      unknown.push(path)
      return []
    })
  })
  return { issues, unknown }
}

const isLayout = (value: unknown): value is Layout => LAYOUTS.some((layout) => layout === value)

const EXPECTED: Record<string, string> = {
  string: 'doit être un texte',
  boolean: 'doit être true ou false',
  object: 'doit être un groupe de clés',
  array: 'doit être une liste',
}

/** The French message for a schema issue. `exists` distinguishes a wrong value from a missing key. */
function issueMessage(issue: z.core.$ZodIssue, exists: boolean): string {
  if (!exists) return 'clé manquante'
  switch (issue.code) {
    case 'invalid_type':
      return EXPECTED[issue.expected] ?? `valeur incorrecte (${issue.expected} attendu)`
    case 'custom':
    case 'too_big':
      return issue.message
    case 'invalid_format':
      return 'ne peut pas être vide'
    case 'invalid_union':
      return 'doit être un texte ou un groupe de clés'
    default:
      return `valeur incorrecte (${issue.code})`
  }
}

/** « blog » n’est pas prise en charge ; valeurs admises : « admins », « faq ». */
function unknownValue(value: unknown, known: readonly string[]): string {
  const written = typeof value === 'string' ? `« ${value} »` : 'cette valeur'
  return `${written} n’est pas prise en charge ; valeurs admises : ${known.map((one) => `« ${one} »`).join(', ')}`
}

/** The issues inside `issue`. For a union, those of the variant that the value was meant to have, if one can be determined. */
function innerIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const meant = issue.errors.find((issues) =>
    issues.every(({ code, path }) => code !== 'invalid_type' || path.length > 0),
  )
  if (!meant?.length) return [issue]
  return meant
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
    .flatMap(innerIssues)
}
