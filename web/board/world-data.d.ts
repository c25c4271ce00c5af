// What the map's data is; its thousands of numbers need no types of their own.
declare module "world-atlas/countries-110m.json" {
  import type { GeometryCollection, Topology } from "topojson-specification"

  const world: Topology<{ countries: GeometryCollection<{ readonly name: string }> }>
  export default world
}
