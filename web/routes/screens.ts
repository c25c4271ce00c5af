// The screens that are loaded when they are first opened. They stand here and not in their routes, because the router
// (sv-router 0.16) takes a component whose source holds `() => import(…)` for a lazy route and calls it as one.

import { NoConnection } from "../api/problem.ts"
import { words } from "../ui/words.ts"

/** The note with its editor. */
export const loadNoteScreen = () => loaded(import("../note/NoteScreen.svelte"))
/** The line-ups. */
export const loadBoardScreen = () => loaded(import("../board/BoardScreen.svelte"))
/** Actors by topics. */
export const loadMatrixScreen = () => loaded(import("../board/MatrixScreen.svelte"))
/** The world by position, with its map data. */
export const loadMapScreen = () => loaded(import("../board/MapScreen.svelte"))
/** What others wrote, on its way into a note. */
export const loadIntakeScreen = () => loaded(import("../intake/IntakeScreen.svelte"))
/** Who moved. */
export const loadShiftsScreen = () => loaded(import("../board/ShiftsScreen.svelte"))
/** Who stood with whom. */
export const loadAgreementScreen = () => loaded(import("../board/AgreementScreen.svelte"))
/** The brief with its editor. */
export const loadBriefScreen = () => loaded(import("../brief/BriefScreen.svelte"))

/** Throws NoConnection when the part was not there: the server is away, or has a newer version than this page. */
async function loaded<Screen>(screen: Promise<Screen>): Promise<Screen> {
  try {
    return await screen
  } catch (fault) {
    // Each browser has its own words for it, and the word import in all of them.
    if (!(fault instanceof TypeError && /import/i.test(fault.message))) throw fault
    throw new NoConnection(words.failure.notLoaded, { cause: fault })
  }
}
