/** Jobs over threads. */
export { defaultThreads, openPool, type Pool } from "./pool.ts";
