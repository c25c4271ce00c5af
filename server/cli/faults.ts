// What a command says when it cannot go on: one line on standard error, and the exit code of interfaces.md.

/** The command was called wrongly: exit code 2, with its usage. */
export class UsageFault extends Error {
  override readonly name = "UsageFault"
}

/** The command was right and could not be carried out: exit code 1. */
export class CommandFault extends Error {
  override readonly name = "CommandFault"
}
