import { spawn, type ChildProcess } from 'node:child_process'

import type { Ended } from './server'

/** The bundle that `prepare-commands.mjs` makes. */
export const COMMAND = '.next/commands/scripts/content.js'

/**
 * Starts `content …` as an installed site does, in an environment of `settings` only. `stdout` is the open file used as
 * standard output. `folder` holds the sources to run instead of the bundle.
 */
export function startContent(
  args: string[],
  settings: Record<string, string>,
  stdout: number | 'pipe' = 'pipe',
  folder?: string,
): ChildProcess {
  const { PATH, HOME } = process.env
  const program = folder ? ['--import', 'tsx', 'scripts/content.ts'] : [COMMAND]
  return spawn(process.execPath, [...program, ...args], {
    cwd: folder,
    env: { PATH, HOME, ...settings } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', stdout, 'pipe'],
  })
}

/** Waits for the end; returns the output of both streams and the exit code. */
export function endOf(child: ChildProcess): Promise<Ended> {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
}

/** Runs `content …` to its end. */
export const runContent = (
  args: string[],
  settings: Record<string, string>,
  folder?: string,
): Promise<Ended> => endOf(startContent(args, settings, 'pipe', folder))
