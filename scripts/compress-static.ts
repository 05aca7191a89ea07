/**
 * The end of `npm run build`: writes the scripts, styles and drawings of the admin and of the public site compressed with
 * Brotli, beside them. The server (`server/listen.mjs`) sends these: Next would compress each file again at each request,
 * with gzip, a sixth larger.
 */
import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const FOLDERS = ['.next/static', 'public/assets']
const compress = promisify(brotliCompress)

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
)
await Promise.all(
  files
    .filter((file) => /\.(?:css|js|svg)$/.test(file))
    .map(async (file) => {
      const content = await readFile(file)
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
      await writeFile(`${file}.br`, await compress(content, { params }))
    }),
)
