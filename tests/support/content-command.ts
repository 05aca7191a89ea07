import { spawn } from 'node:child_process'

import type { Ended } from './server'

/** Runs `npm run content -- …` as a person would, with `settings` in its environment and no other variable. */
export function runContent(args: string[], settings: Record<string, string>): Promise<Ended> {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/content.ts', ...args], {
    env: { PATH, HOME, ...settings } as unknown as NodeJS.ProcessEnv,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
}
