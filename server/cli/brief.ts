// `lineup brief`: composes the brief of a day from notes in text form, without a server.
import { defineCommand } from "citty"

export const briefCommand = defineCommand({
  meta: { name: "brief", description: "Compose the brief of a day from notes in text form" },
})
