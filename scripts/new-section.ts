/**
 * `npm run new:section -- key-figures "Chiffres clés"`: the folder of a section (schema, component), its test, its line in
 * each of the two lists, the types and the migrations of both databases. It has a title and a text to begin with.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const FOLDER = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

const [folder = '', label = ''] = process.argv.slice(2)
if (!FOLDER.test(folder) || !label.trim()) {
  console.error('Usage : npm run new:section -- nom-en-minuscules "Nom dans l’administration"')
  process.exit(2)
}
if (existsSync(`sections/${folder}`)) {
  console.error(`sections/${folder} existe déjà : choisissez un autre nom.`)
  process.exit(2)
}
const name = folder.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
const slug = name.charAt(0).toLowerCase() + name.slice(1)

mkdirSync(`sections/${folder}`)
writeFileSync(
  `sections/${folder}/schema.ts`,
  `import type { Block } from 'payload'

import { markdownField } from '@/fields/markdown'
import { notBlank } from '@/fields/not-blank'

export const ${name}Section: Block = {
  slug: '${slug}',
  interfaceName: '${name}Section',
  labels: { singular: ${JSON.stringify(label)}, plural: ${JSON.stringify(label)} },
  admin: { disableBlockName: true },
  fields: [
    { name: 'title', type: 'text', label: 'Titre', required: true, validate: notBlank },
    markdownField({ name: 'body', label: 'Texte' }),
  ],
}
`,
)
writeFileSync(
  `sections/${folder}/Component.tsx`,
  `import type { SectionProps } from '@/sections/props'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

export function ${name}({ section, images, siteUrl }: SectionProps<'${slug}'>) {
  const { id, title, body } = section
  if (!title && body.children.length === 0) return null
  return (
    <section className="eig-section eig-prose">
      {title && <h2>{frenchTypography(title)}</h2>}
      <Markdown
        text={body}
        startLevel={title ? 2 : 1}
        images={images}
        siteUrl={siteUrl}
        id={id}
      />
    </section>
  )
}
`,
)
writeFileSync(
  `tests/unit/sections/${name}.test.tsx`,
  `import { expect, it } from '@jest/globals'

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
)
insert('sections/schemas.ts', [
  [/\n\n\/\*\*/, `\nimport { ${name}Section } from './${folder}/schema'\n\n/**`],
  [/\n\]\n$/, `\n  ${name}Section,\n]\n`],
])
insert('sections/components.tsx', [
  [/\n\ntype Sections/, `\nimport { ${name} } from './${folder}/Component'\n\ntype Sections`],
  [/\n\}\n\n\/\*\* Shows a section/, `\n  ${slug}: ${name},\n}\n\n/** Shows a section`],
])
run('npm', ['run', 'generate'])
run('npm', ['run', 'migrate:create', '--', folder.replaceAll('-', '_')])
run('npx', [
  'prettier',
  '--write',
  'sections',
  'migrations',
  `tests/unit/sections/${name}.test.tsx`,
])
console.log(`
sections/${folder} est enregistrée. Ensuite :
 1. donnez ses champs à schema.ts, montrez-les dans Component.tsx (docs/extending.md) ;
 2. s’ils ont changé : npm run generate, et une migration de plus ;
 3. npm run typecheck && npm test -- --selectProjects component integration -- tests/unit/sections tests/integration/every-field
`)

/** Makes each replacement in `file`, once; ends with a line where one finds no place. */
function insert(file: string, replacements: [RegExp, string][]): void {
  let text = readFileSync(file, 'utf8')
  for (const [place, by] of replacements) {
    if (!place.test(text)) {
      console.error(`${file} n’a plus la forme attendue : ajoutez-y la section à la main.`)
      process.exit(1)
    }
    text = text.replace(place, by)
  }
  writeFileSync(file, text)
}

function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
