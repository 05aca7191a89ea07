/** What the form of a call shows of the pages that show it. */
import type { UIFieldServerProps } from 'payload'

import { haveOwnWay } from '@/call/way-to-apply'
import { pagesOfCall as publishedPagesOfCall } from '@/editing/published'
import { pagesOfCall } from '@/editing/preview/live-preview'

import { TimeMachine } from '../TimeMachine'
import { CallTimeline } from './CallTimeline'

const pagesOf = async ({ id, req }: UIFieldServerProps) =>
  id ? pagesOfCall(req.payload, String(id), req.user) : []

/** The timeline of the call that is edited, and the pages on which to see each of its moments. */
export async function CallTimelineField(props: UIFieldServerProps) {
  const { id, req } = props
  const haveWay = haveOwnWay(id ? await publishedPagesOfCall(String(id), req) : [])
  return <CallTimeline haveWay={haveWay} pages={await pagesOf(props)} />
}

/** Opens the pages that show the call that is edited. */
export async function CallTimeMachine(props: UIFieldServerProps) {
  return (
    <TimeMachine pages={await pagesOf(props)}>
      {props.id
        ? 'Aucune page ne montre cet appel. Ouvrez une page et choisissez-le dans son champ «\u00a0Appels à projets\u00a0», puis revenez ici.'
        : 'Enregistrez d’abord un brouillon de l’appel.'}
    </TimeMachine>
  )
}
