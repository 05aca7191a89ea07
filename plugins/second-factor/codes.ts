import { generateSecret, generateURI, verify } from 'otplib'

/** A clock may be wrong by one step of 30 seconds (RFC 6238, 5.2). */
const TOLERANCE_S = 30

/** A new secret for an application that shows codes, in base 32. */
export const newCodeSecret = (): string => generateSecret()

/** The address that such an application reads in a QR code. */
export const codeUri = (secret: string, email: string): string =>
  generateURI({ issuer: 'Site EIG', label: email, secret })

/**
 * The time step of the six-digit `code`, if it is valid now and later than `lastStep`; null otherwise. Store it, so that no
 * code is accepted twice.
 */
export async function stepOf(
  code: string,
  secret: string,
  lastStep?: number | null,
): Promise<number | null> {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const after = lastStep ?? undefined
  const result = await verify({ secret, token, epochTolerance: TOLERANCE_S, afterTimeStep: after })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}
