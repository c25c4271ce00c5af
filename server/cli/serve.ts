// `lineup serve`, which is what `npm start` runs: serves one data directory until SIGTERM or Ctrl+C.
import { defineCommand } from "citty"
import { ConfigFault, readConfig, startServer } from "../main.ts"
import { CommandFault } from "./faults.ts"

export const serveCommand = defineCommand({
  meta: {
    name: "serve",
    description:
      "Serve the data directory (PORT, HOST, DATA_DIR, PUBLIC_URL, TRUST_PROXY, TLS_CERT, TLS_KEY)",
  },
  run: serve,
})

/** Resolves when the server was told to stop and has stopped. */
async function serve(): Promise<void> {
  // From the first moment on, so that a signal during the start stops what was started.
  const told = toldToStop()
  const server = await start()
  process.stdout.write(`Lineup: ${server.url}\n`)
  if (server.setUpLink !== null) process.stdout.write(`Set-up link: ${server.setUpLink}\n`)
  await told
  await server.stop()
}

async function start() {
  try {
    return await startServer(readConfig(process.env))
  } catch (fault) {
    if (fault instanceof ConfigFault) throw new CommandFault(fault.message)
    throw fault
  }
}

function toldToStop(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => done())
  })
}
