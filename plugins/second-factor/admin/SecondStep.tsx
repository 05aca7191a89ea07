'use client'

import { startAuthentication } from '@simplewebauthn/browser'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { useState, type FormEvent } from 'react'

import { ask } from '@/components/admin/ask'
import { StaffButton } from '@/components/admin/StaffRegion'

import type { NewCodeView } from '../view'
import { CodeInput } from './CodeInput'
import { NewCode } from './NewCode'

import './second-factor.css'

type SecondStepProps = {
  /** Starts again with the password. */
  again: string
  /** The code application to add, for an account that has no second factor yet. */
  newCode: Omit<NewCodeView, 'ticket'> | null
  /** What a passkey signs; null if the account has none. */
  passkey: PublicKeyCredentialRequestOptionsJSON | null
  redirectTo: string
}

/** The second step of the log-in: a passkey, a code, or for a first time the addition of a code application. */
export function SecondStep({ again, newCode, passkey, redirectTo }: SecondStepProps) {
  const [code, setCode] = useState('')
  const { fault, isSending, send } = useSecondFactor(redirectTo)
  const sendPasskey = async () => {
    if (passkey)
      await send(async () => ({ passkey: await startAuthentication({ optionsJSON: passkey }) }))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(() => Promise.resolve({ code }))
  }
  return (
    <div className="second-step">
      <h2>Vérification en deux étapes</h2>
      {newCode && <NewCode {...newCode} />}
      {passkey && (
        <>
          <p>Utilisez la clé d’accès de cet appareil, de votre téléphone ou de votre clé USB.</p>
          <StaffButton
            buttonStyle="primary"
            disabled={isSending}
            onClick={() => void sendPasskey()}
          >
            Utiliser une clé d’accès
          </StaffButton>
        </>
      )}
      <form onSubmit={submit}>
        <CodeInput
          hint={
            newCode
              ? 'Les six chiffres que montre l’application.'
              : 'Les six chiffres de votre application, ou un code de secours.'
          }
          isFirst={!passkey}
          onChange={setCode}
          value={code}
        />
        <p aria-live="assertive" className="staff-fault">
          {fault}
        </p>
        <StaffButton
          buttonStyle={passkey ? 'secondary' : 'primary'}
          disabled={isSending}
          size="large"
          type="submit"
        >
          Se connecter
        </StaffButton>
      </form>
      <p>
        <a href={again}>Recommencer avec un autre compte</a>
      </p>
    </div>
  )
}

const CANCELLED = 'Aucune clé d’accès n’a été utilisée. Réessayez, ou saisissez un code.'

/** Sends a second factor, then opens `redirectTo`. `fault`: why the server refused it, or no passkey was used, in French. */
function useSecondFactor(redirectTo: string) {
  const [fault, setFault] = useState('')
  const [isSending, setIsSending] = useState(false)
  const send = async (give: () => Promise<object>) => {
    setFault('')
    setIsSending(true)
    const secondFactor = await give().catch(() => null)
    const { faults } = secondFactor
      ? await ask('POST', '/api/users/login', { secondFactor })
      : { faults: [CANCELLED] }
    // A full load: the menu and the rights are those of the account.
    if (!faults.length) return window.location.assign(redirectTo)
    setFault(faults.join(' '))
    setIsSending(false)
  }
  return { fault, isSending, send }
}
