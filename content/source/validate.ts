import type { z } from 'zod'

import type { boundsOfPage } from '@/text/bounds/page'
import { LAYOUTS, type Layout } from './addresses'
import { locate } from './locate'
import type { YamlProblem, YamlSource } from './parse-yaml'
import { keyName, MOST_FAULTS, type Repair } from './result'
import { readAsWritten } from './scalars'
import { SCHEMAS, type Source } from './schema'
import { problemsInTexts } from './text-problems'
import { offsetOfTyped } from './typed-place'
import { innerIssues, issueMessage, unknownValue } from './schema-messages'

type Validated = { data: Source | null; problems: YamlProblem[]; repairs: Repair[] }

/**
 * Checks the parsed front matter against the schema of its layout: the typed data, or every problem with its place.
 * `bounds`: of the page, which the texts after the front matter count in too.
 */
export function validateSource(
  { yaml, document, placeAt }: YamlSource,
  bounds: ReturnType<typeof boundsOfPage>,
): Validated {
  const repairs = readAsWritten(document)
  const problemAt = (path: PropertyKey[], message: string, offset?: number): YamlProblem => {
    const place = placeAt(offset ?? locate(document, path).valueOffset)
    return { ...place, key: keyName(path), message }
  }
  const refused = (problems: YamlProblem[]) => ({ data: null, problems, repairs })

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

  const parsed = SCHEMAS[layout].safeParse(values)
  // The values rather than the copy that zod makes: they have the keys in the order of the file.
  if (parsed.success) {
    const problems = problemsInTexts(values, bounds).map(({ path, typed, message }) => {
      const { valueOffset, endOffset } = locate(document, path)
      const offset = typed && offsetOfTyped(yaml, typed, valueOffset, endOffset)
      return problemAt(path, message, offset || valueOffset)
    })
    return { data: problems.length ? null : (values as Source), problems, repairs }
  }
  const problemsOf = (issue: z.core.$ZodIssue): YamlProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, MOST_FAULTS).map((key) => {
        const path = [...issue.path, key]
        return problemAt(path, 'clé inconnue', locate(document, path).keyOffset)
      })
    }
    const { exists } = locate(document, issue.path)
    return [problemAt(issue.path, issueMessage(issue, exists))]
  }
  return refused(parsed.error.issues.slice(0, MOST_FAULTS).flatMap(innerIssues).flatMap(problemsOf))
}

const isLayout = (value: unknown): value is Layout => LAYOUTS.some((layout) => layout === value)
