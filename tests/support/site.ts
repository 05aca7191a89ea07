import { readFileSync } from 'node:fs'
import path from 'node:path'

import type { Content } from './content'
import { KEPT, keptSite, type Kept } from './kept-site'
import { startServer, type RunningServer, type Settings } from './server'
import { signIn, type Staff } from './staff'

/** A running site, with its first account signed in, and the ids of the fixture if it holds the fixture. */
export type Site = { server: RunningServer; staff: Staff; content: Content }

/** Starts a new site with `settings` and the database `kept`. */
export async function startSite(kept: Kept, settings: Settings = {}): Promise<Site> {
  const server = await startServer(settings, keptSite(kept))
  const content = JSON.parse(readFileSync(path.join(KEPT, 'content.json'), 'utf8')) as Content
  return { server, content, staff: await signIn(server.url) }
}
