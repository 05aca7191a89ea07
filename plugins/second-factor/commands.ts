import type { Command } from '@/platform/command-line'

/** The command for a person who lost every second factor, and has no administrator to ask (`index.ts`). */
export const commands: Command[] = [
  {
    name: 'second-factor',
    args: 'remove ADRESSE',
    options: {},
    run: async (...asked) => (await import('./run')).remove(...asked),
  },
]
