import type { z } from 'zod'
import { locate } from './locate'
import type { YamlProblem, YamlSource } from './parse-yaml'
import { keyName } from './result'
import { adminsSchema, type AdminsSource } from './schema'
import { issueMessage } from './schema-messages'

/** Checks the parsed front matter against the schema: the typed data, or every problem with its place. */
export function validateSource({ document, placeAt }: YamlSource): {
  data: AdminsSource | null
  problems: YamlProblem[]
} {
  const values: unknown = document.toJS({ maxAliasCount: 0 })
  const parsed = adminsSchema.safeParse(values)
  if (parsed.success) return { data: parsed.data, problems: [] }

  const problemsOf = (issue: z.core.$ZodIssue): YamlProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const path = [...issue.path, key]
        const message = 'clé inconnue'
        return { ...placeAt(locate(document, path).keyOffset), key: keyName(path), message }
      })
    }
    const { valueOffset, exists } = locate(document, issue.path)
    const value: unknown = document.getIn(issue.path)
    const message = issueMessage(issue, exists, value)
    return [{ ...placeAt(valueOffset), key: keyName(issue.path), message }]
  }
  return { data: null, problems: parsed.error.issues.flatMap(problemsOf) }
}
