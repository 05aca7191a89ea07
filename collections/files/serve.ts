import type { PayloadRequest } from 'payload'

import { isStoredName } from '@/platform/files/store'
import { storedResponse } from '@/platform/files/stored-response'

/**
 * The file of that name, for the admin's own pictures and links. Payload has checked that whoever asks may read the
 * document; visitors have the file's public address.
 */
export async function serveStored(
  req: PayloadRequest,
  { params: { filename } }: { params: { filename: string } },
): Promise<Response> {
  const headers = { 'Cache-Control': 'private, no-cache' }
  const response = isStoredName(filename)
    ? await storedResponse(req.payload, filename, { request: req, headers })
    : null
  return response ?? new Response(null, { status: 404 })
}
