import type { ServerProps } from 'payload'

import { STEPS } from '../address'
import { settingsOf } from '../settings'
import './proconnect.css'

type Query = { redirect?: unknown; secours?: unknown }

/**
 * On the log-in screen, the button of ProConnect with its official wording, if it is configured. If passwords are refused,
 * hides their form, except at the address of the rescue account.
 */
export function ProConnectLogIn({ payload, searchParams }: Partial<ServerProps>) {
  const settings = payload && settingsOf(payload.config)
  if (!settings) return null
  const { redirect, secours } = (searchParams ?? {}) as Query
  const query = typeof redirect === 'string' ? `?${new URLSearchParams({ redirect })}` : ''
  const isAlone = settings.isOnly && secours === undefined
  return (
    <div className={`proconnect${isAlone ? ' proconnect--alone' : ''}`}>
      <a className="proconnect__button" href={STEPS.logIn + query}>
        <span>S’identifier avec</span> <strong>ProConnect</strong>
      </a>
      <p>
        <a
          href="https://www.proconnect.gouv.fr/"
          target="_blank"
          rel="noopener noreferrer"
          title={'Qu’est-ce que ProConnect\u00a0? - nouvelle fenêtre'}
        >
          Qu’est-ce que ProConnect{'\u00a0'}?
        </a>
      </p>
      {!isAlone && <p className="proconnect__or">Ou avec votre mot de passe{'\u00a0'}:</p>}
    </div>
  )
}
