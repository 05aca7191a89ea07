import { type DateChange, opensSooner } from '@/call/date-changes'
import { deadlineInParis, momentInParis } from '@/text/french-date'
import { frenchTypography } from '@/text/typography'

/** News about a call: its `name`, and the `path` of its page. */
export type News = { name: string; path: string } & (
  { kind: 'opening' | 'lastDays'; deadline: Date | null } | { kind: 'dates'; change: DateChange }
)

/** What a letter says; `key` distinguishes the letters to one person. */
type NewsWords = { key: string; subject: string; sentence: string; link: string }

const ANSWER = 'Répondre à l’appel à projets'
const READ = 'Lire la page de l’appel à projets'

/** Returns the words of a letter that tells `news`. */
export function newsWords(news: News): NewsWords {
  const called = theCall(news.name)
  const begin = `L${called.slice(1)}`
  switch (news.kind) {
    case 'opening': {
      const sentence = `${begin} est ouvert${untilWords(news.deadline)}. Pour y répondre\u00a0:`
      return { key: news.kind, subject: `${begin} est ouvert`, sentence, link: ANSWER }
    }
    case 'lastDays':
      return {
        key: news.kind,
        subject: `Derniers jours de ${called}`,
        sentence: `${begin} est bientôt clos\u00a0: il est encore ouvert${untilWords(news.deadline)}. Pour y répondre\u00a0:`,
        link: ANSWER,
      }
    case 'dates': {
      const { change } = news
      const { sentence, subject } = changeWords(change, called, begin)
      const key = `dates-${change.at.getTime()}`
      return { key, subject, sentence: `${sentence}. Pour en savoir plus\u00a0:`, link: READ }
    }
    default:
      return news satisfies never
  }
}

function changeWords(change: DateChange, called: string, begin: string) {
  const { from, kind, openedAt, opensAt, to } = change
  switch (kind) {
    case 'rescheduled': {
      const subject = `L’ouverture de ${called} est ${opensSooner(change) ? 'avancée' : 'reportée'}`
      const date = opensAt ? ` au ${momentInParis(opensAt)}` : ', sans nouvelle date'
      const before = openedAt ? `, au lieu du ${momentInParis(openedAt)}` : ''
      const closing = to ? `. La clôture est prévue le ${deadlineInParis(to)}` : ''
      return { subject, sentence: `${subject}${date}${before}${closing}` }
    }
    case 'extended':
      return {
        subject: `${begin} est prolongé`,
        sentence: `${begin} est prolongé${untilWords(to) || ', sans date de clôture'}${insteadOf(from)}`,
      }
    case 'advanced':
      return {
        subject: `La clôture de ${called} ${from ? 'est avancée' : 'est fixée'}`,
        sentence: `La clôture de ${called} est ${from ? 'avancée' : 'fixée'} au ${deadlineInParis(to!)}${insteadOf(from)}`,
      }
    case 'closed':
      if (opensAt) {
        return {
          subject: `${begin} est fermé pour le moment`,
          sentence: `${begin} est fermé pour le moment\u00a0: il ouvrira à nouveau le ${momentInParis(opensAt)}`,
        }
      }
      return {
        subject: `${begin} est clos plus tôt que prévu`,
        sentence: `${begin} est clos plus tôt que prévu\u00a0: il n’est plus possible d’y répondre`,
      }
    case 'reopened':
    case 'opened':
      return {
        subject: `${begin} est rouvert`,
        sentence: `${begin} est rouvert${untilWords(to)}`,
      }
    case 'withdrawn':
      return {
        subject: `L’annonce de ${called} est retirée`,
        sentence: `L’annonce de ${called} est retirée du site\u00a0: ne comptez plus sur les dates publiées`,
      }
    case 'announced':
      return {
        subject: `${begin} est de nouveau annoncé`,
        sentence: `${begin} est de nouveau annoncé${to ? `, avec une clôture le ${deadlineInParis(to)}` : ''}`,
      }
    default:
      return kind satisfies never
  }
}

const untilWords = (date: Date | null) => (date ? `, jusqu’au ${deadlineInParis(date)}` : '')

const insteadOf = (date: Date | null) => (date ? `, au lieu du ${deadlineInParis(date)}` : '')

/** « l’appel à projets « EIG 7 » », or « l’appel à projets EIG 7 » if the name already begins with « Appel ». */
function theCall(name: string): string {
  const words = frenchTypography(name)
  return /^appel\b/i.test(name)
    ? `l’a${words.slice(1)}`
    : `l’appel à projets «\u00a0${words}\u00a0»`
}
