import { expect, it } from '@jest/globals'
import type { AfterErrorHook } from 'payload'

import { keepRefusalData, Refusal } from '@/platform/refusal'

const answerTo = (error: Error) => keepRefusalData({ error } as Parameters<AfterErrorHook>[0])

it('a refusal has its full message next to the errors, whose messages Payload’s form splits', () => {
  const message =
    'Cette adresse est prise\u00a0: changez-la, ou supprimez l’autre page, puis publiez.'
  const data = { stale: true }
  expect(answerTo(new Refusal(message, 409))).toMatchObject({ response: { message } })
  expect(answerTo(new Refusal(message, 409, data))).toEqual({
    response: { errors: [{ name: 'Refusal', data, message }], message },
  })
  expect(answerTo(new Error(message))).toBeUndefined()
})
