#!/usr/bin/env node
import { leaveWhenNobodyReads, main } from "../dist/app/tapworks.js";

process.stdout.on("error", leaveWhenNobodyReads);
await main(process.argv.slice(2));
