/** A file that the site does not keep; `message`, in French, says to whoever sent it why, and what to do. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
}
