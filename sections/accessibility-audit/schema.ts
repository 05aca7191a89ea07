import { sectionBlock } from '@/sections/section-block'

/** The results of the last audit, from the code. Staff write around them and cannot change the figures. */
export const AccessibilityAuditSection = sectionBlock({
  slug: 'accessibilityAudit',
  label: 'Résultats de l’audit RGAA',
  sentence: 'Les résultats du dernier audit d’accessibilité, qui se tiennent à jour seuls.',
  sketch: 'M22 46a26 26 0 0 1 52 0M48 46l14-16M18 54h60',
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
})
