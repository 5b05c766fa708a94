#!/usr/bin/env node
import { main } from "../dist/app/tapworks.js";

await main(process.argv.slice(2));
