import { Badge } from '@/components/dsfr/Badge'
import type { PageView, SectionOf, SiteView } from '@/components/views'
import { Heading } from '@/sections/SectionFrame'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

import { wordsId } from '../rules'
import { NoteField } from './NoteField'

type CriterionFieldsProps = {
  criterion: SectionOf<'criteria'>['criteria'][number]
  /** Its position in the list, from 1. */
  number: number
  heading: 2 | 3
  page: PageView
  site: SiteView
}

const ANSWERS = ['Oui', 'En partie', 'Non']

/** A criterion, whether the project meets it (DSFR « Bouton radio »), and a note. */
export function CriterionFields({ criterion, number, heading, page, site }: CriterionFieldsProps) {
  const { id, name, description, anchor } = criterion
  const field = `critere-${id}`
  const title = frenchTypography(name)
  return (
    <div
      className="eig-section"
      data-criterion={id}
      data-name={`Critère\u00a0${number}\u00a0: ${title}`}
      data-href={`${page.path}#${anchor}`}
      data-words={wordsId(criterion)}
    >
      <Heading level={heading} className="fr-h6">
        <a href={`${page.path}#${anchor}`}>
          Critère{'\u00a0'}
          {number}
          {'\u00a0'}: {title}
        </a>
      </Heading>
      <div data-text="">
        <Markdown
          text={description}
          startLevel={heading}
          images={page.images}
          siteUrl={site.url}
          id={id}
        />
      </div>
      <p data-changed="" hidden>
        <Badge severity="warning">Critère modifié</Badge> <span data-since=""></span>
      </p>
      <fieldset className="fr-fieldset" aria-labelledby={`${field}-question`}>
        <legend
          className="fr-fieldset__legend fr-fieldset__legend--regular"
          id={`${field}-question`}
        >
          Votre projet répond-il au critère{'\u00a0'}
          {number}
          {'\u00a0'}?
        </legend>
        {ANSWERS.map((answer, index) => (
          <div className="fr-fieldset__element fr-fieldset__element--inline" key={answer}>
            <div className="fr-radio-group">
              <input type="radio" id={`${field}-${index}`} name={field} value={answer} />
              <label className="fr-label" htmlFor={`${field}-${index}`}>
                {answer}
              </label>
            </div>
          </div>
        ))}
      </fieldset>
      <NoteField id={field} label={`Notes sur le critère\u00a0${number}`} />
    </div>
  )
}
