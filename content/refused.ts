/** The given file or backup is not accepted; `message` says why in French, one line per error. Nothing was written. */
export class Refused extends Error {
  override readonly name = 'Refused'
}
