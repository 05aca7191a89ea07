import { request } from 'node:http'

const MEGABYTE = 1024 * 1024

/** `sent`: bytes that the server accepted before it answered or closed the connection (`status` null). */
export type CutUpload = { status: number | null; text: string; sent: number; ms: number }

/** Sends a form with a file of `megabytes` to `url`, as fast as the server accepts it, until it answers. */
export function uploadZeros(
  url: string,
  megabytes: number,
  headers: Record<string, string>,
): Promise<CutUpload> {
  const boundary = 'essai-sans-fin'
  const start = Date.now()
  const chunk = Buffer.alloc(MEGABYTE)
  return new Promise((resolve) => {
    const end = (status: number | null, text: string) =>
      resolve({ status, text, sent, ms: Date.now() - start })
    let sent = 0
    let isAnswered = false
    const type = `multipart/form-data; boundary=${boundary}`
    const upload = request(url, { method: 'POST', headers: { ...headers, 'Content-Type': type } })
    upload.on('error', () => end(null, ''))
    upload.on('response', (response) => {
      isAnswered = true
      let text = ''
      response.on('data', (part: Buffer) => (text += part.toString()))
      response.on('close', () => {
        upload.destroy()
        end(response.statusCode ?? null, text)
      })
    })
    const write = () => {
      while (!isAnswered && sent < megabytes * MEGABYTE) {
        sent += MEGABYTE
        if (!upload.write(chunk)) {
          upload.once('drain', write)
          return
        }
      }
      if (!isAnswered) upload.end(`\r\n--${boundary}--\r\n`)
    }
    const disposition = 'Content-Disposition: form-data; name="file"; filename="geant.pdf"'
    upload.write(
      `--${boundary}\r\n${disposition}\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n`,
    )
    write()
  })
}
