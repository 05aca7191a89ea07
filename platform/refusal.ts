import { APIError } from 'payload'

import { frenchTypography } from '@/text/typography'

/**
 * A request refused with a French sentence, typeset here, that whoever asked may read. `status` is the HTTP status;
 * `data`, as JSON, is for the form that asked.
 */
export class Refusal extends APIError {
  // Payload hides the message of an error without a name, and a minified build takes the names of classes away.
  override readonly name = 'Refusal'

  constructor(
    message: string,
    status: 400 | 403 | 404 | 409 | 429 | 503,
    data?: Record<string, unknown>,
  ) {
    super(frenchTypography(message), status, data, true)
  }
}
