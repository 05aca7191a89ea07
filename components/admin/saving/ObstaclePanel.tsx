'use client'

import { useEffect, useEffectEvent, useState } from 'react'

import { Panel } from './Panel'
import type { Obstacle } from './save-watch'

const RETRY_SECONDS = [5, 10, 20, 30] as const

type ObstaclePanelProps = {
  obstacle: Obstacle
  /** How many times in a row the save failed, from 1. */
  failures: number
  /** Who edits the document, where it is somebody else and their name is known. */
  editor?: string
  retry: () => void
}

/** Says why what is typed is not saved, and tries again where that may help. */
export function ObstaclePanel({ obstacle, failures, editor, retry }: ObstaclePanelProps) {
  switch (obstacle) {
    case 'offline':
    case 'server':
      return <Retrying key={failures} {...{ obstacle, failures, retry }} />
    case 'signed-out':
      return (
        <Panel actions={[{ words: 'Réessayer', act: retry }]} urgent>
          Votre session a expiré&nbsp;: votre texte est gardé sur cet appareil.{' '}
          <a href={`/admin/login?redirect=${encodeURIComponent(window.location.pathname)}`}>
            Reconnectez-vous
          </a>
          &nbsp;: il vous sera proposé ici.
        </Panel>
      )
    case 'locked':
      return (
        <Panel actions={[{ words: 'Réessayer', act: retry }]} urgent>
          {editor ?? 'Une autre personne'} modifie ce document&nbsp;: votre texte n’est pas
          enregistré. Il est gardé sur cet appareil et vous sera proposé quand vous rouvrirez le
          document.
        </Panel>
      )
    default:
      return obstacle satisfies never
  }
}

function Retrying({ obstacle, failures, retry }: ObstaclePanelProps) {
  const [seconds, setSeconds] = useState<number>(
    RETRY_SECONDS[Math.min(failures, RETRY_SECONDS.length) - 1]!,
  )
  const tryAgain = useEffectEvent(retry)
  useEffect(() => {
    const timer = setTimeout(() => (seconds > 0 ? setSeconds(seconds - 1) : tryAgain()), 1000)
    return () => clearTimeout(timer)
  }, [seconds])
  useEffect(() => {
    const back = () => tryAgain()
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [])
  return (
    <Panel actions={[{ words: 'Réessayer maintenant', act: retry }]}>
      {obstacle === 'offline' ? 'Connexion perdue' : 'Le site ne répond pas'}&nbsp;: votre texte est
      gardé sur cet appareil. {/* Read out once, not every second. */}
      <span aria-hidden="true">
        {seconds > 0 ? `Nouvel essai dans ${seconds}\u00a0s.` : 'Nouvel essai…'}
      </span>
    </Panel>
  )
}
