/** How the caller and the module pass subjects through memory: byte offsets. */
export const subjectFormat = {
  inputs: 0,
  plan: 4,
  tolerance: 8,
  outputs: 12,
  doseFactor: 16,
  reached: 24,
  status: 32,
  steps: 36,
  /** Byte offset, in a row of states, of the state that was not finite. */
  state: 40,
  /** How often the method has changed. */
  switches: 44,
  /** Of models with events: where firings are written, the address after the last, and 1 + the event that stopped it. */
  fired: 48,
  firedEnd: 52,
  stopped: 56,
  bytes: 64,
} as const;

/** A firing: its time, then the number of the event. */
export const firedBytes = 16;

/** Firings of a subject that a module has room for; one with more is solved by the flat list. */
export const mostFirings = 512;

/**
 * A plan: when something is given and when outputs are wanted. −1 stands before the first time and Infinity after the
 * last, as after the last record, so that reading on needs no count.
 */
export const planFormat = { times: 0, records: 4, last: 8, bytes: 16 } as const;

/** A record: at a time, something is given through a port. */
export const recordFormat = { time: 0, value: 8, kind: 16, port: 20, bytes: 24 } as const;

/**
 * What records do: add an amount at once, or set the rate at which a port brings drug; and what alters a subject state
 * by state. In place of a port the latter hold the byte offset of the state in a row, or the address of new inputs.
 */
export const recordKinds = {
  ...{ give: 0, rate: 1 },
  ...{ add: 2, set: 3, multiply: 4, flow: 5, inputs: 6, read: 7 },
} as const;

/** How an integration ended, as the module says it. */
export const statuses = ["ok", "too-many-steps", "step-too-small", "not-finite", "endless-events"] as const;
