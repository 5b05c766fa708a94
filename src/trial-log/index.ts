/** The log of a trial on disk: one writer, nothing acknowledged is lost. */
export { LockedError, locked } from "./lock.ts";
export { type Appended, type Ask, append, begin, openLog, sha256 } from "./log-file.ts";
