import { startRegistration } from '@simplewebauthn/browser'
import { useState } from 'react'

import { ask } from '@/components/admin/ask'
import { StaffButton } from '@/components/admin/StaffRegion'
import { useAnswer } from '@/components/admin/use-answer'

import type { FactorsView, NewCodeView, NewPasskeyView } from '../view'
import { CodeInput } from './CodeInput'
import { FactorList } from './FactorList'
import { NewCode } from './NewCode'
import { OwnPassword } from './OwnPassword'

const API = '/api/second-factor'

/** The second factors of the signed-in person, with what adds and removes them. */
export function OwnFactors() {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [newCode, setNewCode] = useState<NewCodeView | null>(null)
  const [codes, setCodes] = useState<string[]>([])
  const [message, setMessage] = useState('')
  const { body: view, faults, readAgain } = useAnswer<FactorsView>(API)

  /** Sends the password with `data`, and shows the refusal or `done`. Resolves to the answer, null if refused. */
  async function perform<Body>(path: string, data: object, done: string): Promise<Body | null> {
    const { body, faults } = await ask<Body>('POST', API + path, {
      currentPassword: password,
      ...data,
    })
    setMessage(faults.join(' ') || done)
    await readAgain()
    return body
  }
  const startCode = async () => setNewCode(await perform<NewCodeView>('/code/start', {}, ''))
  const addCode = async () => {
    const added = await perform('/code', { code, ticket: newCode?.ticket }, 'Application ajoutée.')
    if (!added) return
    setNewCode(null)
    setCode('')
  }
  const addPasskey = async () => {
    const started = await perform<NewPasskeyView>('/passkeys/start', {}, '')
    if (!started) return
    const optionsJSON = started.options
    const response = await startRegistration({ optionsJSON }).catch(() => null)
    if (!response) return setMessage('Aucune clé d’accès n’a été créée. Réessayez.')
    const name = `Clé d’accès ${(view?.passkeys.length ?? 0) + 1}`
    await perform('/passkeys', { name, response, ticket: started.ticket }, 'Clé d’accès ajoutée.')
  }
  const makeCodes = async () => {
    const made = await perform<{ codes: string[] }>('/recovery-codes', {}, 'Codes créés.')
    if (made) setCodes(made.codes)
  }
  const hasOne = view && (view.hasCode || view.passkeys.length > 0)
  return (
    <>
      <p className="staff-advice">
        Après le mot de passe, le site demande une clé d’accès ou un code&nbsp;: un mot de passe
        volé ne suffit plus.{view?.isRequired && ' Votre rôle le demande.'}
      </p>
      {view && (
        <FactorList
          onRemove={(what) => void perform('/remove', { what }, 'Moyen de vérification retiré.')}
          view={view}
        />
      )}
      <OwnPassword onChange={setPassword} value={password} />
      <div className="staff-actions">
        <StaffButton onClick={() => void addPasskey()}>Ajouter une clé d’accès</StaffButton>
        <StaffButton onClick={() => void startCode()}>
          {view?.hasCode ? 'Changer d’application de codes' : 'Ajouter une application de codes'}
        </StaffButton>
        {hasOne && (
          <StaffButton onClick={() => void makeCodes()}>Créer des codes de secours</StaffButton>
        )}
      </div>
      {newCode && (
        <>
          <NewCode {...newCode} />
          <CodeInput
            hint="Les six chiffres que montre l’application."
            onChange={setCode}
            value={code}
          />
          <StaffButton onClick={() => void addCode()}>Vérifier le code</StaffButton>
        </>
      )}
      {codes.length > 0 && (
        <>
          <p>
            Imprimez ces codes ou gardez-les en lieu sûr. Chacun remplace une fois votre téléphone
            ou votre clé. Ils ne seront plus montrés, et ceux d’avant ne valent plus rien.
          </p>
          <ul className="second-factor__codes">
            {codes.map((one) => (
              <li key={one}>
                <code>{one}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      <p role="status">{message || faults.join(' ')}</p>
    </>
  )
}
