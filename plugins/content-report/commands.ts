import type { Command } from '@/platform/command-line'

/** `report`: prints what the screen « À regarder » shows. */
export const commands: Command[] = [
  {
    name: 'report',
    args: '[--json]',
    options: { '--json': 'écrit le rapport en JSON, pour un autre programme' },
    run: async (...asked) => (await import('./run')).printReport(...asked),
  },
]
