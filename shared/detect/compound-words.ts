// Words that make something else of a state's name beside them. All folded.

/** Before it, in capitals: `New Mexico`, `Air France`. */
export const modifiers = wordSet(`
  new north south east west northern southern eastern western central upper lower inner
  outer greater little old lake mount river cape fort port air radio team miss bank sea gulf
  bay isla rio saint st royal banque sir lady lord latin meso afro`)

/** Before it and an `of`: `Gulf of Guinea`. */
export const things = wordSet(`
  gulf sea bay bight strait straits channel lake mount mountains river isle island islands
  port cape bank university college institute museum church academy library radio voice
  treaty battle siege fall map history order knights miss stade`)

/** Right behind it: `Turkey sandwich`, `Panama Canal`. */
export const followers = wordSet(`
  sea seas ocean strait straits channel river rivers delta basin valley bay gulf lake lakes
  desert island islands peninsula mountains mountain coast canal border borders city town
  street road avenue square airport airlines airways airline air trench ridge current
  plateau shelf falls war wars crisis conflict earthquake earthquakes floods invasion
  genocide famine papers files scandal hoax sandwich sandwiches nut nuts cheese chocolate
  coffee beer wine tea rum food cuisine curry soup breast breasts dinner dinners leg legs
  bacon burger burgers hunt pepper peppers stew hat hats pig pigs fowl fowls goose worm
  worms sauce balsam disease sneakers shoes ink rubber wood seed bologna poppy veterans era
  nuclear almond almonds plate cabinet shop doll silk rose roses sling libre pale dollar
  dollars franc francs pound pounds euro rupee yen peso accord accords agreement agreements
  protocol convention conventions declaration compact treaty pact charter consensus
  communique mandate summit conference cop process round olympics games cup championship
  derby open marathon festival prix league empire dynasty tech university college bank news
  daily post times herald tribune observer today rail railways telecom oil motors stock
  stocks bonds bond visa visas passport passports time winter summer weather trip tour
  tourism holiday holidays office fever flu syndrome lily fir pine oak cypress gazelle bear
  tiger`)

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

/** States whose names are first names too. */
export const firstNames = wordSet(`
  chad jordan georgia israel kenya india ireland cuba malta holland cyprus sierra trinidad
  china francia vincent brazil samoa tonga`)

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}
