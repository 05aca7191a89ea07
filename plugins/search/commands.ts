import type { Command } from '@/platform/command-line'

/** The search in all contents, for a person with access to the server. */
export const commands: Command[] = [
  {
    name: 'search',
    args: 'MOTS…',
    options: {},
    run: async (...asked) => (await import('./run')).searchFor(...asked),
  },
]
