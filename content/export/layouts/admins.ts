import type { PageContent } from '@/content/source/complement'

import { programMarkdown } from '../program'
import { stepsMarkdown } from '../steps'
import { Parts } from './parts'
import type { SourceValues } from '../source-values'

/**
 * `content` as the `admins` layout says it, `isOpen` being the state of its call. What the layout has no place for is left
 * out: whoever asks reads the values back and tells what is missing.
 */
export function adminsValues(
  { title, hero, calls, sections }: PageContent,
  isOpen: boolean,
): SourceValues {
  const parts = new Parts(sections)
  const program = programMarkdown(parts.all('text', 'profiles'))
  const criteria = parts.next('criteria')
  const steps = parts.next('steps')
  const following = parts.next('text')
  const wait = parts.next('closedCall')
  const [call] = calls
  return {
    frontMatter: {
      title,
      layout: 'admins',
      open: isOpen,
      head: {
        desc: hero.introduction,
        title: hero.title,
        apply: {
          title: hero.apply?.label ?? '',
          url: hero.apply?.url || call?.applicationUrl || '',
        },
        call: { title: hero.rules?.label ?? '', url: hero.rules?.url || call?.rulesUrl || '' },
      },
      program,
      ...(criteria && {
        criteria: {
          title: criteria.title,
          desc: criteria.introduction,
          list: criteria.criteria.map(({ name, description }, index) => ({
            num: String(index + 1),
            name,
            desc: description,
          })),
        },
      }),
      ...((steps || following) && { steps: stepsMarkdown(steps, following) }),
      ...(wait && { wait: { title: wait.title, desc: wait.body } }),
    },
    body: parts.next('text')?.body ?? '',
  }
}
