// `lineup index`: reads notes in text form and prints their index.
import { defineCommand } from "citty"

export const indexCommand = defineCommand({
  meta: { name: "index", description: "Read notes in text form and print their index" },
})
