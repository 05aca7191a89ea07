import type { PageContent } from '@/content/source/complement'

import { Parts } from './parts'
import type { SourceValues } from '../source-values'

/** `content` as the `project` layout says it; what it has no place for is left out. */
export function projectValues({ title, sections }: PageContent): SourceValues {
  const parts = new Parts(sections)
  const callout = parts.next('callToAction')
  const how = parts.next('callToAction')
  const steps = parts.next('datedSteps')
  const questions = parts.next('text')
  const com = parts.next('text')
  return {
    frontMatter: {
      title,
      layout: 'project',
      ...(callout && { callout: { title: callout.title, desc: callout.body } }),
      ...(how && { how: { title: how.title, desc: how.body } }),
      ...(steps && {
        steps: {
          dates: steps.steps.map(({ date, description }) => ({ date, desc: description })),
          title: steps.title,
        },
      }),
      ...(questions && { questions: questions.body }),
      ...(com && { com: com.body }),
    },
    body: parts.next('text')?.body ?? '',
  }
}
