import type { Command } from '@/platform/command-line'

/** The command of the activity log (`index.ts`). */
export const commands: Command[] = [
  {
    name: 'activity',
    args: 'verify [--head EMPREINTE]',
    options: {
      '--head EMPREINTE':
        'vérifie aussi que le journal d’activité contient ce sceau, donné par le journal du serveur',
    },
    run: async (...asked) => (await import('./run')).verify(...asked),
  },
]
