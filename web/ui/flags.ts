// Flags: ISO 3166-1 alpha-3 to a symbol of one sprite in the page; nothing is fetched from elsewhere.

// Each alpha-3 code with its alpha-2 code, as the flag files are named.
const pairs = `
  ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG
  AUSAU AUTAT AZEAZ BDIBI BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL
  BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA CCKCC CHECH
  CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX
  CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES
  ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI
  GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM
  HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT
  JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB
  LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD
  MDGMG MDVMV MEXMX MHLMH MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS
  MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO
  NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL PRIPR PRKKP
  PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS
  SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI
  SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO
  TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC
  VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS XKKXK YEMYE ZAFZA ZMBZM ZWEZW
`
const alpha2 = new Map(
  pairs
    .trim()
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 3), pair.slice(3)]),
)

const spriteId = "flag-sprite"
let drawings: Promise<Readonly<Record<string, string>>> | undefined

/** The id of the state's symbol for `<use href="#…">`, or null for who has no flag. Its drawing follows by itself. */
export function flagSymbol(actor: string): string | null {
  const code = alpha2.get(actor)
  if (code === undefined) return null
  const id = `flag-${code}`
  if (document.getElementById(id) === null) addSymbol(id, code)
  return id
}

/** The flag as an SVG document, for where no `<use>` can stand; null for who has none. Rejects when not loaded. */
export function flagDrawing(actor: string): Promise<string> | null {
  const code = alpha2.get(actor)
  return code === undefined ? null : loadDrawings().then((all) => all[code] ?? "")
}

function addSymbol(id: string, code: string): void {
  const symbol = document.createElementNS("http://www.w3.org/2000/svg", "symbol")
  symbol.id = id
  sprite().append(symbol)
  loadDrawings().then(
    (all) => draw(symbol, all[code]),
    // Offline, perhaps: the name stands beside the gap, and the next flag of this state tries again.
    () => symbol.remove(),
  )
}

function loadDrawings(): Promise<Readonly<Record<string, string>>> {
  drawings ??= import("country-flag-icons/string/3x2").catch((fault: unknown) => {
    drawings = undefined
    throw fault
  })
  return drawings
}

function draw(symbol: SVGSymbolElement, drawing: string | undefined): void {
  if (drawing === undefined) return
  const svg = new DOMParser().parseFromString(drawing, "image/svg+xml").documentElement
  symbol.setAttribute("viewBox", svg.getAttribute("viewBox") ?? "0 0 513 342")
  symbol.append(...svg.childNodes)
}

function sprite(): Element {
  const found = document.getElementById(spriteId)
  if (found !== null) return found
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  made.id = spriteId
  made.setAttribute("aria-hidden", "true")
  made.setAttribute("width", "0")
  made.setAttribute("height", "0")
  made.style.position = "absolute"
  document.body.append(made)
  return made
}
