import { readFileSync } from 'node:fs'

/** Returns the headers that the pages of the admin send to call the only server function of the current build. */
export function actionOfAdmin(): Record<string, string> {
  const manifest = readFileSync('.next/server/server-reference-manifest.json', 'utf8')
  const { node } = JSON.parse(manifest) as { node: Record<string, unknown> }
  return { 'Next-Action': Object.keys(node)[0]!, 'Content-Type': 'text/plain;charset=UTF-8' }
}
