import type { Block } from 'payload'

import { sectionAdmin } from '@/sections/section-admin'

/** The results of the last audit, as the code knows them: staff write around them, never their figures. */
export const AccessibilityAuditSection: Block = {
  slug: 'accessibilityAudit',
  interfaceName: 'AccessibilityAuditSection',
  labels: { singular: 'Résultats de l’audit RGAA', plural: 'Résultats de l’audit RGAA' },
  admin: sectionAdmin(
    'Les résultats du dernier audit d’accessibilité, qui se tiennent à jour seuls.',
  ),
  fields: [
    {
      name: 'title',
      type: 'text',
      label: 'Titre',
      admin: {
        description:
          'Le taux de conformité et les critères non conformes viennent du dernier audit et se tiennent à jour seuls.',
      },
    },
  ],
}
