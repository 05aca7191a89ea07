import { crc32, deflateSync } from 'node:zlib'

import { HTML, PIXEL, SVG, pdf } from '@/tests/fixtures/files'
import type { Attempt } from '@/tests/support/hostile/attempt'
import type { Target } from '@/tests/support/hostile/site'

const REFUSED = [400, 401, 403, 404, 413]

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** A two-colour picture that declares its size, but contains only `lines` lines. */
function png(width: number, height: number, lines: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(1, 8)
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * lines))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A JPEG that contains only comments. */
const remarks = Buffer.concat([
  Buffer.from('\xff\xd8', 'latin1'),
  ...Array.from({ length: 2_000 }, () => Buffer.from('\xff\xfe\x00\x10'.padEnd(18, 'a'), 'latin1')),
])

/** Files that are not what they seem, or that cost more than they weigh. The server may accept some of them. */
const FILES: [tries: string, name: string, bytes: Buffer | string, allowed?: number[]][] = [
  ['a web page named as a picture', 'a.png', HTML],
  ['a drawing with a script', 'a.svg', SVG],
  ['a drawing named as a picture', 'a.png', SVG],
  ['an empty file', 'a.png', ''],
  ['a picture of 2,500 million pixels', 'a.png', png(50_000, 50_000, 10)],
  ['a picture of 49 million pixels', 'a.png', png(7_000, 7_000, 7_000), [201, ...REFUSED]],
  ['a picture one pixel high', 'a.png', png(65_000, 1, 1), [201, ...REFUSED]],
  ['a picture cut in its data', 'a.png', png(600, 400, 400).subarray(0, 60)],
  ['a picture without its last lines', 'a.png', png(600, 400, 20)],
  ['a picture that contains only comments', 'a.jpg', remarks],
  [
    'a picture and an archive',
    'a.png',
    Buffer.concat([PIXEL, Buffer.from('PK\x03\x04')]),
    [201, ...REFUSED],
  ],
  ['a GIF', 'a.gif', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
  [
    'a film named as a picture',
    'a.avif',
    Buffer.from('\0\0\0\x20ftypavis'.padEnd(64, '\0'), 'latin1'),
  ],
  ['a name with a null character', 'a\0.png', PIXEL, [201, ...REFUSED]],
  ['a name with a path traversal', '../../../etc/a.png', PIXEL, [201, ...REFUSED]],
  ['a name of 5,000 letters', `${'a'.repeat(5_000)}.png`, PIXEL, [201, ...REFUSED]],
  ['a name without letters', '.png', PIXEL, [201, ...REFUSED]],
  ['a name that reverses the reading direction', 'a\u202egnp.exe', PIXEL, [201, ...REFUSED]],
  ['a name with quotes and line breaks', 'a";\r\nX: b.png', PIXEL, [201, ...REFUSED]],
  ['an empty document', 'a.pdf', '%PDF-1.4\n'],
  ['a document with a script', 'a.pdf', pdf('<script>alert(1)</script>'), [201, ...REFUSED]],
  ['a web page before a document', 'a.pdf', Buffer.concat([Buffer.from(HTML), pdf()])],
]

const BOUNDARY = 'essai'

function form(name: string, bytes: Buffer | string): Buffer {
  const file = `name="file"; filename="${name}"\r\nContent-Type: image/png`
  return Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n`),
    Buffer.from(`{"alt":"Un carré","_status":"draft"}\r\n--${BOUNDARY}\r\n`),
    Buffer.from(`Content-Disposition: form-data; ${file}\r\n\r\n`),
    Buffer.from(bytes),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ])
}

const upload = (
  [tries, name, bytes, allowed = REFUSED]: (typeof FILES)[number],
  path: string,
  method = 'POST',
): Attempt => ({
  tries,
  path,
  method,
  headers: { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
  body: form(name, bytes),
  allowed,
})

const folderOf = ([, name]: (typeof FILES)[number]) =>
  name.endsWith('.pdf') ? 'documents' : 'images'

/** Files from an anonymous visitor, which the server refuses without looking at them. */
export const anonymousUploads = (): Attempt[] =>
  FILES.map(([tries, name, bytes]) =>
    upload([tries, name, bytes], `/api/${folderOf([tries, name, bytes])}?draft=true`),
  )

export const editorsUploads = ({ imageId }: Target): Attempt[] => [
  ...FILES.map((file) => upload(file, `/api/${folderOf(file)}?draft=true`)),
  upload(
    ['a file that replaces a published one', 'a.png', PIXEL],
    `/api/images/${imageId}`,
    'PATCH',
  ),
  upload(
    ['a file that replaces every image', 'a.png', PIXEL],
    '/api/images?draft=true&where[id][exists]=true',
    'PATCH',
  ),
  upload(
    ['a crop outside the picture', 'a.png', PIXEL, [201, ...REFUSED]],
    '/api/images?draft=true&uploadEdits[crop][x]=1e9',
  ),
]
