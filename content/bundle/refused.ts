/** A bundle is not accepted, or not here; `message` is French, for whoever asked to restore it. Nothing was written. */
export class BundleRefused extends Error {
  override readonly name = 'BundleRefused'
}
