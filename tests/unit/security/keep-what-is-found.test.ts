import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

import { expect, it } from '@jest/globals'

import { keepWhatIsFound } from '@/platform/security/protect-responses'

function keeping(status: number, cacheControl: string) {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  response.setHeader('Cache-Control', cacheControl)
  keepWhatIsFound(response, status)
  return response.getHeader('Cache-Control')
}

it.each(['public, max-age=31536000, immutable', 's-maxage=60'])(
  'lets what is there be kept, and nothing else: %s',
  (kept) => {
    for (const status of [200, 206, 304]) expect(keeping(status, kept)).toBe(kept)
    for (const status of [307, 404, 405, 416, 500]) expect(keeping(status, kept)).toBe('no-store')
  },
)

it('leaves what must be asked for again each time', () => {
  const asked = 'public, max-age=0, must-revalidate'
  expect(keeping(404, asked)).toBe(asked)
})
