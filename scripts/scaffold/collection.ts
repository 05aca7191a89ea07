import { register, writeNew, type Names } from './files'
import type { SectionSources } from './section'

/** The names that staff see for one document, and for several. */
export type Labels = { singular: string; plural: string }

/** Writes a collection whose documents start with a name and a description, and registers it. */
export async function addCollection({ folder, name }: Names, labels: Labels): Promise<void> {
  await writeNew(
    `collections/${folder}.ts`,
    `import { shownBySections } from '@/editing/shown-by-sections'
import { markdownField } from '@/fields/markdown'
import { titleField } from '@/fields/line'

export const ${name} = shownBySections({
  slug: '${folder}',
  labels: ${JSON.stringify(labels)},
  admin: { useAsTitle: 'name', defaultColumns: ['name', '_status', 'updatedAt'] },
  fields: [
    titleField({ name: 'name', label: 'Nom' }),
    markdownField({ name: 'description', label: 'Description' }),
  ],
})
`,
  )
  await register('collections/content.ts', {
    import: `import { ${name} } from './${folder}'`,
    list: 'export const contentCollections = [',
    entry: name,
  })
}

/** Returns the sources of a section that shows chosen documents of the collection, in order, each as a card. */
export const listSection = ({ folder, slug, name }: Names, { plural }: Labels): SectionSources => ({
  schema: `import { listSection } from '@/sections/section-block'

export const ${name}Section = listSection({
  slug: '${slug}',
  label: ${JSON.stringify(plural)},
  relationTo: '${folder}',
  itemsLabel: ${JSON.stringify(plural)},
  sentence: ${JSON.stringify(`Les ${plural.toLowerCase()} choisis, chacun sur une carte.`)},
})
`,
  component: `import { CardsSection } from '@/sections/CardsSection'
import type { SectionProps } from '@/sections/SectionFrame'

export function ${name}(props: SectionProps<'${slug}'>) {
  return <CardsSection {...props} items={props.section.${slug}} />
}
`,
  test: `import { expect, it } from '@jest/globals'

import { markdown } from '../../fixtures/views'
import { showSection } from './show'

const opening = { title: 'Un titre', introduction: markdown('Une *introduction*.') }

it('shows what was chosen, in order', () => {
  const ${slug} = ['Premier', 'Second'].map((name) => ({
    id: name,
    name,
    description: markdown(\`\${name} texte.\`),
  }))
  expect(showSection('${slug}', { ...opening, ${slug} })).toHaveTextContent(
    'Un titreUne introduction.PremierPremier texte.SecondSecond texte.',
  )
})

it('shows nothing when empty', () => {
  const empty = { title: '', introduction: markdown(''), ${slug}: [] }
  expect(showSection('${slug}', empty)).toBeEmptyDOMElement()
})
`,
})
