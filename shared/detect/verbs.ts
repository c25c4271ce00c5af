// What delegations do in a room, as verbs in all their forms; and the little words around them.

const regular = `
   accept accuse acknowledge add address admit advise advocate affirm agree align allow announce
   answer appeal applaud appreciate approve argue ask assert associate assure attack back
   believe block brief call caution challenge claim clarify commend comment complain conclude
   concur condemn confirm congratulate consider contest cosponsor counter criticise criticize
   decline defend demand deny deplore describe disagree dispute dissociate doubt echo elaborate
   emphasise emphasize encourage endorse enquire envision envisage explain express extol favour
   favor follow highlight hint hope inquire insist intend intervene introduce invite join
   justify lament lauded like look maintain mention move need negotiate note object observe
   offer open oppose outline perceive plan pledge point postpone praise prefer present press
   proclaim propose protest push query question raise reaffirm react reassure recall recognise
   recognize recommend regret reiterate reject remark remind repeat reply report request reserve
   resist respond restate reveal second share signal speak stress submit suggest support table
   take thank threaten underline underscore uphold urge view voice vote walk want warn welcome
   wish withdraw withhold wonder work yield abstain adopt confer comply continue ratify host
   adjourn chair close facilitate resume summarise summarize pause reconsider refuse remain
   return seek state stay stop try use`

const irregular = `
   said says say saying told tells tell spoke speaks speak spoken speaking took takes take taken
   taking gave gives give giving given made makes make making held holds hold felt feels feel
   thought thinks think thinking saw sees see sought seeks seeking wrote writes write stood
   stands stand led leads lead leading put puts putting found finds find came comes come coming
   went goes go left leaves kept keeps keep asked did does do had has have having is are was
   were will would could should can may might must cannot wants wanted backs got gets began
   begins begin understood understands chose chooses withdrew withdraws met meets read reads sat
   sits drew draws brought brings fought fights showed shows won wins lost loses laid lays
   forgot`

/** Verbs of doing and hearing in any form, folded: `supports`, `objected`, `said`. */
const verbs: ReadonlySet<string> = new Set([
  ...regular.trim().split(/\s+/).flatMap(inflected),
  ...irregular.trim().split(/\s+/),
])

const past: ReadonlySet<string> = new Set(
  `said told spoke took gave made held felt thought saw sought wrote stood led put found came went left kept got began
   understood chose withdrew met sat drew brought won lost`
    .trim()
    .split(/\s+/),
)

const functionWords: ReadonlySet<string> = new Set(
  `
   a an the this that these those it its i we you he she they them his her their our my your who
   whom whose which what where when while how why if because since until unless though although
   and or but nor so yet then than as at by for from in into of off on onto out over to under up
   with within without after before behind between during despite against about above across
   along among amid around via per plus also only even both either neither all any some many
   most few several each every other others another no not never now today yesterday tomorrow
   again still already here there thus hence however therefore moreover meanwhile later earlier
   finally lastly firstly next first once like unlike except including regarding concerning too
   further furthermore additionally similarly same such instead rather perhaps maybe just well
   yes la le les el los las en et y au aux du des del dem das dos der die den monday tuesday wednesday thursday friday saturday sunday`
    .trim()
    .split(/\s+/),
)

export const isVerb = (word: string): boolean => verbs.has(word)
/** A verb of doing as one person does it, or did: `says`, `said`; no infinitive, no participle, no `is`. */
export const isOfOne = (word: string): boolean =>
  (verbs.has(word) && /(s|ed)$/.test(word) && !/^(is|was|has|does)$/.test(word)) || past.has(word)
export const isFunctionWord = (word: string): boolean => functionWords.has(word)

function inflected(verb: string): string[] {
  const stem = verb.replace(/e$/, "")
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`
  const third = /[^aeiou]y$/.test(verb)
    ? `${verb.slice(0, -1)}ies`
    : /(s|sh|ch|x)$/.test(verb)
      ? `${verb}es`
      : `${verb}s`
  return [verb, third, past, `${stem}ing`]
}
