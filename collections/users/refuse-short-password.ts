import {
  ValidationError,
  type CollectionBeforeOperationHook,
  type CollectionBeforeValidateHook,
  type PayloadRequest,
} from 'payload'

import { MIN_PASSWORD } from '@/platform/security/passwords'

type WithPassword = { password?: unknown }

/**
 * Before an account is made or changed: refuses, at its field, a new password that is too short. Those that were chosen
 * before still open their accounts.
 */
export const refuseShortPassword: CollectionBeforeValidateHook = ({ data, req }) =>
  refuse((data as WithPassword | undefined)?.password, req)

/** The same for one chosen through a letter, which Payload tells no other hook. */
export const refuseShortReset: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'resetPassword') refuse((args as { data?: WithPassword }).data?.password, req)
}

function refuse(password: unknown, req: PayloadRequest): void {
  // An empty one changes nothing, or is refused by Payload.
  if (typeof password !== 'string' || !password) return
  if (Array.from(password).length >= MIN_PASSWORD) return
  const message = `Choisissez un mot de passe d’au moins ${MIN_PASSWORD} caractères : une phrase, par exemple.`
  const errors = [{ path: 'password', label: 'Mot de passe', message }]
  throw new ValidationError({ collection: 'users', errors, req }, req.t)
}
