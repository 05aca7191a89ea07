/** What a call's form shows about the pages that use the call. */
import type { UIFieldServerProps } from 'payload'

import { CallTimelineField } from '@/components/admin/calls/CallFields'

import { pagesOfCall } from '../previewed-pages'
import { PreviewsAtDates } from './PreviewsAtDates'
import { TimeMachine } from './TimeMachine'

const pagesOf = async ({ id, req }: UIFieldServerProps) =>
  id ? pagesOfCall(req.payload, String(id), req.user) : []

/** The timeline of the call being edited, with links to preview the pages at each of its dates. */
export async function PreviewedTimeline(props: UIFieldServerProps) {
  return (
    <PreviewsAtDates pages={await pagesOf(props)}>
      <CallTimelineField {...props} />
    </PreviewsAtDates>
  )
}

/** Opens previews of the pages that show the call being edited. */
export async function CallTimeMachine(props: UIFieldServerProps) {
  return (
    <TimeMachine pages={await pagesOf(props)}>
      {props.id
        ? 'Aucune page ne montre cet appel. Ouvrez une page et choisissez-le dans son champ «\u00a0Appels à projets\u00a0», puis revenez ici.'
        : 'Enregistrez d’abord un brouillon de l’appel.'}
    </TimeMachine>
  )
}
