// Names that are also words of the language: what must be written large to be meant.

const ordinary: ReadonlySet<string> = new Set(
  `
   chad turkey turkeys china japan jordan guinea guineas us it au car who sam is as am at be by
   do de in me no so to my or an on of if he we up go id ag ch sg ga ad al ar ba ca ci da es et
   il la ma mi na ne pa re se si ta te ti can per and cub mar nor pan ton tun gin mac ben dom
   est aid all are ask bad bag ban bat bed big bit bus but cut day end eye far fit for fun get
   had has her him his hot how ice ill its job key kit lab law let lot low man map may men mix
   new not now nut off old one our out own pay pet put rat raw red run say see set she sit six
   sky son sun tax tea ten the tip too top toy two use van via war was way web wet win yes yet
   you acts aims bond care core cope data desk east fund gate gold idea late line link lion mine
   note open rise safe seat sets side soft star step team that unit west wise`
    .trim()
    .split(/\s+/),
)

/** Whether a folded name is a word of its own when it is written small. */
export function isOrdinaryWord(folded: string): boolean {
  return ordinary.has(folded)
}

/** Short acronyms that people in a hurry type in small letters, and that mean nothing else. */
export const spelledSmall: ReadonlySet<string> = new Set(["uk", "uae", "drc", "usa", "dprk"])

/** Folded names in other languages that in English text are a first name, a thing, a dish or a city. */
export const wordsOfOtherKind: ReadonlySet<string> = new Set([
  "maurice",
  "grenade",
  "granada",
  "chili",
  "dominique",
])
