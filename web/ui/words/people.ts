// Who is who: people and invites, signing in, joining, and what a reader finds.
import { count } from "./grammar.ts"

export const people = {
  invite: "Invite",
  inviteHint: "A link or its QR code lets others in. No e-mail is needed.",
  as: "As",
  lasts: "Works for",
  days: (n: number) => count(n, "day", "days"),
  uses: "People at most",
  may: {
    "note-taker": "Note-takers write notes, see the line-ups and draft briefs.",
    lead: "Leads also change the meeting, invite and publish.",
    reader: "Readers see the published briefs, and nothing of the notes.",
  },
  makeInvite: "Make an invite",
  shownAs: (role: string, meeting: string) => `Join “${meeting}” as a ${role}`,
  shownUntil: (when: string, left: number) =>
    `until ${when}, for ${count(left, "person", "people")}`,
  link: "Link",
  onlyOnce: "The link is shown only now. Copy it, or let the others scan it from this screen.",
  copyLink: "Copy the link",
  copyByKeys: "The link is selected: copy it with Ctrl+C.",
  another: "Make another",
  count: (n: number) => count(n, "person", "people"),
  roleOf: (name: string) => `Role of ${name}`,
  removeSure: "Remove now",
  removeSureOf: (name: string) => `Remove now: ${name}`,
  removeWhat:
    "What this person wrote stays. Screens that are open hear nothing more, and none opens again.",
  alone: "Nobody else takes part yet.",
  aloneHow: "Make an invite above and show its QR code in the room.",
  aloneHowOther: "The lead of the meeting invites.",
  openInvites: "Open invites",
  inviteAs: (role: string) => `Invite as a ${role}`,
  endInvite: "End this invite",
}

export const reader = {
  briefs: "Published briefs",
  version: (n: number, when: string) => `version ${n}, ${when}`,
  word: "Word",
  markdown: "Markdown",
  none: "No brief is published yet.",
  noneHow: "The team publishes one at the end of a day; it then stands here.",
}

export const signIn = {
  title: "Sign in",
  username: "Username",
  password: "Password",
  go: "Sign in",
  already: (name: string) => `Signed in as ${name}. Signing in as someone else ends that.`,
  noAccount: "No username?",
  noAccountHow:
    "Ask the lead of your meeting for an invite: a link, or its QR code on the lead’s screen. A name is enough to join.",
  first: "The very first lead comes in by the set-up link that the server prints when it starts.",
  expired: "You are signed out",
  expiredKept:
    "What is open stays open, and what waits for the server is sent when you have signed in again.",
  noPassword:
    "Joined without a password? Save a copy of what is not on the server, then ask the lead for a new invite.",
  later: "Not now",
}

export const setUpServer = {
  title: "Take this server into use",
  lead: "You become its first lead: you make meetings and invite the others.",
  go: "Take into use",
  nextTitle: "What comes next",
  next: [
    "Look at the sample meeting: four days of talks on migration, to try things out.",
    "Make your own meeting with its days and topics.",
    "Invite the others with a link or its QR code. No e-mail is needed.",
  ],
}

export const join = {
  title: (meeting: string) => `Join “${meeting}”`,
  invited: (by: string, role: string) =>
    `${by} invited you as a ${role}. No e-mail and no password are needed.`,
  name: "Your name, as the others see it",
  usernameHint: "3 to 40 letters, digits, dots or dashes.",
  passwordHint: "At least 10 characters.",
  comeBack: "Let me come back from another device.",
  comeBackWhy: "Needs a sign-in of your own; without it only this browser lets you in.",
  as: (name: string) => `You are signed in as ${name}; this meeting is added to yours.`,
  go: "Join the meeting",
  until: (when: string) => `The link works until ${when}.`,
  otherDevice: "Join with another device",
  qr: "QR code of this invite link",
  scan: "Scan it with the other device’s camera.",
  joined: "Already joined?",
  no: "This invite does not work",
}
