/**
 * The end of `npm run build`: writes the scripts and styles of the admin compressed with Brotli, beside them. The server
 * (`server/listen.mjs`) sends these: Next would compress each file again at each request, with gzip, a sixth larger.
 */
import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const FOLDER = '.next/static'
const compress = promisify(brotliCompress)

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
await Promise.all(
  files
    .filter((file) => /\.(?:css|js)$/.test(file))
    .map(async (name) => {
      const file = path.join(FOLDER, name)
      const content = await readFile(file)
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
      await writeFile(`${file}.br`, await compress(content, { params }))
    }),
)
