import { spawn, type ChildProcess } from 'node:child_process'

import type { Ended } from './server'

/**
 * Starts `npm run content -- …` as a person would, in an environment of `settings` alone. `stdout`: the open file that is
 * its standard output. `folder`: where the program is, when it is not the one at hand.
 */
export function startContent(
  args: string[],
  settings: Record<string, string>,
  stdout: number | 'pipe' = 'pipe',
  folder = process.cwd(),
): ChildProcess {
  const { PATH, HOME } = process.env
  return spawn(process.execPath, ['--import', 'tsx', 'scripts/content.ts', ...args], {
    cwd: folder,
    env: { PATH, HOME, ...settings } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', stdout, 'pipe'],
  })
}

/** What it said, on both streams, and its status. */
export function endOf(child: ChildProcess): Promise<Ended> {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
}

/** Runs `npm run content -- …` to its end. */
export const runContent = (
  args: string[],
  settings: Record<string, string>,
  folder?: string,
): Promise<Ended> => endOf(startContent(args, settings, 'pipe', folder))
