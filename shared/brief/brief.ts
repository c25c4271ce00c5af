// A day's notes and index into the brief that people then edit: every composed block says where it comes from.
export { type BriefDay, composeBrief, type DayNote } from "./compose.ts"
export { briefLanguages } from "./language.ts"
export { withoutPrivate } from "./private.ts"
export { type Offer, offersFor, refreshed } from "./refresh.ts"
export { checksIn, isAsComposed } from "./review.ts"
export { parseSource, type SourceRef } from "./source.ts"
export type { BriefLanguage } from "./words.ts"
