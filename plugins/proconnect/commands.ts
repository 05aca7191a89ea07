import type { Command } from '@/platform/command-line'

/** The command that lets one account sign in with a password while PROCONNECT_ONLY is set (docs/proconnect.md). */
export const commands: Command[] = [
  {
    name: 'proconnect',
    args: 'secours ADRESSE',
    options: {},
    run: async (...asked) => (await import('./rescue')).rescue(...asked),
  },
]
