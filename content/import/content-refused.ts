import type { ValidationError } from 'payload'

/** The site does not publish what a file says; `message` has a French line for each fault. */
export class ContentRefused extends Error {
  override readonly name = 'ContentRefused'

  /** `subject` names the document: « critère « Avéré » ». */
  constructor(subject: string, { data }: ValidationError) {
    const lines = data.errors.map(
      ({ label, path, message }) =>
        `${subject}, ${typeof label === 'string' ? label : path} : ${message}`,
    )
    super(lines.join('\n'))
  }
}
