import type { z } from 'zod'

const EXPECTED: Record<string, string> = {
  string: 'doit être un texte',
  boolean: 'doit être true ou false',
  object: 'doit être un groupe de clés',
  array: 'doit être une liste',
}

/** French message for a fault of the schema. `exists` tells a wrong value from a missing key. */
export function issueMessage(issue: z.core.$ZodIssue, exists: boolean): string {
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

/** « blog » n’est pas pris en charge ; valeurs admises : « admins », « faq ». */
export function unknownValue(value: unknown, known: readonly string[]): string {
  const written = typeof value === 'string' ? `« ${value} »` : 'cette valeur'
  return `${written} n’est pas prise en charge ; valeurs admises : ${known.map((one) => `« ${one} »`).join(', ')}`
}

/**
 * The issues behind `issue`: for a value of several admitted shapes, those of the shape that it was meant to have, if
 * it has one of them.
 */
export function innerIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const meant = issue.errors.find((issues) =>
    issues.every(({ code, path }) => code !== 'invalid_type' || path.length > 0),
  )
  if (!meant?.length) return [issue]
  return meant
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
    .flatMap(innerIssues)
}
