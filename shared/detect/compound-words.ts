// Words that make something else of a state's name beside them. All folded.

/** Before it, in capitals: `New Mexico`, `Air France`. */
export const modifiers = wordSet(`
  new north south east west northern southern eastern western central upper lower inner
  outer greater little old lake mount river cape fort port air radio team miss bank sea gulf
  bay isla rio saint st royal banque sir lady lord latin meso afro nova nueva nuevo nouvelle
  nouveau captain corporate international amnesty greenpeace oxfam caritas wwf unicef undp`)

/** Before it and an `of`: `Gulf of Guinea`. */
export const things = wordSet(`
  gulf sea bay bight strait straits channel lake mount mountains river isle island islands
  port cape bank banque banco university college institute museum church academy library radio
  voice times treaty battle siege fall map history order knights miss stade tour district ile
  golfe golfo petroleos`)

/** Right behind it: `Turkey sandwich`, `Panama Canal`. */
export const followers = wordSet(`
  sea seas ocean strait straits channel river rivers delta basin valley bay gulf lake lakes
  desert island islands peninsula mountains mountain coast canal border borders city town
  street road avenue square airport airlines airways airline air trench ridge plateau shelf
  falls war wars crisis conflict earthquake earthquakes floods invasion genocide famine scandal
  hoax sandwich sandwiches nut nuts cheese chocolate coffee beer wine tea rum food cuisine
  curry soup breast breasts dinner dinners leg legs bacon burger burgers hunt pepper peppers
  stew hat hats pig pigs fowl fowls worm worms sauce balsam disease sneakers shoes ink
  rubber bologna poppy veterans almond almonds silk rose roses sling libre pale dollar dollars
  franc francs pound pounds euro rupee yen peso accord accords agreement agreements protocol
  convention conventions declaration compact treaty pact communique summit olympics games cup
  championship derby marathon festival prix empire dynasty tech university college bank railways
  telecom motors visa visas passport passports tourism holiday holidays fever flu syndrome lily
  fir pine oak cypress spruce maple thistle palm gazelle bear tiger lynx rat rats goose geese hen
  vulture vultures kestrel lobster supermarket restaurant nuclear contra football cricket`)

/** Right behind it and in capitals, the rest of a title: `Uruguay Round`, `China Daily`; not `Norway today said`. */
export const titles = wordSet(`
  round process conference cop charter consensus mandate open league news daily post times herald
  tribune observer today time rail oil stock stocks bond bonds winter summer weather trip tour
  office current papers files wood seed era`)

/** Behind it and a hyphen: `Germany-based`. */
export const suffixes = wordSet(`
  based born bred style speaking made bound trained educated backed funded owned registered
  flagged occupied controlled administered wide sponsored friendly grown imported`)

/** Behind it and a comma, a town in the United States: `Lebanon, Ohio`. The last word of each. */
export const americanStates = wordSet(`
  alabama alaska arizona arkansas california colorado connecticut delaware florida idaho
  illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
  minnesota mississippi missouri montana nebraska nevada hampshire jersey york carolina
  dakota ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin
  wyoming`)

/** Behind these and a comma, `Georgia` is the American state. */
export const townsOfGeorgia = wordSet(`
  atlanta savannah augusta athens macon columbus marietta albany decatur valdosta plains roswell
  dalton gainesville brunswick`)

/** Behind `Georgia`, of the American state. */
export const ofAmericanGeorgia = wordSet(`
  governor senate senator senators legislature legislators voters runoff peach peaches republicans
  democrats`)

/** Who is sent to a state, and speaks for another: `ambassador of Togo to Belgium`. */
export const posts = wordSet(`
  ambassador ambassadors amb envoy envoys mission missions representative representatives
  delegation consul embassy commissioner`)

/** Before the letter of a part, which is no initial: `Annex B. Jordan said`. */
export const lettered = wordSet(`
  annex article option alternative paragraph para section chapter principle objective plan item
  part group track tier table box appendix schedule`)

/** States whose names are first names too. */
export const firstNames = wordSet(`
  chad jordan georgia israel kenya india ireland cuba malta holland cyprus sierra trinidad
  china francia vincent brazil samoa tonga`)

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}
