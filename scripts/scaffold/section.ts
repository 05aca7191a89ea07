import { register, writeNew, type Names } from './files'

/** The sources that differ between kinds of sections. */
export type SectionSources = { schema: string; component: string; test: string }

/** Writes the folder of a section and its test, and its line in the list of sections. */
export async function addSection(
  { folder, name }: Names,
  { schema, component, test }: SectionSources,
): Promise<void> {
  await writeNew(`sections/${folder}/schema.ts`, schema)
  await writeNew(`sections/${folder}/Component.tsx`, component)
  await writeNew(`tests/unit/sections/${name}.test.tsx`, test)
  await register('sections/schemas.ts', {
    import: `import { ${name}Section } from './${folder}/schema'`,
    list: 'export const sections: Block[] = [',
    entry: `${name}Section`,
  })
}

/** Returns the sources of a section that starts with a title and a text. `label`: its name in the admin. */
export const plainSection = ({ slug, name }: Names, label: string): SectionSources => ({
  schema: `import { markdownField } from '@/fields/markdown'
import { requiredLine } from '@/fields/line'
import { sectionBlock } from '@/sections/section-block'

export const ${name}Section = sectionBlock({
  slug: '${slug}',
  label: ${JSON.stringify(label)},
  sentence: 'À écrire : ce que montre cette section, en une phrase.',
  fields: [
    requiredLine({ name: 'title', label: 'Titre' }),
    markdownField({ name: 'body', label: 'Texte' }),
  ],
})
`,
  component: `import { SectionFrame, type SectionProps, SectionText } from '@/sections/SectionFrame'

export function ${name}(props: SectionProps<'${slug}'>) {
  const { title, body } = props.section
  if (!title && body.children.length === 0) return null
  return (
    <SectionFrame section={props.section} isProse>
      <SectionText {...props} text={body} />
    </SectionFrame>
  )
}
`,
  test: `import { expect, it } from '@jest/globals'

import { markdown } from '../../fixtures/views'
import { showSection } from './show'

it('shows its title and its text', () => {
  const shown = showSection('${slug}', { title: 'Un titre', body: markdown('Un *texte*.') })
  expect(shown).toHaveTextContent('Un titreUn texte.')
})

it('shows nothing when empty', () => {
  expect(showSection('${slug}', { title: '', body: markdown('') })).toBeEmptyDOMElement()
})
`,
})
