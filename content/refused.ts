/**
 * What was given, a file or a backup, is not accepted, or not here; `message` says why in French, a line for each fault.
 * Nothing was written.
 */
export class Refused extends Error {
  override readonly name = 'Refused'
}
