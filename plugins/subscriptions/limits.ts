import type { Limit } from '@/platform/security/attempts'

const HOUR = 60 * 60

/** The limits on the emails that visitors request through the forms. */
export const LIMITS = {
  /** Forms from one client. An office shares one address. */
  letterAsked: { name: 'letterAsked', times: 30, seconds: HOUR },
  /** The same by wider IPv6 networks, against clients that change address: providers give homes a /56, companies a /48. */
  letterAskedIn56: { name: 'letterAskedIn56', times: 60, seconds: HOUR },
  letterAskedIn48: { name: 'letterAskedIn48', times: 120, seconds: HOUR },
  /** All clients together: a mail server that sends more is taken for a spammer's. */
  letters: { name: 'letters', times: 500, seconds: HOUR },
  /** By recipient, known or not: a fourth request points to another problem, or to another person who types this address. */
  letterToConfirm: { name: 'letterToConfirm', times: 3, seconds: 24 * HOUR },
  /**
   * The same for emails that give access to the recipient's data. They are counted apart, so that no one can block this
   * access by requesting the other emails for someone else.
   */
  letterOfData: { name: 'letterOfData', times: 3, seconds: 24 * HOUR },
} as const satisfies Record<string, Limit>
