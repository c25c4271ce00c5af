// The app on this device: newer versions of it; and without a network what stands here, since when, and what this browser cannot do.
import { count } from "./grammar.ts"

export const offline = {
  newer: "A new version of Lineup is here. Reload when it suits you.",
  reload: "Reload",
  later: "Later",
  /** `when` is a time of today, or a day with its time. */
  since: (when: string) => `Offline since ${when}.`,
  seen: "What stands here is as it was then. It is brought up to date by itself when the server is reached.",
  plainHttp:
    "Leave this page open: over plain http:// browsers do not keep Lineup itself, so a closed page does not open again without a network. Over https:// it does.",
  notKept:
    "Leave this page open: Lineup itself is not kept on this device yet, so a closed page does not open again without a network.",
  title: "Not on this device",
  meeting: "This meeting was never opened on this device, and the server is not reached now.",
  note: "This note was never opened on this device, and the server is not reached now.",
  list: "Your meetings were never listed on this device, and the server is not reached now.",
  bySelf: "It opens by itself when the server is there.",
  here: "Notes on this device",
  none: "None yet. A note that was opened once with the server there opens without it, too.",
  waiting: (n: number) => `${count(n, "change waits", "changes wait")} for the server`,
}
