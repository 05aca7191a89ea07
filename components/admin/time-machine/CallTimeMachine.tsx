import type { UIFieldServerProps } from 'payload'

import { pagesOfCall } from '@/editing/preview/pages-showing'

import { TimeMachine } from './TimeMachine'

/** Opens the pages that show the call that is edited. */
export async function CallTimeMachine({ id, req }: UIFieldServerProps) {
  const pages = id ? await pagesOfCall(req.payload, String(id), req.user) : []
  return (
    <TimeMachine pages={pages}>
      {id
        ? 'Aucune page ne montre cet appel. Ouvrez une page et choisissez-le dans son champ «\u00a0Appels à projets\u00a0», puis revenez ici.'
        : 'Enregistrez d’abord un brouillon de l’appel.'}
    </TimeMachine>
  )
}
