import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { readAssets } from '@/platform/assets'

/** Next would make what has this name once, at the build. */
export const dynamic = 'force-dynamic'

/** For browsers and robots that ask for the icon by themselves; pages name theirs. */
export async function GET(): Promise<Response> {
  const icon = await readFile(path.join(process.cwd(), 'public', readAssets().favicon.ico))
  return new Response(new Uint8Array(icon), {
    headers: { 'Content-Type': 'image/x-icon', 'Cache-Control': 'public, max-age=86400' },
  })
}
