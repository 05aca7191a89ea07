import { readFileSync } from 'node:fs'

/** The headers by which the admin's pages call the one function of the server that they may, in the build at hand. */
export function actionOfAdmin(): Record<string, string> {
  const manifest = readFileSync('.next/server/server-reference-manifest.json', 'utf8')
  const { node } = JSON.parse(manifest) as { node: Record<string, unknown> }
  return { 'Next-Action': Object.keys(node)[0]!, 'Content-Type': 'text/plain;charset=UTF-8' }
}
