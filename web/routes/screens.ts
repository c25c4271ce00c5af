// The screens that are loaded when they are first opened. They stand here and not in their routes, because the router
// (sv-router 0.16) takes a component whose source holds `() => import(…)` for a lazy route and calls it as one.

export const loadNoteScreen = () => import("../note/NoteScreen.svelte")
export const loadBoardScreen = () => import("../board/BoardScreen.svelte")
export const loadBriefScreen = () => import("../brief/BriefScreen.svelte")
