import type { Config, Field } from 'payload'

import { checkedKind } from '@/fields/fields-of'

const PANELS = '@/plugins/content-checks/admin/ContentChecks'

/** Returns `config` with the findings under each text, address and linked page of its forms. */
export const withFindings = (config: Config): Config => ({
  ...config,
  collections: config.collections?.map((one) => ({ ...one, fields: one.fields.map(checked) })),
  globals: config.globals?.map((one) => ({ ...one, fields: one.fields.map(checked) })),
})

/** Copies `field`, and the fields inside it, with the panels of findings. */
function checked(field: Field): Field {
  switch (field.type) {
    case 'blocks': {
      const blocks = field.blocks.map((one) => ({ ...one, fields: one.fields.map(checked) }))
      return { ...field, blocks }
    }
    case 'tabs':
      return {
        ...field,
        tabs: field.tabs.map((one) => ({ ...one, fields: one.fields.map(checked) })),
      }
    case 'text':
    case 'textarea':
    case 'relationship': {
      const panel = panelOf(field.custom)
      if (!panel) return field
      const { components } = field.admin ?? {}
      const afterInput = [...(components?.afterInput ?? []), panel]
      return {
        ...field,
        admin: { ...field.admin, components: { ...components, afterInput } },
      } as Field
    }
    default:
      return 'fields' in field ? { ...field, fields: field.fields.map(checked) } : field
  }
}

function panelOf(custom: Field['custom']) {
  if (custom?.isLinkedPage) return `${PANELS}#LinkedPageCheck`
  const kind = checkedKind({ custom })
  return kind && { path: `${PANELS}#ContentChecks`, clientProps: { kind } }
}
