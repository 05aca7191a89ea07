import type { AfterErrorHook } from 'payload'

const NOT_UNDERSTOOD =
  'Cette demande n’est pas acceptée\u00a0: vérifiez ce qu’elle contient, puis réessayez.'
const FAILED = 'Le site n’a pas pu répondre à cette demande. Réessayez dans un instant.'

/** What Payload says in English whatever the language, and what is said in its place; null: it depends on the status. */
const SENTENCES: [RegExp, string | null][] = [
  [
    /^(An unknown error occurred|Something went wrong|The following paths? cannot be queried)/,
    null,
  ],
  [
    /^Token is either invalid or has expired/,
    'Ce lien n’est plus valable\u00a0: demandez-en un autre.',
  ],
  [/^Missing email/, 'Indiquez l’adresse électronique du compte.'],
]

/** After a request failed, and nothing else knows why: says so in French. */
export const tellInFrench: AfterErrorHook = ({ error, result }) => {
  const { errors } = (result ?? {}) as { errors?: { message?: string }[] }
  const found = errors?.map(({ message = '' }) => SENTENCES.find(([said]) => said.test(message)))
  if (!found?.length || found.includes(undefined)) return
  const { status = 500 } = error as { status?: number }
  const message = found[0]![1] ?? (status < 500 ? NOT_UNDERSTOOD : FAILED)
  return { response: { errors: [{ message }] } }
}
