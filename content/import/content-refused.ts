import { APIError, ValidationError } from 'payload'

/** The site does not publish what a file says; `message` has a French line for each fault. */
export class ContentRefused extends Error {
  override readonly name = 'ContentRefused'

  /** `subject` names the document: « critère « Avéré » ». */
  constructor(subject: string, error: APIError) {
    const lines =
      error instanceof ValidationError
        ? error.data.errors.map(
            ({ label, path, message }) =>
              `${subject}, ${typeof label === 'string' ? label : path} : ${message}`,
          )
        : [`${subject} : ${error.message}`]
    super(lines.join('\n'))
  }
}

/** True for an error by which the site refuses a content, which is none of the program's. */
export const isRefusal = (error: unknown): error is APIError =>
  error instanceof APIError && error.status < 500
