import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'

/** The second factors of the signed-in person. `recoveryCodes`: how many are left. `addedAt`: ISO 8601, UTC. */
export type FactorsView = {
  hasCode: boolean
  isRequired: boolean
  passkeys: { id: string; name: string; addedAt: string }[]
  recoveryCodes: number
}

/** A code application to add. `picture`: the QR code, as SVG; `secret`: the same, to type. */
export type NewCodeView = { picture: string; secret: string; ticket: string }

/** A passkey to create. */
export type NewPasskeyView = { options: PublicKeyCredentialCreationOptionsJSON; ticket: string }
