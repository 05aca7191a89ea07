/**
 * Payload's options for documents that our own form saves (`components/admin/saving`). Autosave stays declared because
 * it adds the `autosave` column, which lets a save update the last version, and makes the server create a document
 * before its form opens. Payload's component never saves: its interval is the maximum of `setTimeout`, 24 days. It
 * would overwrite what was typed during a save, since `fieldReducer` clears `isModified` on all other fields at each
 * keystroke.
 */
export const PAYLOADS_AUTOSAVE_OFF = { interval: 2 ** 31 - 1, showSaveDraftButton: true }
