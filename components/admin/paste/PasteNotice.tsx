import '../staff.css'
import type { PasteReport } from './paste-plugin'

type PasteNoticeProps = { report: PasteReport | null; onPasteWords: () => void }

/** Under a text: what a paste could not keep, and a button to paste only its words. */
export function PasteNotice({ report, onPasteWords }: PasteNoticeProps) {
  return (
    <div aria-live="polite" className="paste-notice">
      {report && (
        <p>
          {report.losses || 'Collé avec sa mise en forme.'}{' '}
          {report.pasteWords && (
            <button className="staff-link" onClick={onPasteWords} type="button">
              Coller sans mise en forme
            </button>
          )}
        </p>
      )}
    </div>
  )
}
