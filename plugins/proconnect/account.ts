import type { PayloadRequest, Where } from 'payload'

import { accountOf } from '@/collections/users/count-log-ins'
import type { User } from '@/payload-types'

import type { Identity } from './identity'
import type { ProConnectSettings } from './settings'

/** Longest name of an account. */
const LONGEST_NAME = 100

/** Why a person whom ProConnect identified may not sign in. For the log of the server: visitors are told no reason. */
export type Denial =
  | 'no account'
  | 'account of another person'
  | 'unverified address'
  | 'organisation not admitted'
  | 'account closed'

/** `account`: whom the refusal concerns, if it is known. */
type Match =
  { account: User; denial: null } | { account: Pick<User, 'id' | 'name'> | null; denial: Denial }

/**
 * Finds the account of `identity`: the one that has its `sub`, else the one that has its address and no `sub` yet. Writes
 * nothing.
 */
export async function accountFor(
  identity: Identity,
  { admitted }: ProConnectSettings,
  req: PayloadRequest,
): Promise<Match> {
  const found = await withSub(identity.sub, req)
  const account = found ?? (await find({ email: { equals: accountOf(identity.email) } }, req))
  if (!isAdmitted(identity, admitted)) return { account, denial: 'organisation not admitted' }
  if (!account) return { account: null, denial: 'no account' }
  if (found) return { account: found, denial: null }
  if (account.proConnectSub) return { account, denial: 'account of another person' }
  if (!identity.email_verified) return { account, denial: 'unverified address' }
  return { account, denial: null }
}

const withSub = (sub: string, req: PayloadRequest) => find({ proConnectSub: { equals: sub } }, req)

const find = (where: Where, req: PayloadRequest): Promise<User | null> =>
  req.payload.db.findOne<User>({ collection: 'users', where, req })

function isAdmitted(
  { email, idp_id: idp, siret }: Identity,
  { domains, idps, sirets }: ProConnectSettings['admitted'],
): boolean {
  const admits = (list: string[], value: string) => !list.length || list.includes(value)
  const domain = email.slice(email.lastIndexOf('@') + 1)
  return admits(sirets, siret) && admits(idps, idp.toLowerCase()) && admits(domains, domain)
}

/**
 * Stores on `account` the `sub` of `identity`, by which it is found from now on, and the name that the provider gives.
 * Nothing if both are known.
 */
export async function keepIdentity(
  account: User,
  identity: Identity,
  req: PayloadRequest,
): Promise<void> {
  const { given_name: given, sub, usual_name: usual } = identity
  const name = [given, usual].filter(Boolean).join(' ').slice(0, LONGEST_NAME) || account.name
  if (account.proConnectSub === sub && account.name === name) return
  const data = { proConnectSub: sub, name }
  await req.payload.update({ collection: 'users', id: account.id, data, depth: 0, req })
}
