import type { z } from 'zod'

const EXPECTED: Record<string, string> = {
  string: 'doit être un texte (entre guillemets s’il ressemble à un nombre ou à true ou false)',
  boolean: 'doit être true (ouvert) ou false (fermé)',
  object: 'doit être un groupe de clés',
  array: 'doit être une liste',
}

/** French message for a fault of the schema. `exists` tells a wrong value from a missing key; `value` is what is written. */
export function issueMessage(issue: z.core.$ZodIssue, exists: boolean, value: unknown): string {
  if (issue.path.length === 0) return 'l’en-tête doit être un groupe de clés'
  if (!exists) return 'clé manquante'
  switch (issue.code) {
    case 'invalid_type':
      return EXPECTED[issue.expected] ?? `valeur incorrecte (${issue.expected} attendu)`
    case 'custom':
      return issue.message
    case 'invalid_format':
      return 'ne peut pas être vide'
    case 'invalid_value':
      return `« ${String(value)} » n’est pas pris en charge ; valeur admise : ${issue.values.map((one) => `« ${String(one)} »`).join(', ')}`
    case 'invalid_union':
      return 'doit être un nombre'
    default:
      return `valeur incorrecte (${issue.code})`
  }
}
