// What leaves the screen: pictures and data, without what is private unless it is asked for.
import { describe, expect, test } from "vitest"
import { firstDay } from "../../tests/builders/first-day.ts"
import { migration, migrationNames as names } from "../../tests/builders/meeting.ts"
import { statement } from "../../tests/builders/statement.ts"
import { StillMeeting } from "../../tests/builders/still-meeting.svelte.ts"
import { pngOf } from "./copying.ts"
import { mapPicture } from "./map-picture.ts"
import { MapState } from "./map-state.svelte.ts"
import { matrixPicture } from "./matrix-picture.ts"
import { MatrixState } from "./matrix-state.svelte.ts"
import { standsCsv } from "./view-data.ts"

const head = { title: "A title & more", under: "A meeting" }
const secret = statement({
  speaker: "USA",
  position: "in-between",
  tags: ["private"],
  text: "A secret word",
  order: 90,
})

function board() {
  history.replaceState({}, "", "/m/gcm-2/map?topic=regular-irregular")
  const meeting = new StillMeeting(migration)
  meeting.statements = [...firstDay, secret]
  return { matrix: new MatrixState(() => meeting.state), map: new MapState(() => meeting.state) }
}

describe("the matrix", () => {
  test("as a picture has all rows, and no private one unless it is internal", () => {
    const { matrix } = board()
    const open = matrixPicture(matrix.leaving(false), names, head)
    expect(open).toContain(">Japan<")
    expect(open).toContain(">Western European and other States<")
    expect(open).toContain("A title &amp; more")
    expect(open).not.toContain("United States")
    expect(matrixPicture(matrix.leaving(true), names, head)).toContain("United States")
  })

  test("as data has a line for each stand, and no private one unless it is internal", () => {
    const { matrix } = board()
    const csv = (internal: boolean) => {
      const { sections, topics } = matrix.leaving(internal)
      const rows = sections.flatMap((section) => section.rows)
      return standsCsv(rows, topics, names).split("\r\n")
    }
    const open = csv(false)
    expect(open[0]).toMatch(/^actor,name,topic,/)
    expect(open.find((line) => line.startsWith("COM,"))).toContain(",african-group,")
    expect(open.join()).not.toContain("A secret word")
    expect(csv(true).join()).toContain("A secret word")
  })
})

describe("the map", () => {
  test("as a picture carries the disclaimer, and nothing private unless it is internal", () => {
    const { map } = board()
    const svg = mapPicture(map.leaving(false), head)
    expect(svg).toContain("The designations employed and the presentation of material")
    expect(svg).toContain("In between: 2 (")
    expect(mapPicture(map.leaving(true), head)).toContain("In between: 3 (")
  })

  test("is a whole document, which a browser draws", async () => {
    const svg = mapPicture(board().map.leaving(false), head)
    const parsed = new DOMParser().parseFromString(svg, "image/svg+xml")
    expect(parsed.querySelector("parsererror")).toBeNull()
    expect(svg).not.toContain("var(--")
    const png = await pngOf(svg)
    expect(png.type).toBe("image/png")
    const { width } = await createImageBitmap(png)
    expect(width).toBe(2000)
  })
})

test("the colours of pictures are those of the light screen", async () => {
  const { ink } = await import("./picture.ts")
  const { default: css } = await import("../ui/tokens.css?inline")
  const light = css.slice(0, css.indexOf("@media"))
  for (const [name, value] of Object.entries(ink)) expect(light).toContain(`--${name}: ${value};`)
})
