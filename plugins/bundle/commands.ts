import type { Command } from '@/platform/command-line'

/**
 * Backup and restore of a whole site as one file (docs/bundle.md). Adds these two commands, and nothing to the configuration:
 * the plugin is this folder alone. A collection says with `backedUp` what a backup contains of it. Needs no other plugin.
 */
export const commands: Command[] = [
  {
    name: 'backup',
    args: 'SAUVEGARDE.tar.gz [--with-accounts]',
    options: {
      '--with-accounts':
        'joint les comptes, l’empreinte de leurs mots de passe et les publications programmées',
    },
    run: async (...asked) => (await import('./run')).backupTo(...asked),
  },
  {
    name: 'restore',
    args: 'SAUVEGARDE.tar.gz [--without-accounts]',
    options: { '--without-accounts': 'les laisse dans la sauvegarde' },
    run: async (...asked) => (await import('./run')).restoreFrom(...asked),
  },
]
