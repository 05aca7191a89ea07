/**
 * Characters that a new password has at least. The CNIL (deliberation n° 2022-100) asks for 50 bits where failures lock an
 * account, as here: twelve small letters are worth 56. Payload is content with three characters.
 */
export const MIN_PASSWORD = 12
