import { PAGE_PATH } from './content'
import type { Staff } from './staff'

/**
 * Publishes, beside the fixture page, each kind of page, linked in each way: its questions and its « proposer », a page
 * of the footer, a page without links to it, and texts that still use a former address.
 */
export async function publishOtherPages(staff: Staff): Promise<void> {
  const page = (slug: string, title: string, sections: object[] = []) =>
    staff.create('pages', { title, slug, hero: { title }, sections })

  await page('mentions-legales', 'Mentions légales')
  await page('actualites/2027', 'Les actualités de 2027')
  const questions = await page('questions-frequentes', 'Questions des collectivités', [
    {
      blockType: 'questions',
      questions: [
        {
          question: 'Qui peut proposer un projet ?',
          answer: `Toute collectivité : voir [nos critères](${PAGE_PATH}).\n\n#### Et les écoles ?\n\nAussi[^1].\n\n[^1]: Par leur commune.`,
        },
        { question: 'Quand ?', answer: 'Voir [qui peut proposer](#qui-peut-proposer-un-projet).' },
      ],
    },
  ])
  await page(`${PAGE_PATH.slice(1)}/proposer`, 'Proposer un projet', [
    {
      blockType: 'callToAction',
      title: 'Deux choses à faire',
      body: '* Lire les [questions](/questions-frequentes#quand)\n* Déposer un dossier',
      link: { label: 'Lire les questions', page: questions },
    },
    { blockType: 'keyDates', title: 'Dates clés', body: 'Celles de l’appel.' },
    {
      blockType: 'datedSteps',
      title: 'À vos agendas',
      steps: [{ date: 'début avril', description: 'Jury de **sélection**' }],
    },
    {
      blockType: 'text',
      body: '## Le détail\n\n| Quoi | Combien |\n|:--|--:|\n| Postes | 2 |\n\n- [x] Convention\n- [ ] Recrutement\n\n> Un an.\n\n1. Un\n2. Deux',
    },
  ])
  // Last: a link to a former address cannot be published without `plugins/redirects`.
  await staff.change('pages', questions, { slug: `${PAGE_PATH.slice(1)}/faq` })
}
