import { createLocalReq } from 'payload'

import { type Command, EXIT, parse, UsageError } from '@/platform/command-line'
import { withPayload } from '@/platform/database/with-payload'

import { removeFactors } from './factors'

/** `second-factor remove ADDRESS`: removes the second factors of the account with this email address. Returns 1 without one. */
export const remove: Command['run'] = async (args, config) => {
  const [action, address, ...rest] = parse(args, {}).positionals
  if (action !== 'remove' || !address || rest.length) {
    throw new UsageError('Indiquez : remove, puis l’adresse du compte.')
  }
  return withPayload(config(), async (payload) => {
    const where = { email: { equals: address.trim().toLowerCase() } }
    const account = await payload.db.findOne<{ id: string }>({ collection: 'users', where })
    if (!account) {
      console.error(`Aucun compte n’a l’adresse ${address}.`)
      return EXIT.refused
    }
    await removeFactors(account.id, await createLocalReq({}, payload))
    console.log('La vérification en deux étapes de ce compte est retirée.')
    return EXIT.done
  })
}
