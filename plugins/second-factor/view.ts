import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'

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

/** How the person can confirm who they are. `ticket`: null without any second factor; they then log in again. */
export type AskedConfirmation = {
  passkey: PublicKeyCredentialRequestOptionsJSON | null
  ticket: string | null
}

/** `asked`: null if nothing is to be confirmed now. */
export type ConfirmationView = { asked: AskedConfirmation | null }

/**
 * The name in the header `Server-Timing` of a refusal that a confirmation lifts, and of the event on `window` once the person
 * has answered. Only secure contexts give the header to scripts.
 */
export const CONFIRMATION_ASKED = 'second-factor-asked'
