import type { Payload } from 'payload'

import { isOutage, providerOf, SECOND_FACTOR } from './provider'
import { type ProConnectSettings, settingsOf } from './settings'

type Metadata = ReturnType<Awaited<ReturnType<typeof providerOf>>['serverMetadata']>

/** At the start of a server: logs one French line per error in the settings that the provider reveals. */
export async function checkProvider({ config, logger }: Payload): Promise<void> {
  const settings = settingsOf(config)
  if (!settings) return
  for (const fault of await providerFaults(settings)) logger.error(`ProConnect : ${fault}`)
}

/** Returns what prevents log-ins with `settings`, in French, from what the provider says of itself. */
export async function providerFaults(settings: ProConnectSettings): Promise<string[]> {
  try {
    return faultsOf((await providerOf(settings)).serverMetadata(), settings)
  } catch (error) {
    const { href } = settings.issuer
    return isOutage(error)
      ? [`${href} (PROCONNECT_ISSUER) ne répond pas. Vérifiez l’adresse et l’accès du serveur.`]
      : [`${href} (PROCONNECT_ISSUER) ne se présente pas sous cette adresse : recopiez-la.`]
  }
}

function faultsOf(metadata: Metadata, { credential, signingAlg }: ProConnectSettings): string[] {
  const addresses = [
    'authorization_endpoint',
    'token_endpoint',
    'userinfo_endpoint',
    'jwks_uri',
    'end_session_endpoint',
  ] as const
  const method = typeof credential === 'string' ? 'client_secret_post' : 'private_key_jwt'
  return [
    ...addresses
      .filter((name) => !metadata[name])
      .map((name) => `le fournisseur n’annonce pas ${name}.`),
    ...(lacks(metadata.id_token_signing_alg_values_supported, [signingAlg])
      ? [`le fournisseur ne signe pas en ${signingAlg} (PROCONNECT_SIGNING_ALG).`]
      : []),
    ...(lacks(metadata.token_endpoint_auth_methods_supported, [method])
      ? [`le fournisseur n’accepte pas ${method}.`]
      : []),
    ...(lacks(metadata.acr_values_supported, SECOND_FACTOR)
      ? [`le fournisseur n’annonce aucun second facteur (${SECOND_FACTOR.join(', ')}).`]
      : []),
  ]
}

/** Whether the provider lists what it supports without any of `wanted`. Without a list, only a log-in can tell. */
const lacks = (supported: string[] | undefined, wanted: string[]): boolean =>
  supported !== undefined && !wanted.some((one) => supported.includes(one))
