import type { OwnAddress } from '@/platform/http/own-addresses'

/** Where people leave for ProConnect and come back. The query has codes that serve once. */
export const PROCONNECT_PATH = {
  path: '/proconnect',
  isPrivate: true,
  readsQuery: true,
} as const satisfies OwnAddress

const step = <Name extends string>(name: Name) => `${PROCONNECT_PATH.path}/${name}` as const

/** The addresses under PROCONNECT_PATH. `back` and `loggedOut` are registered with ProConnect, to the letter. */
export const STEPS = {
  logIn: step('connexion'),
  back: step('retour'),
  logOut: step('deconnexion'),
  loggedOut: step('deconnecte'),
} as const
