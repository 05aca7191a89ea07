import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { readAssets } from '@/platform/assets'

/** Without this, Next would render this route once, at build time. */
export const dynamic = 'force-dynamic'

/** For browsers and robots that request the icon by default; pages name their own. */
export async function GET(): Promise<Response> {
  const icon = await readFile(path.join(process.cwd(), 'public', readAssets().favicon.ico))
  return new Response(new Uint8Array(icon), {
    headers: { 'Content-Type': 'image/x-icon', 'Cache-Control': 'public, max-age=86400' },
  })
}
