import { type AfterErrorHook, APIError } from 'payload'

import { frenchTypography } from '@/text/typography'

/**
 * A refused request, with a French sentence for the user (its typography is corrected here). `status`: HTTP status;
 * `data`: JSON for the form that sent the request.
 */
export class Refusal extends APIError {
  // Payload hides the message of an error without a name, and a minified build removes class names.
  override readonly name = 'Refusal'

  constructor(
    message: string,
    status: 400 | 403 | 404 | 409 | 429 | 503,
    data?: Record<string, unknown>,
  ) {
    super(frenchTypography(message), status, data, true)
  }
}

/**
 * After a refusal: adds to the response its `data`, which Payload drops as it does field errors, and its `message`
 * beside the errors. Payload's form shows `message` in full but splits an error at its colon and commas.
 */
export const keepRefusalData: AfterErrorHook = ({ error }) => {
  const { data, message, name } = error as Partial<Refusal>
  if (name !== 'Refusal') return
  return { response: { errors: [{ name, data: data ?? undefined, message }], message } }
}

const NOT_UNDERSTOOD =
  'Cette demande n’est pas acceptée\u00a0: vérifiez ce qu’elle contient, puis réessayez.'
const FAILED = 'Le site n’a pas pu répondre à cette demande. Réessayez dans un instant.'

/** Payload messages that are always in English, and their French replacement; null: it depends on the status. */
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

/** After a request failed for an unknown reason: replaces Payload's English message with a French one. */
export const tellInFrench: AfterErrorHook = ({ error, result }) => {
  const { errors } = (result ?? {}) as { errors?: { message?: string }[] }
  const found = errors?.map(({ message = '' }) => SENTENCES.find(([said]) => said.test(message)))
  if (!found?.length || found.includes(undefined)) return
  const { status = 500 } = error as { status?: number }
  const message = found[0]![1] ?? (status < 500 ? NOT_UNDERSTOOD : FAILED)
  return { response: { errors: [{ message }] } }
}
