'use client'

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { useState, type FormEvent } from 'react'

import { StaffButton } from '@/components/admin/StaffRegion'

import type { NewCodeView } from '../view'
import { CodeInput } from './CodeInput'
import { NewCode } from './NewCode'
import { PasskeyButton } from './PasskeyButton'
import { useSecondFactor } from './use-second-factor'

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

const LOG_IN = '/api/users/login'

/** The second step of the log-in: a passkey, a code, or for a first time the addition of a code application. */
export function SecondStep({ again, newCode, passkey, redirectTo }: SecondStepProps) {
  const [code, setCode] = useState('')
  const { fault, isSending, sendCode, sendPasskey } = useSecondFactor(LOG_IN, () =>
    // A full load: the menu and the rights are those of the account.
    window.location.assign(redirectTo),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sendCode(code)
  }
  return (
    <div className="second-step">
      <h2>Vérification en deux étapes</h2>
      {newCode && <NewCode {...newCode} />}
      {passkey && (
        <>
          <p>Utilisez la clé d’accès de cet appareil, de votre téléphone ou de votre clé USB.</p>
          <PasskeyButton isSending={isSending} onUse={() => sendPasskey(passkey)} />
        </>
      )}
      <form onSubmit={submit}>
        <CodeInput
          hint={newCode ? 'Les six chiffres que montre l’application.' : undefined}
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
