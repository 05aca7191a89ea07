import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { freePort } from '@/tests/support/server'

import type { ProviderInput } from './provider-process'

/**
 * Starts the engine of ProConnect, for the site at `url`: it signs `person` in with two factors without asking for anything.
 * `client`: how the site proves who it is, and the algorithm of signatures. A program of its own, because the engine rejects
 * the keys of a client that come through Jest's context.
 */
export async function openProvider(
  url: string,
  client: ProviderInput['client'],
  person: ProviderInput['person'],
): Promise<{ issuer: string; close: () => void }> {
  const issuer = `http://localhost:${await freePort()}`
  const asked: ProviderInput = {
    issuer,
    client: {
      redirect_uris: [`${url}/proconnect/retour`],
      post_logout_redirect_uris: [`${url}/proconnect/deconnecte`],
      userinfo_signed_response_alg: client.id_token_signed_response_alg,
      ...client,
    },
    person,
  }
  const provider = spawn(
    process.execPath,
    ['--import', 'tsx', 'plugins/proconnect/tests/provider-process.ts', JSON.stringify(asked)],
    // Its warnings say that it is not set up for production.
    { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
  )
  await once(provider, 'message')
  return { issuer, close: () => void provider.kill() }
}
